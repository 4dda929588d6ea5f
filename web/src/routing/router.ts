import { signal } from "@preact/signals";
import { parseRoute, paths, type Route } from "./route";

function current(): Route {
  return parseRoute(location.pathname, location.search, location.hash);
}

export const route = signal<Route>(current());
/** Counts moves inside the page; the first screen leaves the focus where the browser put it. */
export const moves = signal(0);

function arrive(): void {
  route.value = current();
  moves.value++;
}

export function navigate(path: string): void {
  if (path === location.pathname + location.search) return;
  history.pushState(null, "", path);
  arrive();
  window.scrollTo(0, 0);
}

export function replace(path: string): void {
  history.replaceState(null, "", path);
  route.value = current();
}

/** Takes a code out of the address bar without leaving the screen that works with it. */
export function hideFragment(): void {
  history.replaceState(null, "", location.pathname);
}

/** The page to go to after signing in: a path of this origin and nothing else. */
export function pathAfterSignIn(): string {
  const { at } = parseRoute(location.pathname);
  const elsewhere = at === "sign-in" || at === "join" || at === "reset";
  return elsewhere ? paths.home : location.pathname + location.search;
}

function ofLink(event: MouseEvent): string | undefined {
  if (event.defaultPrevented || event.button !== 0) return undefined;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const target = event.target instanceof Element ? event.target.closest("a") : null;
  if (!target || target.target !== "" || target.hasAttribute("download")) return undefined;
  if (target.origin !== location.origin || target.getAttribute("href")?.startsWith("#")) return undefined;
  return target.pathname + target.search;
}

/** Ordinary links stay ordinary links: this only saves loading the page again. */
export function startRouting(): void {
  window.addEventListener("popstate", arrive);
  document.addEventListener("click", (event) => {
    const path = ofLink(event);
    if (path === undefined || parseRoute(path.split("?")[0] ?? "").at === "lost") return;
    event.preventDefault();
    navigate(path);
  });
}
