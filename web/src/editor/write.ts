import type { Mark, Node } from "prosemirror-model";
import { mentionKinds } from "./addresses";
import { tidy } from "./tidy";

/** A piece of a line. Delimiters are decided once both neighbours are known. */
interface Piece {
  readonly text: string;
  readonly delimiter?: "open" | "close";
}

const delimiters: Readonly<Record<string, string>> = { strong: "**", emphasis: "_", strike: "~~" };

function children(node: Node): readonly Node[] {
  return Array.from({ length: node.childCount }, (_, at) => node.child(at));
}

function escaped(text: string): string {
  return text
    .replace(/[\\*`~<[\]]/g, "\\$&")
    .replace(/(?<![A-Za-z\d])_|_(?![A-Za-z\d])/g, "\\_")
    .replace(/&(?=#?[A-Za-z\d]+;)/g, "\\&")
    // What is no link here must not become one there.
    .replace(/:(?=\/\/)/g, "\\:")
    .replace(/(?<=www)\./gi, "\\.");
}

function code(text: string): string {
  const runs = new Set((text.match(/`+/g) ?? []).map((run) => run.length));
  let length = 1;
  while (runs.has(length)) length++;
  const fence = "`".repeat(length);
  const isPadded = /^`|`$/.test(text) || (/^ .* $/.test(text) && text.trim() !== "");
  return isPadded ? `${fence} ${text} ${fence}` : fence + text + fence;
}

function address(href: string): string {
  return href.replace(/[\\()<>]/g, "\\$&").replace(/&(?=#?[A-Za-z\d]+;)/g, "\\&");
}

function mention(node: Node): string {
  const kind = node.type.name === "mention" ? "member" : "space";
  const name = String(node.attrs["name"]).replace(/\s+/g, " ");
  return `[${mentionKinds[kind].sign}${escaped(name)}](lateral:${kind}/${String(node.attrs["id"])})`;
}

function picture({ attrs }: Node): string {
  return `![${escaped(String(attrs["description"]).replace(/\s+/g, " "))}](file:${String(attrs["file"])})`;
}

function leaf(node: Node): Piece {
  if (node.type.name === "line_break") return { text: "\n" };
  if (node.type.name === "picture") return { text: picture(node) };
  if (!node.isText) return { text: mention(node) };
  const text = node.text ?? "";
  return { text: node.marks.some((one) => one.type.name === "code") ? code(text) : escaped(text) };
}

function isIn(one: Mark, node: Node | undefined): boolean {
  return node !== undefined && one.isInSet(node.marks);
}

function isSpace(node: Node | undefined): boolean {
  if (!node || node.marks.some((one) => one.type.name === "code")) return false;
  return node.type.name === "line_break" || (node.isText && (node.text ?? "").trim() === "");
}

/** Words apart from the spaces around them: a mark begins and ends with words. */
function split(node: Node): readonly Node[] {
  const text = node.text ?? "";
  const ends = [/^\s*/.exec(text)?.[0].length ?? 0, text.trimEnd().length];
  if (!node.isText || text.trim() === "" || node.marks.some((one) => one.type.name === "code")) return [node];
  return [[0, ends[0]], ends, [ends[1], text.length]].flatMap(([from = 0, to = 0]) => (from < to ? [node.cut(from, to)] : []));
}

function runLength(nodes: readonly Node[], from: number, to: number, one: Mark): number {
  let end = from;
  while (end < to && isIn(one, nodes[end])) end++;
  while (isSpace(nodes[end - 1])) end--;
  return end - from;
}

function wrapped(one: Mark, nodes: readonly Node[], inside: readonly Piece[]): readonly Piece[] {
  const delimiter = delimiters[one.type.name];
  if (delimiter) return [{ text: delimiter, delimiter: "open" }, ...inside, { text: delimiter, delimiter: "close" }];
  const href = String(one.attrs["href"]);
  const words = nodes.map((node) => node.textContent).join("");
  const isBare = nodes.every((node) => node.marks.length === 1) && (href === words || href === `mailto:${words}`);
  // Between these signs nothing is escaped.
  if (isBare && /^[!-;=?-[\]^_a-z{}~]+$/i.test(words) && !/&#?[A-Za-z\d]+;/.test(words)) return [{ text: `<${words}>` }];
  return [{ text: "[" }, ...inside, { text: `](${address(href)})` }];
}

/** The longest run outside: few signs, and a link stays one. */
function pieces(nodes: readonly Node[], from: number, to: number, open: readonly Mark[]): readonly Piece[] {
  const out: Piece[] = [];
  for (let at = from; at < to; ) {
    const node = nodes[at];
    if (!node) break;
    const marks = isSpace(node) ? [] : node.marks.filter((one) => one.type.name !== "code" && !one.isInSet(open));
    const lengths = marks.map((one) => runLength(nodes, at, to, one));
    const longest = Math.max(0, ...lengths);
    const outer = marks[lengths.indexOf(longest)];
    if (outer) {
      out.push(...wrapped(outer, nodes.slice(at, at + longest), pieces(nodes, at, at + longest, [...open, outer])));
      at += longest;
    } else {
      out.push(leaf(node));
      at++;
    }
  }
  return out;
}

const isWord = (sign: string): boolean => sign !== "" && !/[\s!-/:-@[-`{-~]/u.test(sign);
const isSign = (sign: string): boolean => /[\p{P}\p{S}]/u.test(sign);

/** The next sign that counts from here. The server's reader looks through the signs of a strike to what stands behind. */
function neighbour(all: readonly Piece[], from: number, step: 1 | -1, through: boolean): number {
  let at = from + step;
  while (through && all[at]?.delimiter && all[at]?.text === delimiters["strike"]) at += step;
  return at;
}

function edge(piece: Piece | undefined, step: 1 | -1): string {
  const signs = Array.from(piece?.text ?? "");
  return (step === 1 ? signs[0] : signs[signs.length - 1]) ?? "";
}

function numbered(text: string, step: 1 | -1): string {
  const sign = edge({ text }, step);
  const number = `&#${sign.codePointAt(0) ?? 0};`;
  return step === 1 ? number + text.slice(sign.length) : text.slice(0, -sign.length) + number;
}

/** A delimiter counts only where it touches words in the right way; a letter in its way is written as a number. */
function cleared(pieces: readonly Piece[]): readonly Piece[] {
  const all = [...pieces];
  for (let isDone = false; !isDone; ) {
    isDone = true;
    all.forEach(({ text, delimiter }, at) => {
      if (!delimiter) return;
      const out = delimiter === "open" ? -1 : 1;
      const isThrough = text !== delimiters["strike"];
      const outer = neighbour(all, at, out, isThrough);
      const inner = neighbour(all, at, out === 1 ? -1 : 1, isThrough);
      const inside = edge(all[inner], out === 1 ? -1 : 1);
      const piece = all[outer];
      if (!piece || piece.delimiter || !isWord(edge(piece, out)) || (text !== "_" && !isSign(inside))) return;
      all[outer] = { text: numbered(piece.text, out) };
      isDone = false;
    });
  }
  return all;
}

function joined(pieces: readonly Piece[]): string {
  return cleared(pieces).reduce((line, { text }) => {
    const isPicture = text.startsWith("[") && line.endsWith("!");
    return isPicture ? `${line.slice(0, -1)}\\!${text}` : line + text;
  }, "");
}

/** What would begin a list, a heading, a quote, a rule or a table at the start of a line. */
function startEscaped(line: string): string {
  if (/^(#{1,6}(\s|$)|>|[-+](\s|$)|[-|:=+][-|:=+\s]*$)/.test(line)) return `\\${line}`;
  return line.replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
}

function oneLine(node: Node): string {
  const nodes = children(node).flatMap(split);
  return joined(pieces(nodes, 0, nodes.length, []));
}

function inline(node: Node): string {
  const lines = oneLine(node).split("\n").map(startEscaped);
  if (lines.length === 1) return lines[0] ?? "";
  // A line with nothing in it would end the paragraph.
  return lines.map((line, at) => (lines[at + 1] === "" || line === "" ? `${line}\\` : line)).join("\n");
}

function heading(node: Node): string {
  const text = inline(node).replace(/(?<=\s)#+$/, (run) => "\\#".repeat(run.length));
  return `${"#".repeat(Number(node.attrs["level"]))} ${text}`;
}

function codeBlock(node: Node): string {
  const runs = (node.textContent.match(/`+/g) ?? []).map((run) => run.length);
  const fence = "`".repeat(Math.max(3, ...runs.map((length) => length + 1)));
  const info = String(node.attrs["info"]).replace(/[`\r\n]/g, "").trim();
  const text = node.textContent === "" ? "" : `${node.textContent}\n`;
  return `${fence}${info.replace(/[\\&]/g, "\\$&")}\n${text}${fence}`;
}

function indented(text: string, first: string, rest: string): string {
  return text
    .split("\n")
    .map((line, at) => (at === 0 ? first + line : line === "" ? rest.trimEnd() : rest + line).replace(/^(\s*(?:[-*]|\d+[.)])) $/, "$1"))
    .join("\n");
}

/** Words and lists below them need no empty lines; but only such a list can begin right under words. */
function isTight(item: Node): boolean {
  return children(item).every((child, at) => {
    if (at === 0) return child.type.name === "paragraph" && child.childCount > 0;
    const isList = child.type.name === "bullet_list" || (child.type.name === "ordered_list" && child.attrs["start"] === 1);
    return isList && child.firstChild?.firstChild?.type.name === "paragraph" && child.firstChild.firstChild.childCount > 0;
  });
}

function list(node: Node, isOther: boolean): string {
  const start = node.type.name === "ordered_list" ? Number(node.attrs["start"]) : undefined;
  const isClose = children(node).every((item) => isTight(item) || (item.childCount === 1 && item.firstChild?.childCount === 0));
  const items = children(node).map((item, at) => {
    const marker = start === undefined ? (isOther ? "*" : "-") : `${start + at}${isOther ? ")" : "."}`;
    return indented(blocks(item, isTight(item) ? "\n" : "\n\n"), `${marker} `, " ".repeat(marker.length + 1));
  });
  return items.join(isClose ? "\n" : "\n\n");
}

function table(node: Node): string {
  const cell = (one: Node): string => oneLine(one).replace(/\|/g, "\\|");
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const [head, ...rows] = children(node).map((one) => line(children(one).map(cell)));
  const rules: Readonly<Record<string, string>> = { left: ":--", center: ":-:", right: "--:" };
  const under = line(children(node.child(0)).map((one) => rules[String(one.attrs["align"])] ?? "---"));
  return [head, under, ...rows].join("\n");
}

function block(node: Node, isOther: boolean): string {
  switch (node.type.name) {
    case "heading":
      return heading(node);
    case "quote":
      return indented(blocks(node, "\n\n"), "> ", "> ");
    case "code_block":
      return codeBlock(node);
    case "bullet_list":
    case "ordered_list":
      return list(node, isOther);
    case "rule":
      return "___";
    case "table":
      return table(node);
    default:
      return inline(node);
  }
}

/** Two lists that follow each other would be one if their signs did not differ. */
function blocks(parent: Node, between: string): string {
  let isOther = false;
  let last = "";
  return children(parent)
    .map((node) => {
      isOther = node.type.name === last && last.endsWith("_list") && !isOther;
      last = node.type.name;
      return block(node, isOther);
    })
    .join(between);
}

/** What is stored. Empty for a text without words. */
export function write(doc: Node): string {
  return blocks(tidy(doc), "\n\n");
}
