import { type RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { timers } from "../../net/environment";
import type { Post, ThreadView } from "../../protocol/messages.gen";
import type { Client } from "../../state/client";
import { markRead } from "./actions";

/** A post counts as read when its end was in sight for so long, in a window that somebody is using. */
const readingTime = 2_000;

function inUse(): boolean {
  return document.visibilityState === "visible" && document.hasFocus();
}

/**
 * Moves the read position along with what was on the screen. It never jumps over posts that were not loaded: a link into
 * the middle of a thread leaves what comes before as it was.
 */
export function useReading(
  client: Client,
  view: ThreadView | undefined,
  posts: readonly Post[],
  list: RefObject<HTMLElement>,
): void {
  const seen = useRef(new Set<number>());
  const latest = useRef({ view, first: posts[0]?.position ?? 0 });
  latest.current = { view, first: posts[0]?.position ?? 0 };
  const first = posts[0]?.id;
  const last = posts[posts.length - 1]?.id;

  useEffect(() => {
    if (!list.current || typeof IntersectionObserver === "undefined") return undefined;
    let handle: number | undefined;
    const settle = (): void => {
      const { view: now, first: from } = latest.current;
      if (!now || !inUse()) return;
      const position = Math.max(0, ...seen.current);
      if (position > now.read_position && from <= now.read_position + 1) {
        void markRead(client, now.thread.id, position);
      }
    };
    const restart = (): void => {
      if (handle !== undefined) timers.clear(handle);
      handle = timers.set(settle, readingTime);
    };
    const observer = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        const position = Number((entry.target as HTMLElement).dataset["end"]);
        if (entry.isIntersecting) seen.current.add(position);
        else seen.current.delete(position);
      }
      restart();
    });
    seen.current.clear();
    for (const end of list.current.querySelectorAll("[data-end]")) observer.observe(end);
    window.addEventListener("focus", restart);
    return () => {
      observer.disconnect();
      window.removeEventListener("focus", restart);
      if (handle !== undefined) timers.clear(handle);
    };
  }, [view?.thread.id, first, last]);
}
