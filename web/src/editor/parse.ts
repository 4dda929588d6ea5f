import { Lexer, type Token, type Tokens } from "marked";
import type { Attrs, Mark, Node } from "prosemirror-model";
import { isSafeHref } from "./addresses";
import { kind, mark, schema } from "./schema";
import { isSame, tidy } from "./tidy";
import { write } from "./write";

/** Something that the editor has no place for. Whoever reads it keeps the text as it was written. */
class Unknown extends Error {}

const flavour = { gfm: true, breaks: true };
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][A-Za-z\d]*));/g, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) {
      const known = Object.hasOwn(entities, name) ? entities[name] : undefined;
      if (known === undefined) throw new Unknown(whole);
      return known;
    }
    const code = decimal === undefined ? parseInt(hex ?? "", 16) : Number(decimal);
    const isSign = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isSign ? String.fromCodePoint(code) : "\ufffd";
  });
}

type Marks = readonly Mark[];

function withMark(marks: Marks, name: string, attrs?: Attrs): Marks {
  return mark(name).create(attrs).addToSet(marks);
}

function text(words: string, marks: Marks): readonly Node[] {
  return words === "" ? [] : [schema.text(words, marks)];
}

function link(token: Tokens.Link, marks: Marks): readonly Node[] {
  const href = decoded(token.href);
  const found = /^lateral:(member|space)\/(\d{1,16})$/.exec(href);
  const inside = inlines(token.tokens, []);
  const words = inside.map((node) => node.textContent).join("");
  const [sign, node] = found?.[1] === "space" ? ["#", "space_mention"] : ["@", "mention"];
  if (found && words.startsWith(sign) && words.length > 1 && inside.every((one) => one.isText)) {
    return [kind(node).create({ id: Number(found[2]), name: words.slice(1) }, null, marks)];
  }
  // A title would be lost, and so would an address that the server does not let through.
  if (inside.some((node) => node.type.name === "picture")) throw new Unknown("a picture that leads elsewhere");
  if (!isSafeHref(href) || (token.title ?? "") !== "" || inside.length === 0) throw new Unknown("link");
  return inlines(token.tokens, withMark(marks, "link", { href }));
}

/** What stands between the signs is read as the server reads it: as words, whatever signs are in it. */
function picture(token: Tokens.Image, marks: Marks): readonly Node[] {
  const [, inside = "", file] = /^!\[([^]*)\]\(file:([1-9]\d{0,15})\)$/.exec(token.raw) ?? [];
  // What lies elsewhere is not shown, and would tell its owner who writes.
  if (file === undefined) throw new Unknown("picture");
  const words = inlines(Lexer.lexInline(inside, flavour), []).map((node) => (node.type.name === "line_break" ? " " : node.textContent));
  return [kind("picture").create({ file: Number(file), description: words.join("") }, null, marks)];
}

function inline(token: Token, marks: Marks): readonly Node[] {
  switch (token.type) {
    case "text":
    case "escape": {
      const { text: words, tokens } = token as Tokens.Text;
      if (tokens) return inlines(tokens, marks);
      return text(token.type === "escape" ? words : decoded(words), marks);
    }
    case "strong":
      return inlines((token as Tokens.Strong).tokens, withMark(marks, "strong"));
    case "em":
      return inlines((token as Tokens.Em).tokens, withMark(marks, "emphasis"));
    case "del":
      return inlines((token as Tokens.Del).tokens, withMark(marks, "strike"));
    case "codespan":
      return text((token as Tokens.Codespan).text, withMark(marks, "code"));
    case "br":
      return [kind("line_break").create(null, null, marks)];
    case "link":
      return link(token as Tokens.Link, marks);
    case "image":
      return picture(token as Tokens.Image, marks);
    default:
      throw new Unknown(token.type);
  }
}

function inlines(tokens: readonly Token[], marks: Marks): readonly Node[] {
  return tokens.flatMap((token) => inline(token, marks));
}

function made(name: string, attrs: Attrs | null, content: readonly Node[]): Node {
  const node = kind(name).createAndFill(attrs, content as Node[]);
  if (!node || !node.type.validContent(node.content)) throw new Unknown(name);
  return node;
}

function item({ tokens, task, checked }: Tokens.ListItem): Node {
  const content = [...blocks(tokens)];
  const first = content[0];
  if (task && first?.isTextblock) {
    content[0] = first.copy(first.content.addToStart(schema.text(checked ? "[x] " : "[ ] ")));
  }
  return made("item", null, content);
}

function list({ ordered, start, items }: Tokens.List): Node {
  const content = items.map(item);
  return ordered ? made("ordered_list", { start: start === "" ? 1 : start }, content) : made("bullet_list", null, content);
}

function table({ header, rows }: Tokens.Table): Node {
  const row = (cells: readonly Tokens.TableCell[], name: string): Node =>
    made("table_row", null, cells.map((cell) => made(name, { align: cell.align }, inlines(cell.tokens, []))));
  return made("table", null, [row(header, "table_header"), ...rows.map((cells) => row(cells, "table_cell"))]);
}

function block(token: Token): readonly Node[] {
  switch (token.type) {
    case "space":
      return [];
    case "paragraph":
    case "text":
      return [made("paragraph", null, inlines((token as Tokens.Paragraph).tokens ?? [], []))];
    case "heading":
      return [made("heading", { level: (token as Tokens.Heading).depth }, inlines((token as Tokens.Heading).tokens, []))];
    case "blockquote":
      return [made("quote", null, blocks((token as Tokens.Blockquote).tokens))];
    case "code":
      return [made("code_block", { info: decoded((token as Tokens.Code).lang ?? "") }, text((token as Tokens.Code).text, []))];
    case "list":
      return [list(token as Tokens.List)];
    case "hr":
      return [made("rule", null, [])];
    case "table":
      return [table(token as Tokens.Table)];
    default:
      throw new Unknown(token.type);
  }
}

function blocks(tokens: readonly Token[]): readonly Node[] {
  return tokens.flatMap(block);
}

function read(markdown: string): Node {
  const tokens = new Lexer(flavour).lex(markdown);
  // Definitions of addresses stand nowhere among the blocks, and would be lost.
  if (Object.keys(tokens.links).length > 0) throw new Unknown("definition");
  return made("doc", null, blocks(tokens));
}

/**
 * A text as the editor holds it, or nothing when it holds something that the editor could not give back: an HTML tag, a title of a
 * link, a definition, a picture from elsewhere. Whether it can is not guessed: it is written again and read again.
 */
export function parse(markdown: string): Node | undefined {
  try {
    const doc = read(markdown);
    return isSame(doc, read(write(doc))) ? tidy(doc) : undefined;
  } catch (error) {
    if (error instanceof Unknown || error instanceof RangeError) return undefined;
    throw error;
  }
}
