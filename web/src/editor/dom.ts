/** Small changes to a tree of elements that was pasted. */
export function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

export function rename(element: Element, name: string): HTMLElement {
  const made = element.ownerDocument.createElement(name);
  for (const { name: attribute, value } of element.attributes) if (attribute !== "style") made.setAttribute(attribute, value);
  made.append(...element.childNodes);
  element.replaceWith(made);
  return made;
}

/** One declaration of a style, as written; `quiet` put it into another attribute. */
export function styleOf(element: Element, property: string): string {
  const text = element.getAttribute("data-style") ?? element.getAttribute("style") ?? "";
  const found = new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, "i").exec(text);
  return (found?.[1] ?? "").trim().toLowerCase();
}
