import { closeHistory, history, redo, undo } from "prosemirror-history";
import { InputRule, inputRules, textblockTypeInputRule, undoInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { baseKeymap, chainCommands } from "prosemirror-commands";
import type { MarkType } from "prosemirror-model";
import { type Command, Plugin } from "prosemirror-state";
import { tableEditing } from "prosemirror-tables";
import { addressesIn } from "./addresses";
import { breakLine, commands, newLine } from "./commands";
import { kind, mark } from "./schema";

/** Words between signs, as in Markdown: `**bold**`. The last sign is the one being typed. */
function markRule(pattern: RegExp, type: MarkType): InputRule {
  return new InputRule(pattern, (state, match, start, end) => {
    const [whole, before = "", words = ""] = match;
    const from = start + before.length;
    const isCode = state.doc.rangeHasMark(from, end, mark("code"));
    if (isCode || state.doc.resolve(start).parent.type.spec.code || words === "" || whole === "") return null;
    const opening = whole.indexOf(words, before.length) - before.length;
    const closing = whole.length - before.length - opening - words.length - 1;
    const tr = state.tr;
    if (closing > 0) tr.delete(end - closing, end);
    tr.delete(from, from + opening);
    const to = tr.mapping.map(end);
    return tr.addMark(from, to, type.create()).removeStoredMark(type);
  });
}

/** An address becomes a link once a space follows it. */
const linkRule = new InputRule(/(?:^|\s)(\S+)\s$/, (state, match, start, end) => {
  const words = match[1] ?? "";
  const [found] = addressesIn(words);
  const parent = state.doc.resolve(start).parent;
  if (!found || parent.type.spec.code || state.doc.rangeHasMark(start, end, mark("link"))) return null;
  const from = end - words.length + found.from;
  return state.tr
    .addMark(from, end - words.length + found.to, mark("link").create({ href: found.href }))
    .removeStoredMark(mark("link"))
    .insertText(" ", end);
});

/** Who types the sign of a list at the start of each of its lines means this list, and none in it. */
const sameListRule = new InputRule(/^(?:[-+*]|\d{1,9}[.)])\s$/, (state, match, start, end) => {
  const at = state.doc.resolve(start);
  const name = /^\d/.test(match[0]) ? "ordered_list" : "bullet_list";
  const isFirst = at.depth > 2 && at.index(at.depth - 1) === 0 && at.node(at.depth - 1).type === kind("item");
  return isFirst && at.node(at.depth - 2).type === kind(name) ? state.tr.delete(start, end) : null;
});

const rules = inputRules({
  rules: [
    sameListRule,
    wrappingInputRule(/^\s*>\s$/, kind("quote")),
    wrappingInputRule(/^\s*([-+*])\s$/, kind("bullet_list")),
    wrappingInputRule(
      /^(\d{1,9})[.)]\s$/,
      kind("ordered_list"),
      (match) => ({ start: Number(match[1]) }),
      (match, node) => node.childCount + Number(node.attrs["start"]) === Number(match[1]),
    ),
    textblockTypeInputRule(/^(#{1,6})\s$/, kind("heading"), (match) => ({ level: match[1]?.length ?? 1 })),
    textblockTypeInputRule(/^```([\w+#-]*)\s$/, kind("code_block"), (match) => ({ info: match[1] ?? "" })),
    new InputRule(/^(?:---|___|\*\*\*)\s$/, (state, _, start) => {
      const at = state.doc.resolve(start);
      if (at.parent.type !== kind("paragraph") || at.depth > 1) return null;
      return state.tr.replaceWith(at.before(), at.after(), [kind("rule").create(), kind("paragraph").create()]);
    }),
    markRule(/(^|[\s(])\*\*([^*\s](?:[^*]*[^*\s])?)\*\*$/, mark("strong")),
    markRule(/(^|[\s(])\*([^*\s](?:[^*]*[^*\s])?)\*$/, mark("emphasis")),
    markRule(/(^|[\s(])_([^_\s](?:[^_]*[^_\s])?)_$/, mark("emphasis")),
    markRule(/(^|[\s(])~~([^~\s](?:[^~]*[^~\s])?)~~$/, mark("strike")),
    markRule(/(^|[\s(])`([^`]+)`$/, mark("code")),
    linkRule,
  ],
});

/** Below a table, code, a quote or a rule there is always a line to go on in; empty, it is not stored. */
const lineBelow = new Plugin({
  appendTransaction: (transactions, _, state) => {
    if (!transactions.some((one) => one.docChanged)) return null;
    const last = state.doc.lastChild;
    const isOpen = last?.type === kind("paragraph") || last?.type === kind("heading") || last?.type.name.endsWith("_list");
    return isOpen ? null : state.tr.insert(state.doc.content.size, kind("paragraph").create()).setMeta("addToHistory", false);
  },
});

export interface OwnKeys {
  readonly submit: () => void;
  readonly cancel: (() => void) | undefined;
  readonly link: () => void;
  readonly toTools: () => void;
}

/** `first` sees each key before all others: the list of names is open. */
export function typing(own: () => OwnKeys): readonly Plugin[] {
  const act = (what: (keys: OwnKeys) => void): Command => () => {
    what(own());
    return true;
  };
  return [
    rules,
    keymap({
      "Mod-Enter": act((keys) => keys.submit()),
      Escape: () => {
        const { cancel } = own();
        cancel?.();
        return cancel !== undefined;
      },
      "Mod-k": act((keys) => keys.link()),
      "Alt-F10": act((keys) => keys.toTools()),
      "Mod-b": commands.strong,
      "Mod-i": commands.emphasis,
      "Mod-e": commands.code,
      "Mod-Shift-x": commands.strike,
      "Mod-Alt-2": commands.heading,
      "Mod-Alt-3": commands.subheading,
      "Mod-Shift-7": commands.numbers,
      "Mod-Shift-8": commands.bullets,
      "Mod-Shift-9": commands.quote,
      "Mod-]": commands.deeper,
      "Mod-[": commands.shallower,
      "Mod-z": chainCommands(undoInputRule, undo),
      "Mod-y": redo,
      "Mod-Shift-z": redo,
      Backspace: undoInputRule,
      Enter: newLine,
      "Shift-Enter": breakLine,
    }),
    keymap({ ...baseKeymap, Enter: chainCommands(newLine, baseKeymap["Enter"] ?? (() => false)) }),
    history(),
    // Tab leaves the field, as everywhere; the plugin has no key for it.
    tableEditing(),
    lineBelow,
  ];
}

export { closeHistory };
