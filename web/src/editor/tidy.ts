import { Fragment, Mark, type Node } from "prosemirror-model";
import { addressesIn } from "./addresses";
import { kind, mark, schema } from "./schema";

type Marks = readonly Mark[];

function has(node: Node, name: string): boolean {
  return mark(name).isInSet(node.marks) !== undefined;
}

function isSpace(node: Node): boolean {
  return node.type.name === "line_break" || (node.isText && !has(node, "code") && /^\s+$/.test(node.text ?? ""));
}

/** Words apart from the spaces around them; what stands in code is left as it is. */
function pieces(node: Node, isCell: boolean): readonly Node[] {
  const text = (node.text ?? "").replace(/[\r\n]+/g, " ");
  if (!node.isText) return [node.type.name !== "line_break" ? node.mark(mark("link").removeFromSet(node.marks)) : node];
  if (has(node, "code")) {
    const isPlain = text.trim() === "" || (isCell && text.includes("\\|"));
    if (!isPlain) return [schema.text(text, node.marks)];
    return pieces(schema.text(text, mark("code").removeFromSet(node.marks)), isCell);
  }
  const [, before = "", words = "", after = ""] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  return [before, words, after].filter((part) => part !== "").map((part) => schema.text(part, node.marks));
}

function common(a: Node | undefined, b: Node | undefined): Marks {
  return a && b ? a.marks.filter((one) => one.isInSet(b.marks) && one.type.name !== "code") : Mark.none;
}

/** Spaces belong to a mark only between words that do: Markdown has no other way to say it. */
function spacesUnmarked(nodes: readonly Node[]): readonly Node[] {
  const words = nodes.map((node, at) => (isSpace(node) ? -1 : at));
  return nodes.map((node, at) => {
    if (words[at] !== -1) return node;
    const before = nodes.slice(0, at).reverse().find((one) => !isSpace(one));
    const after = nodes.slice(at + 1).find((one) => !isSpace(one));
    return node.mark(common(before, after));
  });
}

/** No spaces where a line begins or ends, no break where the text does. */
function edgesTrimmed(nodes: readonly Node[]): readonly Node[] {
  const kept: Node[] = [];
  const isBreak = (node: Node | undefined): boolean => node?.type.name === "line_break";
  for (const node of nodes) {
    const last = kept[kept.length - 1];
    if (isBreak(node)) {
      const cut = last?.isText && !has(last, "code") ? (last.text ?? "").replace(/[ \t\u00a0]+$/, "") : undefined;
      if (cut !== undefined) kept.pop();
      if (cut) kept.push(schema.text(cut, last?.marks));
      kept.push(node);
    } else if (node.isText && !has(node, "code") && (last === undefined || isBreak(last))) {
      const cut = (node.text ?? "").replace(/^[ \t\u00a0]+/, "");
      if (cut !== "") kept.push(schema.text(cut, node.marks));
    } else kept.push(node);
  }
  while (isBreak(kept[0])) kept.shift();
  for (;;) {
    const last = kept[kept.length - 1];
    if (!last) return kept;
    const cut = last.isText && !has(last, "code") ? (last.text ?? "").replace(/[ \t\u00a0]+$/, "") : undefined;
    if (!isBreak(last) && cut === undefined) return kept;
    if (cut !== undefined && cut !== "" && cut === last.text) return kept;
    kept.pop();
    if (cut) kept.push(schema.text(cut, last.marks));
  }
}

/** Bare addresses are links. They may run through several pieces; marks that begin inside of one are none of ours. */
function linked(node: Node): readonly Node[] {
  if (!node.isText || has(node, "link") || has(node, "code")) return [node];
  const text = node.text ?? "";
  const parts: Node[] = [];
  let at = 0;
  for (const { from, to, href } of addressesIn(text)) {
    if (from > at) parts.push(node.cut(at, from));
    parts.push(node.cut(from, to).mark(mark("link").create({ href }).addToSet(node.marks)));
    at = to;
  }
  if (at < text.length) parts.push(node.cut(at));
  return parts;
}

function children(node: Node): readonly Node[] {
  return Array.from({ length: node.childCount }, (_, at) => node.child(at));
}

function inlineTidy(node: Node): Fragment {
  const isCell = node.type.spec["tableRole"] !== undefined;
  // Joined first: what is one run for the reader is one here, however it was typed.
  const joined = (nodes: readonly Node[]): readonly Node[] => children(node.copy(Fragment.fromArray(nodes as Node[])));
  const pieced = joined(children(node).flatMap((child) => pieces(child, isCell)));
  const unmarked = joined(spacesUnmarked(pieced.flatMap((child) => pieces(child, isCell))));
  const found = unmarked.flatMap(linked);
  return Fragment.fromArray(joined(edgesTrimmed(joined(found))) as Node[]);
}

/** The first row is the head: Markdown has no other tables. */
function row(node: Node, isHead: boolean, columns: number): Node {
  const type = kind(isHead ? "table_header" : "table_cell");
  const cells = children(node).map((cell) => type.create({ align: cell.attrs["align"] as string | null }, inlineTidy(cell)));
  while (cells.length < columns) cells.push(type.create());
  return node.copy(Fragment.fromArray(cells));
}

function isEmpty(node: Node): boolean {
  const isWords = node.type.name === "paragraph" || node.type.name === "heading";
  return node.childCount === 0 && (isWords || node.type.name === "quote");
}

function blockTidy(node: Node): Node {
  if (node.type.name === "code_block" || node.isLeaf) return node;
  if (node.isTextblock) return node.copy(inlineTidy(node));
  if (node.type.name === "table") {
    const columns = Math.max(...children(node).map((one) => one.childCount));
    return node.copy(Fragment.fromArray(children(node).map((one, at) => row(one, at === 0, columns))));
  }
  const kept = children(node).map(blockTidy).filter((child) => !isEmpty(child));
  const needsOne = kept.length === 0 && (node.type.name === "item" || node.type.name === "doc");
  return node.copy(Fragment.fromArray(needsOne ? [kind("paragraph").create()] : kept));
}

/** The same text in the one form that Markdown can hold: what cannot be seen is gone, and nothing else. */
export function tidy(doc: Node): Node {
  return blockTidy(doc);
}

/** Whether two texts say the same, read as `tidy` leaves them. `by` takes away what does not count. */
export function isSame(a: Node, b: Node, ignored: readonly string[] = []): boolean {
  const text = (node: Node): string =>
    JSON.stringify(tidy(node), (key, value: unknown) => (ignored.includes(key) ? undefined : value));
  return text(a) === text(b);
}
