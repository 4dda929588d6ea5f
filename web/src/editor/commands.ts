import { chainCommands, exitCode, lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import type { Attrs, MarkType, Node, NodeType } from "prosemirror-model";
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
import { type Command, type EditorState, Selection, TextSelection } from "prosemirror-state";
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable } from "prosemirror-tables";
import { kind, mark } from "./schema";

/** Everything that the toolbar and the keys do. Each is a command of ProseMirror: it says whether it can, and does it. */

function around(state: EditorState, test: (node: Node) => boolean): Node | undefined {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) if (test($from.node(depth))) return $from.node(depth);
  return undefined;
}

const isList = (node: Node): boolean => node.type.name === "bullet_list" || node.type.name === "ordered_list";

export function isMarked(state: EditorState, type: MarkType): boolean {
  const { from, $from, to, empty } = state.selection;
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined;
  return state.doc.rangeHasMark(from, to, type);
}

export function isIn(state: EditorState, type: NodeType, attrs?: Attrs): boolean {
  const found = around(state, (node) => node.type === type || (isList(node) && isList(type.create(attrs ?? null))));
  return found?.type === type && Object.entries(attrs ?? {}).every(([name, value]) => found.attrs[name] === value);
}

/** To paragraphs and back; headings become one another. */
function block(name: string, attrs?: Attrs): Command {
  return (state, dispatch, view) => {
    const type = isIn(state, kind(name), attrs) ? kind("paragraph") : kind(name);
    return setBlockType(type, type === kind("paragraph") ? null : attrs)(state, dispatch, view);
  };
}

function quote(state: EditorState, dispatch?: Parameters<Command>[1]): boolean {
  return isIn(state, kind("quote")) ? lift(state, dispatch) : wrapIn(kind("quote"))(state, dispatch);
}

/** Makes a list, changes its kind, or takes it away when it is one of this kind. */
function list(name: "bullet_list" | "ordered_list"): Command {
  return (state, dispatch, view) => {
    const found = around(state, isList);
    if (!found) return wrapInList(kind(name))(state, dispatch, view);
    if (found.type === kind(name)) return liftListItem(kind("item"))(state, dispatch, view);
    const { $from } = state.selection;
    let depth = $from.depth;
    while ($from.node(depth) !== found) depth--;
    dispatch?.(state.tr.setNodeMarkup($from.before(depth), kind(name)));
    return true;
  };
}

/** Two columns and three rows, the first of them the head. */
function insertTable(state: EditorState, dispatch?: Parameters<Command>[1]): boolean {
  if (isInTable(state)) return false;
  const row = (name: string): Node => kind("table_row").create(null, [kind(name).create(), kind(name).create()]);
  const table = kind("table").create(null, [row("table_header"), row("table_cell"), row("table_cell")]);
  // Who chose everything stands in no block: then it comes after the last.
  const { $from } = state.selection.$from.depth > 0 ? state.selection : Selection.atEnd(state.doc);
  const { depth } = $from;
  const holder = $from.node(depth - 1);
  const isFree = $from.parent.type === kind("paragraph") && $from.parent.content.size === 0;
  const at = isFree ? $from.before(depth) : $from.after(depth);
  const index = $from.index(depth - 1) + (isFree ? 0 : 1);
  if (!holder.canReplaceWith(index, index + (isFree ? 1 : 0), kind("table"))) return false;
  if (dispatch) {
    const tr = isFree ? state.tr.replaceWith(at, $from.after(depth), table) : state.tr.insert(at, table);
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(at + 3))).scrollIntoView());
  }
  return true;
}

/** Down to the cell below; from the last row out of the table, so that the keyboard has a way. */
const enterInTable: Command = (state, dispatch) => {
  const { $from } = state.selection;
  // In a row or a table stands who chose a cell or a row of it as a whole.
  if ($from.parent.type.spec["tableRole"] === undefined || !$from.parent.isTextblock) return false;
  const depth = $from.depth;
  const table = $from.node(depth - 2);
  const [row, column] = [$from.index(depth - 2), $from.index(depth - 1)];
  if (!dispatch) return true;
  const next = table.maybeChild(row + 1);
  if (next) {
    let at = $from.after(depth - 1) + 1;
    for (let before = 0; before < Math.min(column, next.childCount - 1); before++) at += next.child(before).nodeSize;
    dispatch(state.tr.setSelection(TextSelection.create(state.doc, at + 1)).scrollIntoView());
    return true;
  }
  const after = $from.after(depth - 2);
  const tr = state.tr;
  if (!state.doc.resolve(after).nodeAfter?.isTextblock) tr.insert(after, kind("paragraph").create());
  dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
};

const insertBreak: Command = (state, dispatch) => {
  if (!state.selection.$from.parent.type.contentMatch.matchType(kind("line_break"))) return enterInTable(state, dispatch);
  dispatch?.(state.tr.replaceSelectionWith(kind("line_break").create()).scrollIntoView());
  return true;
};

/** The link that the cursor stands in, or what is chosen. */
export function linkAt(state: EditorState): { from: number; to: number; href: string } {
  const { $from, from, to, empty } = state.selection;
  const type = mark("link");
  const here = empty ? (type.isInSet($from.marks()) ?? type.isInSet($from.nodeAfter?.marks ?? [])) : undefined;
  let chosen = here;
  if (!empty) state.doc.nodesBetween(from, to, (node) => void (chosen ??= type.isInSet(node.marks)));
  if (!empty || !here) return { from, to, href: String(chosen?.attrs["href"] ?? "") };
  let [start, end] = [$from.start(), $from.start()];
  let isPast = false;
  $from.parent.forEach((node, offset) => {
    const at = $from.start() + offset;
    if (!here.isInSet(node.marks)) {
      if (at >= from) isPast = true;
      if (!isPast) start = end = at + node.nodeSize;
    } else if (!isPast) end = at + node.nodeSize;
  });
  return { from: start, to: end, href: String(here.attrs["href"]) };
}

export const commands = {
  strong: toggleMark(mark("strong")),
  emphasis: toggleMark(mark("emphasis")),
  strike: toggleMark(mark("strike")),
  code: toggleMark(mark("code")),
  heading: block("heading", { level: 2 }),
  subheading: block("heading", { level: 3 }),
  bullets: list("bullet_list"),
  numbers: list("ordered_list"),
  deeper: sinkListItem(kind("item")),
  shallower: liftListItem(kind("item")),
  quote,
  code_block: block("code_block"),
  table: insertTable,
  row: addRowAfter,
  column: addColumnAfter,
  row_gone: deleteRow,
  column_gone: deleteColumn,
  table_gone: deleteTable,
  undo,
  redo,
} satisfies Record<string, Command>;

export type CommandName = keyof typeof commands;

export const newLine = chainCommands(enterInTable, splitListItem(kind("item")));
export const breakLine = chainCommands(exitCodeOnly, insertBreak);

function exitCodeOnly(state: EditorState, dispatch?: Parameters<Command>[1]): boolean {
  return state.selection.$from.parent.type === kind("code_block") && exitCode(state, dispatch);
}
