import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { page, step } from "./actions";

export type Side = "earlier" | "later";

/**
 * How near the end of what is here comes to the window before more is asked for. Above, less than the posts that stand over the first
 * unread one, so that opening a thread asks for nothing more.
 */
const near: Readonly<Record<Side, string>> = { earlier: "300px 0px 0px", later: "0px 0px 200%" };

interface More {
  readonly place: RefObject<HTMLDivElement>;
  readonly busy: boolean;
  readonly press: () => void;
}

/** Asks for the posts beyond `edge`: a few as the reader comes near, a page when the button is pressed. One question at a time. */
export function useMore(side: Side, edge: number, show: (count: number) => Promise<void>): More {
  const place = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState<number>();
  const busy = asked === edge;
  const ask = (count: number): void => {
    if (busy) return;
    setAsked(edge);
    // Refused: the button asks again, scrolling by itself does not.
    void show(count).finally(() => setAsked(undefined));
  };
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (!place.current || typeof IntersectionObserver === "undefined") return undefined;
    const look = (entries: readonly IntersectionObserverEntry[]): void => {
      if (entries.some((entry) => entry.isIntersecting)) latest.current(step);
    };
    const observer = new IntersectionObserver(look, { rootMargin: near[side] });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [side, edge]);
  return { place, busy, press: () => ask(page) };
}
