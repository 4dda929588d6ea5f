import { type RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { timers } from "../../net/environment";
import type { Post, ThreadView } from "../../protocol/messages.gen";
import type { Client } from "../../state/client";
import { sawNotices } from "../notices/actions";
import { markRead } from "./actions";
import type { Opened } from "./useThread";

/** A post counts as read when its end was in sight for so long, in a window that somebody is using. */
const readingTime = 2_000;

function inUse(): boolean {
  return document.visibilityState === "visible" && document.hasFocus();
}

/** How far all counts as read: what a watermark covered at the opening holds until the reader's own numbers move. */
export function readUpTo(view: ThreadView, { was, covered }: Opened): number {
  const moved = view.read_position !== was.read_position || view.kept_seq !== was.kept_seq;
  return moved ? view.read_position : Math.max(covered, view.read_position);
}

/**
 * Moves the read position along with what was on the screen. It never jumps over posts that were not loaded: a link into
 * the middle of a thread leaves what comes before as it was.
 */
export function useReading(
  client: Client,
  view: ThreadView,
  opened: Opened,
  posts: readonly Post[],
  list: RefObject<HTMLElement>,
): void {
  const seen = useRef(new Set<number>());
  const now = { thread: view.thread.id, read: readUpTo(view, opened), from: posts[0]?.position ?? 0 };
  const latest = useRef(now);
  latest.current = now;
  const first = posts[0]?.id;
  const last = posts[posts.length - 1]?.id;

  const watch = useRef<IntersectionObserver>();
  const watched = useRef(new WeakSet<Element>());

  useEffect(() => {
    if (typeof IntersectionObserver === "undefined") return undefined;
    let handle: number | undefined;
    const settle = (): void => {
      if (!inUse()) return;
      const { thread, read, from } = latest.current;
      const position = Math.max(0, ...seen.current);
      if (position > read && from <= read + 1) void markRead(client, thread, position);
      else sawNotices(client, thread, from, position);
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
    watch.current = observer;
    window.addEventListener("focus", restart);
    return () => {
      observer.disconnect();
      seen.current.clear();
      watched.current = new WeakSet();
      window.removeEventListener("focus", restart);
      if (handle !== undefined) timers.clear(handle);
    };
  }, [view.thread.id]);

  useEffect(() => {
    for (const part of list.current?.children ?? []) {
      // Far from both ends nothing comes in: what it watches there is not looked for again.
      if (part.classList.contains("apart") && watched.current.has(part)) continue;
      watched.current.add(part);
      for (const end of part.querySelectorAll("[data-end]")) watch.current?.observe(end);
    }
  }, [view.thread.id, first, last]);
}
