import type { Attrs, Mark, Node } from "prosemirror-model";
import type { Node as ServerNode } from "../protocol/messages.gen";
import { kind, mark, schema } from "./schema";

type Marks = readonly Mark[];

function add(marks: Marks, name: string, attrs?: Attrs): Marks {
  return mark(name).create(attrs).addToSet(marks);
}

function inline(node: ServerNode, marks: Marks): readonly Node[] {
  const inner = (next: Marks): readonly Node[] => (node.children ?? []).flatMap((child) => inline(child, next));
  switch (node.kind) {
    case "text":
      return node.text ? [schema.text(node.text, marks)] : [];
    case "code":
      return node.text ? [schema.text(node.text, add(marks, "code"))] : [];
    case "line_break":
      return [kind("line_break").create(null, null, marks)];
    case "emphasis":
    case "strong":
    case "strike":
      return inner(add(marks, node.kind));
    case "link":
      return inner(add(marks, "link", { href: node.href ?? "" }));
    case "picture":
      return [kind(node.kind).create({ file: node.file ?? 0, description: node.text ?? "" }, null, marks)];
    case "mention":
      return [kind(node.kind).create({ id: node.member ?? 0, name: (node.text ?? "").slice(1) }, null, marks)];
    case "space_mention":
      return [kind(node.kind).create({ id: node.space ?? 0, name: (node.text ?? "").slice(1) }, null, marks)];
    default:
      throw new RangeError(node.kind);
  }
}

function inlines(node: ServerNode): readonly Node[] {
  return (node.children ?? []).flatMap((child) => inline(child, []));
}

function row(node: ServerNode, name: string): Node {
  return kind("table_row").createChecked(null, (node.children ?? []).map((cell) => kind(name).createChecked(null, inlines(cell))));
}

function block(node: ServerNode): Node {
  const inner = (): readonly Node[] => blocks(node.children ?? []);
  const made = (name: string, attrs: Attrs | null, content: readonly Node[]): Node => kind(name).createChecked(attrs, content as Node[]);
  switch (node.kind) {
    case "paragraph":
      return made("paragraph", null, inlines(node));
    case "heading":
      return made("heading", { level: node.level ?? 1 }, inlines(node));
    case "code_block": {
      const text = (node.text ?? "").replace(/\n$/, "");
      return made("code_block", null, text === "" ? [] : [schema.text(text)]);
    }
    case "quote":
    case "item":
      return made(node.kind, null, inner().length > 0 ? inner() : [kind("paragraph").create()]);
    case "bullet_list":
      return made("bullet_list", null, inner());
    case "ordered_list":
      return made("ordered_list", { start: node.level ?? 1 }, inner());
    case "rule":
      return made("rule", null, []);
    case "table":
      return made("table", null, (node.children ?? []).map((one, at) => row(one, at === 0 ? "table_header" : "table_cell")));
    default:
      throw new RangeError(node.kind);
  }
}

function blocks(nodes: readonly ServerNode[]): readonly Node[] {
  return nodes.map(block);
}

/** A post as the server read it; it holds neither the language of code nor how columns are aligned. Throws on what is unknown here. */
export function fromNodes(nodes: readonly ServerNode[]): Node {
  const content = blocks(nodes);
  return kind("doc").createChecked(null, content.length > 0 ? content : [kind("paragraph").create()]);
}
