import type { Member, MemberId, Post, SpaceId, SpaceView, ThreadId, ThreadView } from "../protocol/messages.gen";
import { unreadLimit } from "./apply";
import type { State } from "./model";

export function spaceView(state: State, id: SpaceId | undefined): SpaceView | undefined {
  return state.spaces.find((view) => view.space.id === id);
}

/** What people may choose among: spaces that are their parties' alone are no channels (adr/0023). */
export function channelsOf(state: State): readonly SpaceView[] {
  return state.spaces.filter((view) => view.space.visibility !== "sealed");
}

export function threadView(state: State, id: ThreadId): ThreadView | undefined {
  return state.threads.find((view) => view.thread.id === id);
}

export function member(state: State, id: MemberId): Member | undefined {
  return state.members.find((one) => one.id === id);
}

export function me(state: State): Member | undefined {
  return member(state, state.me);
}

export function isBlocked(state: State, id: MemberId): boolean {
  return state.blocked.includes(id);
}

/** The threads of a space that ask for attention. A post in a muted thread is told to all alike; it asks nobody who muted it. */
export function unreadOf(state: State, view: SpaceView): SpaceView["unread"] {
  if (view.level === "muted" || view.space.state !== "open") return [];
  return view.unread.filter((entry) => threadView(state, entry.thread)?.level !== "muted");
}

export function isUnread(view: ThreadView, space: SpaceView | undefined): boolean {
  if (!space) return false;
  if (space.unread.some((entry) => entry.thread === view.thread.id)) return true;
  // The list names the newest only; beyond it the numbers decide.
  const full = space.unread.length >= unreadLimit;
  return full && view.thread.last_seq > space.watermark && view.read_position < view.thread.last_position;
}

/** Pinned first, then by newest post: the order of thread.list. */
export function orderedThreads(state: State, space: SpaceId, oldest: number): readonly ThreadView[] {
  return state.threads
    .filter((view) => view.thread.space === space && (view.thread.pinned || view.thread.last_seq >= oldest))
    .sort((a, b) => Number(b.thread.pinned) - Number(a.thread.pinned) || b.thread.last_seq - a.thread.last_seq);
}

/**
 * The posts around position `anchor` without a hole. Positions count without gaps, so a jump in them is a part that was
 * not loaded; it joins when its page comes.
 */
export function runOfPosts(state: State, thread: ThreadId, anchor: number): readonly Post[] {
  const posts = state.posts.filter((post) => post.thread === thread).sort((a, b) => a.position - b.position);
  const at = posts.findIndex((post) => post.position >= anchor);
  if (at < 0) return [];
  let first = at;
  let last = at;
  while (first > 0 && posts[first - 1]?.position === (posts[first]?.position ?? 0) - 1) first--;
  while (posts[last + 1] && posts[last + 1]?.position === (posts[last]?.position ?? 0) + 1) last++;
  return posts.slice(first, last + 1);
}

export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name.localeCompare(b.name, undefined, { sensitivity: "base" });
}
