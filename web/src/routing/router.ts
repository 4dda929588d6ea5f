import { signal } from "@preact/signals";
import { newKey } from "../net/environment";
import { parseRoute, paths, type Route } from "./route";
import { goTo, here, type Place, recallPlace, remember } from "./trail";

function current(): Route {
  return parseRoute(location.pathname, location.search, location.hash);
}

export const route = signal<Route>(current());
/** Counts moves inside the page; the first screen leaves the focus where the browser put it. */
export const moves = signal(0);

/** Where the screen that comes up next should be: set when one goes back or loads again, and nowhere else. */
let returning: Place | undefined;
let stopReturning = (): void => undefined;
let address = "";

/** Set while a screen that one was on before takes its place again; it must not scroll or focus by itself. */
export function returningTo(): Place | undefined {
  return returning;
}

/** Every page of the history has a name of its own: the same address can stand in it twice. */
function keyOfPage(): string {
  const state: unknown = history.state;
  const key = typeof state === "object" && state !== null ? (state as { key?: unknown }).key : undefined;
  if (typeof key === "string") return key;
  const fresh = newKey();
  history.replaceState({ key: fresh }, "");
  return fresh;
}

let page = "";

function arrive(place: Place | undefined): void {
  stopReturning();
  page = keyOfPage();
  address = location.pathname + location.search;
  returning = place;
  if (place) {
    const toHeading = (): void => document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
    stopReturning = goTo(place, toHeading);
  }
  route.value = current();
  moves.value++;
}

export function navigate(path: string): void {
  if (path === location.pathname + location.search) return;
  remember(page, here());
  history.pushState({ key: newKey() }, "", path);
  arrive(undefined);
  window.scrollTo(0, 0);
}

export function replace(path: string): void {
  history.replaceState(history.state, "", path);
  stopReturning();
  returning = undefined;
  address = location.pathname + location.search;
  route.value = current();
}

/** Takes a code out of the address bar without leaving the screen that works with it. */
export function hideFragment(): void {
  history.replaceState(history.state, "", location.pathname);
}

/** The page to go to after signing in: a path of this origin and nothing else. */
export function pathAfterSignIn(): string {
  const { at } = parseRoute(location.pathname);
  const elsewhere = at === "sign-in" || at === "ask" || at === "join" || at === "come" || at === "reset";
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

/** Back and forward. A link to a part of the same page comes here too: the screen stays, only the place in it changes. */
function traversed(): void {
  if (location.pathname + location.search !== address) {
    remember(page, here());
    arrive(recallPlace(keyOfPage()) ?? { y: 0 });
    return;
  }
  page = keyOfPage();
  const place = recallPlace(page);
  if (place) window.scrollTo(0, place.y);
}

/** Ordinary links stay ordinary links: this only saves loading the page again. */
export function startRouting(): void {
  history.scrollRestoration = "manual";
  page = keyOfPage();
  address = location.pathname + location.search;
  returning = recallPlace(page);
  if (returning) stopReturning = goTo({ y: returning.y }, () => undefined);
  window.addEventListener("popstate", traversed);
  window.addEventListener("pagehide", () => remember(page, here()));
  document.addEventListener("click", (event) => {
    const isPart = event.target instanceof Element && event.target.closest("a[href^='#']") !== null;
    if (isPart) remember(page, here());
    const path = ofLink(event);
    if (path === undefined || parseRoute(path.split("?")[0] ?? "").at === "lost") return;
    event.preventDefault();
    navigate(path);
  });
}
