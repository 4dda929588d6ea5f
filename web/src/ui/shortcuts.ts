import { signal } from "@preact/signals";
import { keep, recall } from "../state/storage";

/**
 * Single keys, for those who keep their hands on the keyboard. They work outside of fields only, are all in one list under
 * "?", and can be switched off for good, because speech and shaking hands press keys by mistake (WCAG 2.1.4).
 */
export const keys = ["?", "/", "j", "k", "r", "n", "u", "1", "2", "3"] as const;
export type ShortcutKey = (typeof keys)[number];

const name = "shortcuts";
export const areOn = signal(recall(name) !== false);

export function switchShortcuts(on: boolean): void {
  areOn.value = on;
  keep(name, on);
}

/** For `aria-keyshortcuts`: the element that bears it is what the key presses. */
export function shortcut(key: ShortcutKey): ShortcutKey | undefined {
  return areOn.value ? key : undefined;
}

const stops = "main :is(article.post, .thread-row h2 a, .fresh-thread, .person, a.line, .found a)";

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}

/** To the next or the one before of what the screen lists: posts, threads, people. */
function step(by: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(stops)].filter(isShown);
  const at = all.findIndex((one) => one.contains(document.activeElement));
  const next = at < 0 ? all.find((one) => by < 0 || one.getBoundingClientRect().bottom > 0) : all[at + by];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function press(key: string): boolean {
  const target = [...document.querySelectorAll<HTMLElement>(`[aria-keyshortcuts="${key}"]`)].find(isShown);
  if (!target) return false;
  target.focus();
  if (!isWriting(target)) target.click();
  return true;
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest("input, textarea, select") !== null);
}

export function startShortcuts(showList: () => void): void {
  document.addEventListener("keydown", (event) => {
    const isOurs = !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented;
    if (!areOn.value || !isOurs || isWriting(event.target) || document.querySelector("dialog[open]")) return;
    if (!(keys as readonly string[]).includes(event.key)) return;
    if (event.key === "?") showList();
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (!press(event.key)) return;
    event.preventDefault();
  });
}
