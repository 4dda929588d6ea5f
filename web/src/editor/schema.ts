import { type DOMOutputSpec, type MarkSpec, type NodeSpec, Schema } from "prosemirror-model";
import { tableNodes } from "prosemirror-tables";
import { idIn, isSafeHref, mentionKinds } from "./addresses";

// What the server makes of Markdown (protocol/model.hpp, NodeKind), by the same names.

/** What can stand in one line: all but a break. */
const oneLine = "(text | mention | space_mention | picture)*";

function mention(kind: keyof typeof mentionKinds): NodeSpec {
  const { sign, path } = mentionKinds[kind];
  return {
    group: "inline",
    inline: true,
    atom: true,
    selectable: false,
    attrs: { id: { validate: "number" }, name: { validate: "string" } },
    toDOM: ({ attrs }): DOMOutputSpec => ["span", { class: "mention", [`data-${kind}`]: String(attrs["id"]) }, sign + String(attrs["name"])],
    leafText: ({ attrs }) => sign + String(attrs["name"]),
    parseDOM: [
      {
        tag: `span[data-${kind}]`,
        getAttrs: (element) => named(Number(element.getAttribute(`data-${kind}`)), sign, element.textContent),
      },
      {
        // Copied from a post.
        tag: "a.mention",
        priority: 60,
        getAttrs: (element) => named(idIn(element.getAttribute("href") ?? "", path), sign, element.textContent),
      },
    ],
  };
}

function named(id: number | undefined, sign: string, text: string | null): { id: number; name: string } | false {
  const isOne = id !== undefined && Number.isSafeInteger(id) && id > 0 && text?.startsWith(sign) === true;
  return isOne ? { id, name: text.slice(sign.length) } : false;
}

const nodes: Record<string, NodeSpec> = {
  doc: { content: "block+" },
  paragraph: { content: "inline*", group: "block", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
  heading: {
    content: oneLine,
    group: "block",
    defining: true,
    attrs: { level: { default: 2, validate: "number" } },
    parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({
      tag: `h${level}`,
      // Our own say how deep they are; from elsewhere the element does.
      getAttrs: (element) => ({ level: Number(element.getAttribute("data-level") ?? level) }),
    })),
    // As in a post: the page has its h1 and the post its h2. What the tools make are levels 2 and 3.
    toDOM: ({ attrs }) => [Number(attrs["level"]) < 3 ? "h3" : "h4", { "data-level": String(attrs["level"]) }, 0],
  },
  quote: { content: "block+", group: "block", defining: true, parseDOM: [{ tag: "blockquote" }], toDOM: () => ["blockquote", 0] },
  code_block: {
    content: "text*",
    marks: "",
    group: "block",
    code: true,
    defining: true,
    attrs: { info: { default: "", validate: "string" } },
    parseDOM: [{ tag: "pre", preserveWhitespace: "full" }],
    toDOM: () => ["pre", ["code", 0]],
  },
  bullet_list: { content: "item+", group: "block", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
  ordered_list: {
    content: "item+",
    group: "block",
    attrs: { start: { default: 1, validate: "number" } },
    parseDOM: [{ tag: "ol", getAttrs: (element) => ({ start: startOf(element.getAttribute("start")) }) }],
    toDOM: ({ attrs }) => ["ol", { start: String(attrs["start"]) }, 0],
  },
  item: { content: "block+", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
  rule: { group: "block", parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
  ...tableNodes({
    tableGroup: "block",
    cellContent: oneLine,
    cellAttributes: { align: { default: null, getFromDOM: () => null } },
  }),
  text: { group: "inline" },
  mention: mention("member"),
  space_mention: mention("space"),
  picture: {
    group: "inline",
    inline: true,
    draggable: true,
    attrs: { file: { validate: "number" }, description: { validate: "string" } },
    leafText: ({ attrs }) => String(attrs["description"]),
    toDOM: ({ attrs }): DOMOutputSpec => {
      const [file, alt] = [String(attrs["file"]), String(attrs["description"])];
      return ["img", { class: "picture-here", src: `/files/${file}/small`, alt, "data-file": file }];
    },
    // Only from here: what stands in other pages is no file of this server.
    parseDOM: [{ tag: "img.picture-here[data-file]", getAttrs: pictureIn }],
  },
  line_break: { inline: true, group: "inline", selectable: false, leafText: () => "\n", parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
};

function pictureIn(element: HTMLElement): { file: number; description: string } | false {
  const file = Number(element.getAttribute("data-file"));
  return Number.isSafeInteger(file) && file > 0 ? { file, description: element.getAttribute("alt") ?? "" } : false;
}

function startOf(text: string | null): number {
  const start = Number(text ?? 1);
  return Number.isSafeInteger(start) && start >= 0 && start < 1e9 ? start : 1;
}

const marks: Record<string, MarkSpec> = {
  link: {
    attrs: { href: { validate: "string" } },
    inclusive: false,
    parseDOM: [
      {
        tag: "a[href]",
        getAttrs: (element) => {
          const href = element.getAttribute("href") ?? "";
          return isSafeHref(href) ? { href } : false;
        },
      },
    ],
    toDOM: ({ attrs }) => ["a", { href: String(attrs["href"]) }, 0],
  },
  strong: {
    parseDOM: [{ tag: "strong" }, { tag: "b" }],
    toDOM: () => ["strong", 0],
  },
  emphasis: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
  strike: { parseDOM: [{ tag: "s" }, { tag: "del" }, { tag: "strike" }], toDOM: () => ["s", 0] },
  code: { code: true, parseDOM: [{ tag: "code" }], toDOM: () => ["code", 0] },
};

export const schema = new Schema({ nodes, marks });

type Nodes = typeof schema.nodes;
type Marks = typeof schema.marks;

/** A kind by its name; all names are in this file. */
export function kind(name: string): NonNullable<Nodes[string]> {
  const found = schema.nodes[name];
  if (!found) throw new Error(`no node ${name}`);
  return found;
}

export function mark(name: string): NonNullable<Marks[string]> {
  const found = schema.marks[name];
  if (!found) throw new Error(`no mark ${name}`);
  return found;
}
