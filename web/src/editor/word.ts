import { rename, styleOf, unwrap } from "./dom";

// Word writes no lists. On the desktop each item is a paragraph whose style says how deep it is and whose first span holds the sign;
// on the web each item is a list of its own, with the depth in an attribute.

interface Item {
  readonly element: HTMLElement;
  readonly level: number;
  readonly isOrdered: boolean;
  readonly start: number;
}

function desktopItem(element: HTMLElement): Item | undefined {
  const level = /\blevel(\d)/.exec(styleOf(element, "mso-list"))?.[1];
  if (level === undefined) return undefined;
  const sign = [...element.querySelectorAll("span")].find((one) => styleOf(one, "mso-list") === "ignore");
  const text = (sign?.textContent ?? "").replace(/[\s\u00a0]/g, "");
  sign?.remove();
  const isOrdered = /^\(?([0-9]+|[a-z]{1,4}|[ivxlcdm]+)[.)]$/i.test(text);
  return { element, level: Number(level), isOrdered, start: Number(/\d+/.exec(text)?.[0] ?? 1) };
}

function webItem(element: HTMLElement): Item | undefined {
  const level = element.getAttribute("data-aria-level");
  if (element.tagName !== "LI" || level === null) return undefined;
  const list = element.parentElement;
  return {
    element,
    level: Number(level) || 1,
    isOrdered: list?.tagName === "OL",
    start: Number(list?.getAttribute("start") ?? 1) || 1,
  };
}

function made(item: Item): HTMLElement {
  const list = item.element.ownerDocument.createElement(item.isOrdered ? "ol" : "ul");
  if (item.isOrdered && item.start > 1) list.setAttribute("start", String(item.start));
  return list;
}

/** Items that follow each other, as lists in lists. Stands where the first of them stood. */
function nest(items: readonly Item[], at: Element): void {
  const open: { readonly level: number; readonly list: HTMLElement; readonly isOrdered: boolean }[] = [];
  for (const item of items) {
    while (open.length > 0 && (open[open.length - 1]?.level ?? 0) > item.level) open.pop();
    let top = open[open.length - 1];
    if (top?.level === item.level && top.isOrdered !== item.isOrdered) {
      open.pop();
      top = open[open.length - 1];
    }
    if (top?.level !== item.level) {
      const list = made(item);
      const parent = top?.list.lastElementChild;
      if (parent) parent.append(list);
      else at.before(list);
      open.push({ level: item.level, list, isOrdered: item.isOrdered });
      top = open[open.length - 1];
    }
    top?.list.append(item.element.tagName === "LI" ? item.element : rename(item.element, "li"));
  }
}

function follows(a: Element, b: Element): boolean {
  return a.nextElementSibling === b && (a.nextSibling === b || (a.nextSibling?.textContent ?? "").trim() === "");
}

/** Runs of items, each with the place where it begins. `outer` is what stands in the text for an item. */
function runs(items: readonly Item[], outer: (item: Item) => Element): readonly (readonly Item[])[] {
  const found: Item[][] = [];
  for (const item of items) {
    const run = found[found.length - 1];
    const last = run?.[run.length - 1];
    if (run && last && (outer(last) === outer(item) || follows(outer(last), outer(item)))) run.push(item);
    else found.push([item]);
  }
  return found;
}

export function listsFromWord(root: Element): void {
  const paragraphs = [...root.querySelectorAll<HTMLElement>("p, h1, h2, h3, h4, h5, h6, div")];
  const desktop = paragraphs.map(desktopItem).filter((item) => item !== undefined);
  const spots = runs(desktop, (item) => item.element);
  for (const run of spots) {
    const [first] = run;
    if (!first) continue;
    const spot = first.element.ownerDocument.createElement("i");
    first.element.before(spot);
    nest(run, spot);
    spot.remove();
  }
  const web = [...root.querySelectorAll<HTMLElement>("li")].map(webItem).filter((item) => item !== undefined);
  const outer = ({ element }: Item): Element => {
    const list = element.parentElement;
    return list?.closest(".ListContainerWrapper") ?? list ?? element;
  };
  for (const run of runs(web, outer)) {
    const [first] = run;
    if (!first) continue;
    const olds = new Set(run.map(outer));
    const spot = first.element.ownerDocument.createElement("i");
    outer(first).before(spot);
    nest(run, spot);
    spot.remove();
    for (const old of olds) if ((old.textContent ?? "").trim() === "") old.remove();
  }
  for (const element of root.querySelectorAll("*")) if (/^(O|W|V|M|ST1):/.test(element.tagName)) unwrap(element);
}
