import type { SpaceView, ThreadId, ThreadView, UnreadReply } from "../../protocol/messages.gen";
import type { State } from "../../state/model";
import { threadView, unreadOf } from "../../state/select";

/** One thread with something new, as Today shows it. */
export interface Entry {
  readonly space: SpaceView;
  readonly view: ThreadView;
  /** How many posts are new. */
  readonly count: number;
  readonly isNew: boolean;
}

export interface Today {
  readonly mentions: readonly Entry[];
  readonly followed: readonly Entry[];
  readonly others: readonly Entry[];
  /** Threads that have become unread since the list was loaded and are not known here. */
  readonly missing: readonly ThreadId[];
}

/**
 * What is unread now, in the words of the list that was loaded. What was read since is gone from it, and what came since
 * is in it: the marks are live, the list says where each thread begins to be new.
 */
export function today(state: State, reply: UnreadReply | undefined): Today {
  const listed = new Map(reply?.threads.map((entry) => [entry.thread.thread.id, entry]));
  const unread = state.spaces
    .flatMap((space) => unreadOf(state, space).map((mark) => ({ space, ...mark })))
    .sort((a, b) => b.last_seq - a.last_seq);
  const found = { mentions: [] as Entry[], followed: [] as Entry[], others: [] as Entry[], missing: [] as ThreadId[] };
  for (const { space, thread } of unread) {
    const entry = listed.get(thread);
    const view = threadView(state, thread);
    if (!view) {
      found.missing.push(thread);
      continue;
    }
    const read = Math.max(view.read_position, (entry?.first_unread ?? 1) - 1);
    const count = Math.max(1, view.thread.last_position - read);
    const group = entry?.mentions_me ? found.mentions : view.level === "following" ? found.followed : found.others;
    group.push({ space, view, count, isNew: read === 0 });
  }
  return found;
}
