import { Fragment, type Node, Slice } from "prosemirror-model";
import { EditorState, NodeSelection, TextSelection, type Transaction } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { mentionQuery } from "../features/thread/mentions";
import { mentionKinds } from "./addresses";
import { type CommandName, commands, linkAt } from "./commands";
import { addressAlone, pasteParser, quiet } from "./paste";
import { kind, mark, schema } from "./schema";
import { closeHistory, type OwnKeys, typing } from "./typing";

/** What somebody is in the middle of naming. */
export interface Naming {
  readonly sign: "@" | "#";
  readonly words: string;
}

export interface Handlers extends OwnKeys {
  /** A key that the list of names takes for itself. */
  readonly nameKey: (event: KeyboardEvent) => boolean;
  readonly changed: (doc: Node) => void;
  readonly moved: () => void;
}

function plainSlice(text: string): Slice {
  const line = (words: string): Node[] => (words === "" ? [] : [schema.text(words)]);
  const paragraphs = text.replace(/\r\n?/g, "\n").split(/\n\s*\n/).map((paragraph) => {
    const lines = paragraph.split("\n").map(line);
    return kind("paragraph").create(null, lines.flatMap((words, at) => (at > 0 ? [kind("line_break").create(), ...words] : words)));
  });
  return new Slice(Fragment.fromArray(paragraphs), 1, 1);
}

/** One editable text on the page, in `place`. It is thrown away with `close`. */
export class Editor {
  readonly view: EditorView;

  constructor(
    place: HTMLElement,
    start: EditorState,
    attributes: Readonly<Record<string, string>>,
    private readonly handlers: () => Handlers,
  ) {
    this.view = new EditorView(place, {
      state: start,
      attributes,
      clipboardParser: pasteParser,
      transformPastedHTML: quiet,
      clipboardTextParser: (text) => plainSlice(text),
      dispatchTransaction: (tr) => this.take(tr),
      handleKeyDown: (_, event) => this.handlers().nameKey(event),
      handlePaste: (_, event) => this.pasted(event),
      // What is dropped from elsewhere keeps its own place; files are not taken here.
      handleDOMEvents: { blur: () => (this.handlers().moved(), false) },
    });
  }

  private take(tr: Transaction): void {
    this.view.updateState(this.view.state.apply(tr));
    if (tr.docChanged) this.handlers().changed(this.view.state.doc);
    this.handlers().moved();
  }

  /** An address over chosen words makes a link of them. */
  private pasted(event: ClipboardEvent): boolean {
    const { from, to, empty, $from, $to } = this.view.state.selection;
    const href = addressAlone(event.clipboardData?.getData("text/plain") ?? "");
    if (href === undefined || empty || !$from.sameParent($to) || $from.parent.type.spec.code) return false;
    this.view.dispatch(this.view.state.tr.addMark(from, to, mark("link").create({ href })));
    return true;
  }

  run(name: CommandName): void {
    commands[name](this.view.state, this.view.dispatch, this.view);
    this.view.focus();
  }

  can(name: CommandName): boolean {
    return commands[name](this.view.state);
  }

  replace(doc: Node, keys: () => OwnKeys): void {
    this.view.updateState(begin(doc, keys));
  }

  /** The name being typed at the cursor, if there is one. */
  naming(): Naming | undefined {
    const { $from, empty } = this.view.state.selection;
    if (!empty || !this.view.hasFocus() || $from.parent.type.spec.code || isCode(this.view.state)) return undefined;
    const before = $from.parent.textBetween(0, $from.parentOffset, undefined, "\ufffc");
    for (const { sign } of Object.values(mentionKinds)) {
      const words = mentionQuery(before, before.length, sign);
      if (words !== undefined) return { sign, words };
    }
    return undefined;
  }

  name({ sign, words }: Naming, id: number, name: string): void {
    const { from, $from } = this.view.state.selection;
    const { node } = sign === "@" ? mentionKinds.member : mentionKinds.space;
    const start = from - words.length - 1;
    const rest = $from.parent.textBetween($from.parentOffset, Math.min($from.parentOffset + 1, $from.parent.content.size));
    const tr = this.view.state.tr.replaceWith(start, from, kind(node).create({ id, name }));
    this.view.dispatch((rest.startsWith(" ") ? tr : tr.insertText(" ", start + 1)).scrollIntoView());
    this.view.focus();
  }

  /** Without an address the link is taken away; words are given where none were chosen. */
  link(href: string | undefined, words: string): void {
    const { from, to } = linkAt(this.view.state);
    const type = mark("link");
    const tr = this.view.state.tr.removeMark(from, to, type);
    if (href !== undefined) {
      const end = from === to ? from + words.length : to;
      if (from === to) tr.insert(from, schema.text(words, [type.create({ href })]));
      else tr.addMark(from, to, type.create({ href }));
      tr.setSelection(TextSelection.create(tr.doc, end)).removeStoredMark(type);
    }
    this.view.dispatch(tr.scrollIntoView());
  }

  /** The picture that is chosen. */
  picture(): Node | undefined {
    const { selection } = this.view.state;
    return selection instanceof NodeSelection && selection.node.type === kind("picture") ? selection.node : undefined;
  }

  describe(description: string): void {
    const { from } = this.view.state.selection;
    const tr = this.view.state.tr.setNodeAttribute(from, "description", description);
    this.view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, from)));
  }

  close(): void {
    this.view.destroy();
  }
}

function isCode(state: EditorState): boolean {
  return mark("code").isInSet(state.selection.$from.marks()) !== undefined;
}

export function begin(doc: Node, keys: () => OwnKeys, selection?: { readonly from: number; readonly to: number }): EditorState {
  const state = EditorState.create({ doc, plugins: [...typing(keys)] });
  const at = selection ? TextSelection.between(doc.resolve(selection.from), doc.resolve(selection.to)) : TextSelection.atEnd(doc);
  return state.apply(state.tr.setSelection(at));
}

/** As if the texts had been typed here one after another: each is one step to take back. */
export function replay(docs: readonly Node[], keys: () => OwnKeys, selection: { readonly from: number; readonly to: number }): EditorState {
  const [first, ...later] = docs;
  if (!first) throw new Error("nothing to begin with");
  let state = begin(first, keys);
  for (const doc of later) {
    const from = state.doc.content.findDiffStart(doc.content);
    const end = state.doc.content.findDiffEnd(doc.content);
    if (from === null || !end) continue;
    const overlap = Math.max(0, from - Math.min(end.a, end.b));
    state = state.apply(closeHistory(state.tr.replace(from, end.a + overlap, doc.slice(from, end.b + overlap))));
  }
  const last = later[later.length - 1];
  if (last && !state.doc.eq(last)) return begin(last, keys, selection);
  const { doc } = state;
  return state.apply(state.tr.setSelection(TextSelection.between(doc.resolve(selection.from), doc.resolve(selection.to))));
}
