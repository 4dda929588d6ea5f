import { DOMParser, type ParseOptions, type Slice } from "prosemirror-model";
import { addressesIn } from "./addresses";
import { rename, styleOf, unwrap } from "./dom";
import { schema } from "./schema";
import { listsFromWord } from "./word";

// What comes from other programs keeps its structure and nothing else: the schema lets only known elements and addresses in. Before
// it reads, what Docs, Word and pages say by styles is said by elements here. The tree belongs to a document without a window:
// nothing in it is loaded or run.

const noise = "script, style, meta, link, title, iframe, object, embed, svg, math, template, noscript, canvas, audio, video, button, input, select, textarea, img, picture";

function all(root: ParentNode, selector: string): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(selector)];
}

function commentsGone(root: Element): void {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const found: Node[] = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  for (const comment of found) (comment as Comment).remove();
}

function isBold(weight: string): boolean {
  return weight === "bold" || weight === "bolder" || Number(weight) >= 600;
}

/** Bold and the like that a style says become elements; elements that a style takes back go (Docs wraps everything in such a `b`). */
function stylesToElements(root: Element): void {
  for (const element of all(root, "b, strong")) {
    const weight = styleOf(element, "font-weight");
    if (weight !== "" && !isBold(weight)) unwrap(element);
  }
  for (const element of all(root, "span, font, a, p, li, td")) {
    const isInline = element.matches("span, font, a");
    const wrap = (name: string): void => {
      const made = element.ownerDocument.createElement(name);
      made.append(...element.childNodes);
      element.append(made);
    };
    if (!isInline || element.closest("h1, h2, h3, h4, h5, h6")) continue;
    if (isBold(styleOf(element, "font-weight"))) wrap("strong");
    if (styleOf(element, "font-style") === "italic") wrap("em");
    if (/line-through/.test(styleOf(element, "text-decoration") + styleOf(element, "text-decoration-line"))) wrap("s");
  }
}

const tracking = /^(utm_\w+|fbclid|gclid|mc_[ce]id|igshid)$/i;

function cleanAddress(href: string): string {
  try {
    let url = new URL(href);
    // Docs sends its readers around by way of the search engine, Outlook by way of its guard.
    const wrapped = /^(www\.)?google\.[a-z.]+$/.test(url.hostname) && url.pathname === "/url" ? url.searchParams.get("q") : null;
    const guarded = url.hostname.endsWith(".safelinks.protection.outlook.com") ? url.searchParams.get("url") : null;
    const target = wrapped ?? guarded;
    if (target !== null) url = new URL(target);
    const names = [...url.searchParams.keys()].filter((name) => tracking.test(name));
    for (const name of names) url.searchParams.delete(name);
    return target === null && names.length === 0 ? href : url.href;
  } catch {
    return href;
  }
}

function headingsMarked(root: Element): void {
  for (const element of all(root, "[role=heading]")) {
    const level = Math.min(6, Math.max(1, Number(element.getAttribute("aria-level") ?? 2) || 2));
    if (!/^H[1-6]$/.test(element.tagName)) rename(element, `h${level}`);
  }
  for (const element of all(root, "p.MsoTitle, p.Title")) rename(element, "h1");
  // A heading is bold by itself.
  for (const element of all(root, "h1 :is(b, strong), h2 :is(b, strong), h3 :is(b, strong), h4 :is(b, strong), h5 :is(b, strong), h6 :is(b, strong)")) {
    unwrap(element);
  }
}

/** Lists that stand between items instead of in one. */
function listsNested(root: Element): void {
  for (const list of all(root, ":is(ul, ol) > :is(ul, ol)")) {
    const before = list.previousElementSibling;
    if (before?.tagName === "LI") before.append(list);
    else unwrap(list);
  }
}

/** A cell holds one line: its blocks are set side by side. */
function cellsFlat(cell: HTMLElement): void {
  for (const block of all(cell, "p, div, li, ul, ol, h1, h2, h3, h4, h5, h6, blockquote, pre, br")) {
    block.after(" ");
    unwrap(block);
  }
}

/** A table of one cell or in a table is there for its looks; what spans several cells stands in the first of them. */
function tablesPlain(root: Element): void {
  for (const table of all(root, "table")) {
    const cells = all(table, "td, th");
    if (table.querySelector("table") || cells.length <= 1) {
      for (const cell of cells.filter((one) => one.closest("table") === table)) rename(cell, "div");
      for (const part of all(table, "tbody, thead, tfoot, tr, colgroup, caption").filter((one) => one.closest("table") === table)) unwrap(part);
      rename(table, "div");
      continue;
    }
    for (const part of all(table, "caption, colgroup")) part.remove();
    cells.forEach(cellsFlat);
    spansFilled(table as HTMLTableElement);
  }
}

function spansFilled(table: HTMLTableElement): void {
  const rows = [...table.rows];
  rows.forEach((row, at) => {
    for (const cell of [...row.cells]) {
      const [wide, high] = [Math.min(cell.colSpan, 50), Math.min(cell.rowSpan, rows.length - at)];
      const column = [...row.cells].indexOf(cell);
      const empty = (): HTMLElement => table.ownerDocument.createElement("td");
      cell.removeAttribute("colspan");
      cell.removeAttribute("rowspan");
      cell.after(...Array.from({ length: wide - 1 }, empty));
      for (const below of rows.slice(at + 1, at + high)) {
        const before = below.cells[column];
        for (let count = 0; count < wide; count++) below.insertBefore(empty(), before ?? null);
      }
    }
  });
}

/**
 * The page's policy stops styles and scripts of what is pasted, and complains about each. What it would stop goes before the text
 * becomes a tree; a style stays readable under another name. (Whatever this misses is still stopped, and complained about.)
 */
export function quiet(html: string): string {
  const tag = (text: string): string => text.replace(/\sstyle(?=\s*=)/gi, " data-style").replace(/\son\w+(?=\s*=)/gi, " data-gone");
  return html.replace(/<(style|script)\b[^]*?<\/\1\s*>/gi, "").replace(/<[a-z](?:"[^"]*"|'[^']*'|[^>"'])*>/gi, tag);
}

export function clean(root: Element): void {
  commentsGone(root);
  for (const element of all(root, noise)) element.remove();
  listsFromWord(root);
  stylesToElements(root);
  headingsMarked(root);
  listsNested(root);
  tablesPlain(root);
  for (const link of all(root, "a[href]")) link.setAttribute("href", cleanAddress(link.getAttribute("href") ?? ""));
  // Without this the first lines of what was copied would inherit a style that nobody sees.
  for (const element of all(root, "[style], [data-style]")) {
    element.removeAttribute("style");
    element.removeAttribute("data-style");
  }
}

/** Reads what is pasted or dropped; the view made a tree of it. */
class PasteParser extends DOMParser {
  override parseSlice(dom: Node, options?: ParseOptions): Slice {
    // What was copied in an editor of ours comes back as it was.
    const isOurs = dom instanceof Element && dom.querySelector("[data-pm-slice]") !== null;
    if (dom instanceof Element && !isOurs) clean(dom);
    return super.parseSlice(dom, options);
  }
}

export const pasteParser = new PasteParser(schema, DOMParser.fromSchema(schema).rules);

/** The one address that was copied, if it was nothing else: pasted over words it becomes their link. */
export function addressAlone(text: string): string | undefined {
  const trimmed = text.trim();
  const [found, ...others] = addressesIn(trimmed);
  return found && others.length === 0 && found.from === 0 && found.to === trimmed.length ? found.href : undefined;
}
