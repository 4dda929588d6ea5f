/**
 * Where one was on each page of the history: how far down, and on which link. Kept for this tab only, so that going back and
 * loading again lead to the same line.
 */
export interface Place {
  readonly y: number;
  /** The address of the link that had the focus. */
  readonly link?: string;
}

const name = "lateral.trail";
const kept = 60;
/** So long a page may take to become as high as it was; a reader who scrolls meanwhile is left alone. */
const patience = 4_000;

function isPlace(value: unknown): value is Place {
  return typeof value === "object" && value !== null && typeof (value as Partial<Place>).y === "number";
}

function read(): readonly (readonly [string, Place])[] {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(name) ?? "[]");
    const isEntry = (one: unknown): one is [string, Place] => Array.isArray(one) && typeof one[0] === "string" && isPlace(one[1]);
    return Array.isArray(value) ? value.filter(isEntry) : [];
  } catch {
    return [];
  }
}

export function remember(key: string, place: Place): void {
  const others = read().filter(([old]) => old !== key);
  try {
    sessionStorage.setItem(name, JSON.stringify([...others, [key, place]].slice(-kept)));
  } catch {
    // Going back leads to the top of the page then.
  }
}

export function recallPlace(key: string): Place | undefined {
  return read().find(([old]) => old === key)?.[1];
}

/** Where one is now. */
export function here(): Place {
  const link = document.activeElement?.closest("main a[href], nav a[href]")?.getAttribute("href");
  return { y: Math.round(window.scrollY), ...(link ? { link } : {}) };
}

const restless = ["wheel", "touchstart", "keydown", "pointerdown"] as const;

/** Goes back to a place as soon as the page is high enough for it. `lost` says that its link is no longer there. */
export function goTo(place: Place, lost: () => void): () => void {
  const until = performance.now() + patience;
  let isOver = false;
  const stop = (): void => {
    isOver = true;
    for (const event of restless) window.removeEventListener(event, stop);
  };
  const focusLink = (): void => {
    const link = [...document.querySelectorAll<HTMLElement>("a[href]")].find((one) => one.getAttribute("href") === place.link);
    if (link) link.focus({ preventScroll: true });
    else lost();
  };
  const step = (): void => {
    if (isOver) return;
    const room = document.documentElement.scrollHeight - window.innerHeight;
    const isReady = room >= place.y && document.querySelector("h1") !== null;
    if (!isReady && performance.now() < until) {
      requestAnimationFrame(step);
      return;
    }
    window.scrollTo(0, place.y);
    if (place.link !== undefined) focusLink();
    stop();
  };
  for (const event of restless) window.addEventListener(event, stop, { passive: true });
  requestAnimationFrame(step);
  return stop;
}
