import { useEffect, useState } from "preact/hooks";
import type { WireError } from "../../protocol/decode";
import type { Post, SpaceId, ThreadId, ThreadView } from "../../protocol/messages.gen";
import type { Client } from "../../state/client";
import { isUnread, runOfPosts, spaceView, threadView } from "../../state/select";
import { firstPage, loadPosts } from "./actions";

/** What was found when the thread was opened; it stays while one reads, although the read position moves on. */
export interface Opened {
  readonly space: SpaceId;
  /** A position of the part that is shown. */
  readonly anchor: number;
  /** The first post that was unread, when some were and some were not. */
  readonly unreadFrom: number | undefined;
  readonly scrollTo: "top" | "unread" | "position" | "end";
}

export interface ThreadScreen {
  readonly view: ThreadView | undefined;
  readonly posts: readonly Post[];
  readonly opened: Opened | undefined;
  readonly error: WireError | undefined;
  readonly reload: () => void;
  readonly show: (where: { readonly after?: number; readonly before?: number }) => Promise<void>;
}

/** Without a network: from the posts that are here, if there are any. */
function openKept(client: Client, view: ThreadView, position?: number): Opened | undefined {
  const posts = client.state.peek().posts.filter((post) => post.thread === view.thread.id);
  const positions = posts.map((post) => post.position).sort((a, b) => a - b);
  const first = positions[0];
  if (first === undefined) return undefined;
  const wanted = position !== undefined && positions.includes(position) ? position : undefined;
  return { space: view.thread.space, anchor: wanted ?? first, unreadFrom: undefined, scrollTo: wanted ? "position" : "top" };
}

async function openThread(client: Client, id: ThreadId, position?: number): Promise<Opened | WireError> {
  let view = threadView(client.state.peek(), id);
  const kept = view && client.link.peek() !== "open" ? openKept(client, view, position) : undefined;
  if (kept) return kept;
  if (!view) {
    const answer = await client.loadThread(id);
    if (!answer.ok) return answer.error;
    view = answer.value.thread;
  }
  const asked = position === undefined ? undefined : Math.min(position, view.thread.last_position);
  const unread = isUnread(view, spaceView(client.state.peek(), view.thread.space));
  const unreadFrom = unread && view.read_position > 0 ? view.read_position + 1 : undefined;
  const where = firstPage(view, unread, asked);
  const answer = await loadPosts(client, id, where);
  if (!answer.ok) return answer.error;
  const anchor = asked ?? unreadFrom ?? answer.value.posts[0]?.position ?? 1;
  const scrollTo = asked ? "position" : unreadFrom ? "unread" : "before" in where ? "end" : "top";
  return { space: answer.value.thread.thread.space, anchor, unreadFrom, scrollTo };
}

export function useThread(client: Client, id: ThreadId, position?: number): ThreadScreen {
  const [opened, setOpened] = useState<Opened>();
  const [error, setError] = useState<WireError>();
  const [tries, setTries] = useState(0);
  const state = client.state.value;
  const view = threadView(state, id);
  const generation = client.generation.value;
  // Moved while it was read: its posts are in the other space now and must be loaded from there.
  const moved = opened !== undefined && view !== undefined && view.thread.space !== opened.space;

  useEffect(() => {
    let wanted = true;
    client.hold(id);
    void openThread(client, id, position).then((found) => {
      if (!wanted) return;
      setError("code" in found ? found : undefined);
      if ("code" in found) return;
      // The mark of the first unread post stays where it was when a break made us load again.
      setOpened((before) => (before ? { ...before, space: found.space } : found));
    });
    return () => void (wanted = false);
  }, [id, generation, tries, moved]);

  return {
    view,
    posts: opened ? runOfPosts(state, id, opened.anchor) : [],
    opened,
    error,
    reload: () => setTries(tries + 1),
    show: async (where) => {
      const answer = await loadPosts(client, id, where);
      if (!answer.ok) setError(answer.error);
    },
  };
}
