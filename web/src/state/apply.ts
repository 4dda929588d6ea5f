import type { EventFrame, KnownFrame } from "../protocol/decode";
import type {
  Author,
  Events,
  MemberRef,
  Post,
  PostId,
  Seq,
  SpaceId,
  SpaceView,
  ThreadId,
  ThreadView,
} from "../protocol/messages.gen";
import type { State } from "./model";

/** Where and when an event came. */
export interface Moment {
  readonly seq: Seq;
  readonly now: number;
}

type Apply = { readonly [E in keyof Events]: (state: State, data: Events[E], at: Moment) => State };

/** The server names this many unread threads of a space and no more. */
export const unreadLimit = 100;
const typingHolds = 6_000;

/** Puts an item in the place of the one with its id, or at the end. */
export function upsert<T extends { readonly id: number }>(items: readonly T[], item: T): readonly T[] {
  const found = items.some((old) => old.id === item.id);
  return found ? items.map((old) => (old.id === item.id ? item : old)) : [...items, item];
}

function changeSpace(state: State, id: SpaceId, change: (view: SpaceView) => SpaceView): State {
  return { ...state, spaces: state.spaces.map((view) => (view.space.id === id ? change(view) : view)) };
}

function changeThread(state: State, id: ThreadId, change: (view: ThreadView) => ThreadView): State {
  return { ...state, threads: state.threads.map((view) => (view.thread.id === id ? change(view) : view)) };
}

function changePost(state: State, id: PostId, change: (post: Post) => Post): State {
  return { ...state, posts: state.posts.map((post) => (post.id === id ? change(post) : post)) };
}

function withUnread(view: SpaceView, thread: ThreadId, last_seq: Seq): SpaceView {
  const others = view.unread.filter((entry) => entry.thread !== thread);
  const unread = [...others, { thread, last_seq }].sort((a, b) => a.last_seq - b.last_seq);
  return { ...view, unread: unread.slice(-unreadLimit) };
}

function withoutUnread(view: SpaceView, thread: ThreadId): SpaceView {
  return { ...view, unread: view.unread.filter((entry) => entry.thread !== thread) };
}

/** Marks a thread as its numbers say, which is what the server goes by. */
function markByNumbers(space: SpaceView, { thread, level, read_position, kept_seq }: ThreadView): SpaceView {
  const open = thread.last_seq > space.watermark || kept_seq > space.watermark;
  const unread = open && level !== "muted" && thread.last_position > read_position;
  return unread ? withUnread(space, thread.id, thread.last_seq) : withoutUnread(space, thread.id);
}

function markThread(state: State, id: ThreadId): State {
  const view = state.threads.find((one) => one.thread.id === id);
  return view ? changeSpace(state, view.thread.space, (space) => markByNumbers(space, view)) : state;
}

function isMuted(state: State, id: ThreadId): boolean {
  return state.threads.some((view) => view.thread.id === id && view.level === "muted");
}

/** A post can be loaded in a later version than the event that is just arriving tells of. */
function newer(old: Post, next: Post): Post {
  return old.revision > next.revision || (old.deleted && !next.deleted && old.revision === next.revision) ? old : next;
}

function postCreated(state: State, { post }: Events["post.created"], { seq }: Moment): State {
  const known = state.posts.find((old) => old.id === post.id);
  const posts = upsert(state.posts, known ? newer(known, post) : post);
  const typing = state.typing.filter((entry) => entry.thread !== post.thread || entry.member.id !== post.author.id);
  const next = changeThread({ ...state, posts, typing }, post.thread, (view) => ({
    ...view,
    thread: {
      ...view.thread,
      last_post_at: Math.max(view.thread.last_post_at, post.created_at),
      last_seq: Math.max(view.thread.last_seq, seq),
      last_position: Math.max(view.thread.last_position, post.position),
    },
  }));
  if (post.author.id === state.me) return readBy(next, post);
  if (isMuted(state, post.thread)) return next;
  return changeSpace(next, post.space, (view) => withUnread(view, post.thread, seq));
}

/** Who answers has read what stood there. */
function readBy(state: State, post: Post): State {
  const next = changeThread(state, post.thread, (view) => ({ ...view, read_position: post.position, kept_seq: 0 }));
  return changeSpace(next, post.space, (view) => withoutUnread(view, post.thread));
}

function threadRemoved(state: State, { thread, space }: Events["thread.removed"]): State {
  const next = {
    ...state,
    threads: state.threads.filter((view) => view.thread.id !== thread || view.thread.space !== space),
    posts: state.posts.filter((post) => post.thread !== thread || post.space !== space),
  };
  return changeSpace(next, space, (view) => withoutUnread(view, thread));
}

function threadChanged(state: State, { thread }: Events["thread.changed"]): State {
  const next = changeThread(state, thread.id, (view) => ({ ...view, thread }));
  // It may count as written in later than its newest post (adr/0023): what is unread stays so, as of then.
  return changeSpace(next, thread.space, (view) => ({
    ...view,
    unread: view.unread.map((entry) => (entry.thread === thread.id ? { ...entry, last_seq: thread.last_seq } : entry)),
  }));
}

/** A known thread was moved here: its posts come along, and what its reader keeps about it stays. */
function threadCreated(state: State, { thread }: Events["thread.created"]): State {
  const known = state.threads.some((view) => view.thread.id === thread.id);
  const fresh: ThreadView = { thread, level: "normal", read_position: 0, kept_seq: 0 };
  const next = known ? threadChanged(state, { thread }) : { ...state, threads: [...state.threads, fresh] };
  const posts = known
    ? state.posts.map((post) => (post.thread === thread.id ? { ...post, space: thread.space } : post))
    : state.posts;
  return markThread({ ...next, posts }, thread.id);
}

function spaceGained(state: State, { space, role }: Events["space.gained"], { seq }: Moment): State {
  const known = state.spaces.some((view) => view.space.id === space.id);
  if (known) return changeSpace(state, space.id, (view) => ({ ...view, space, role }));
  const view: SpaceView = { space, role, level: "normal", watermark: seq, unread: [] };
  return { ...state, spaces: [...state.spaces, view] };
}

/** A new space for the whole network is told to all at once, by this event and not one by one. */
function spaceChanged(state: State, { space }: Events["space.changed"], at: Moment): State {
  const known = state.spaces.some((view) => view.space.id === space.id);
  if (!known) return spaceGained(state, { space, role: "none" }, at);
  return changeSpace(state, space.id, (view) => ({ ...view, space }));
}

function spaceLost(state: State, { space }: Events["space.lost"]): State {
  return {
    ...state,
    spaces: state.spaces.filter((view) => view.space.id !== space),
    threads: state.threads.filter((view) => view.thread.space !== space),
    posts: state.posts.filter((post) => post.space !== space),
  };
}

function threadRead(state: State, data: Events["thread.read"]): State {
  const { position, kept_seq } = data;
  const next = changeThread(state, data.thread, (view) => ({ ...view, read_position: position, kept_seq }));
  const unread = data.unread && !isMuted(state, data.thread);
  return changeSpace(next, data.space, (view) =>
    unread ? withUnread(view, data.thread, data.last_seq) : withoutUnread(view, data.thread),
  );
}

function threadFollowed(state: State, { thread, level }: Events["thread.followed"]): State {
  const next = changeThread(state, thread, (view) => ({ ...view, level }));
  if (level !== "muted") return markThread(next, thread);
  return { ...next, spaces: next.spaces.map((view) => withoutUnread(view, thread)) };
}

/** A watermark may go back: threads that it covered, as far as they are loaded, are unread again. */
function spaceRead(state: State, { space, watermark }: Events["space.read"]): State {
  const threads = state.threads.filter((view) => view.thread.space === space);
  return changeSpace(state, space, (view) => {
    const unread = view.unread.filter((entry) => entry.last_seq > watermark);
    return threads.reduce(markByNumbers, { ...view, watermark, unread });
  });
}

function reactionAdded(state: State, { post, reaction }: Events["reaction.added"]): State {
  return changePost(state, post, (old) => {
    const others = old.reactions.filter((one) => one.kind !== reaction.kind || one.member.id !== reaction.member.id);
    return { ...old, reactions: [...others, reaction] };
  });
}

function reactionRemoved(state: State, { post, kind, member }: Events["reaction.removed"]): State {
  return changePost(state, post, (old) => ({
    ...old,
    reactions: old.reactions.filter((one) => one.kind !== kind || one.member.id !== member),
  }));
}

/** The quotes of a deleted post go with it. */
function postDeleted(state: State, { post: gone }: Events["post.deleted"]): State {
  const posts = state.posts.map((post) => {
    if (post.id === gone.id) return gone;
    if (post.reply_to !== gone.id) return post;
    const { quote: _, ...rest } = post;
    return rest;
  });
  return { ...state, posts };
}

/** What a member wrote carries their present name. */
function memberChanged(state: State, { member }: Events["member.changed"]): State {
  const next = { ...state, members: upsert(state.members, member) };
  const { id, name, photo } = member;
  const isRenamed = (one: MemberRef): boolean => one.id === id && one.name !== name;
  const isOld = (one: Author): boolean => isRenamed(one) || (one.id === id && one.photo !== photo);
  const isOldIn = (post: Post): boolean => isOld(post.author) || post.reactions.some((reaction) => isRenamed(reaction.member));
  if (!state.threads.some((view) => isOld(view.thread.author)) && !state.posts.some(isOldIn)) return next;
  const shown = photo === undefined ? {} : { photo };
  const authored = (one: Author): Author =>
    one.id === id ? { id, name, organisation: one.organisation, title: one.title, ...shown } : one;
  const named = <T extends { readonly id: number; readonly name: string }>(one: T): T => (one.id === id ? { ...one, name } : one);
  return {
    ...next,
    threads: next.threads.map((view) => ({ ...view, thread: { ...view.thread, author: authored(view.thread.author) } })),
    posts: next.posts.map((post) => ({
      ...post,
      author: authored(post.author),
      reactions: post.reactions.map((one) => ({ ...one, member: named(one.member) })),
    })),
  };
}

function typing(state: State, { thread, member }: Events["typing"], { now }: Moment): State {
  const others = state.typing.filter((entry) => entry.thread !== thread || entry.member.id !== member.id);
  return { ...state, typing: [...others, { thread, member, until: now + typingHolds }] };
}

function presence(state: State, { online, offline }: Events["presence"]): State {
  const gone = new Set([...offline, ...online]);
  return { ...state, online: [...state.online.filter((id) => !gone.has(id)), ...online] };
}

/** One pure function per event; an event that is missing here is an error of types. */
const apply: Apply = {
  "post.created": postCreated,
  "post.edited": (state, { post }) => changePost(state, post.id, (old) => newer(old, post)),
  "post.deleted": postDeleted,
  "reaction.added": reactionAdded,
  "reaction.removed": reactionRemoved,
  "thread.created": threadCreated,
  "thread.changed": threadChanged,
  "thread.removed": threadRemoved,
  "space.changed": spaceChanged,
  "space.gained": spaceGained,
  "space.lost": spaceLost,
  "thread.read": threadRead,
  "space.read": spaceRead,
  "thread.followed": threadFollowed,
  "space.followed": (state, { space, level }) => changeSpace(state, space, (view) => ({ ...view, level })),
  // Hold no words: the list of notices is asked for anew (notices.ts).
  "notice.raised": (state) => state,
  "notice.read": (state) => state,
  "draft.saved": (state) => state,
  "draft.discarded": (state) => state,
  "agreement.published": (state) => ({ ...state, agreement_due: true }),
  "agreement.accepted": (state) => ({ ...state, agreement_due: false }),
  "join_request.changed": (state, _, { seq }) => ({ ...state, asked: seq }),
  "peer.changed": (state, _, { seq }) => ({ ...state, peers: seq }),
  "desk.changed": (state, _, { seq }) => ({ ...state, desk: seq }),
  "cycle.changed": (state, _, { seq }) => ({ ...state, cycles: seq }),
  "coaching.changed": (state, _, { seq }) => ({ ...state, cycles: seq }),
  "member.blocked": (state, { member }) => ({ ...state, blocked: [...state.blocked.filter((id) => id !== member), member] }),
  "member.unblocked": (state, { member }) => ({ ...state, blocked: state.blocked.filter((id) => id !== member) }),
  // The connections of that session are closed by the server; nothing on the screen depends on it.
  "session.ended": (state) => state,
  "member.changed": memberChanged,
  "organisation.changed": (state, { organisation }) => ({
    ...state,
    organisations: upsert(state.organisations, organisation),
  }),
  typing,
  presence,
  // Said again and again: what says nothing new must not draw every screen and keep every word once more.
  "server.state": (state, { writable }) => (writable === state.writable ? state : { ...state, writable }),
};

export function isKnown(frame: EventFrame): frame is KnownFrame {
  return Object.hasOwn(apply, frame.ev);
}

function applyKnown<E extends keyof Events>(state: State, ev: E, data: Events[E], at: Moment): State {
  return apply[ev](state, data, at);
}

/** The state after an event. An event that a newer server tells and this client does not know changes nothing. */
export function applyFrame(state: State, frame: EventFrame, now = 0): State {
  if (!isKnown(frame)) return state;
  return applyKnown(state, frame.ev, frame.data, { seq: frame.seq ?? 0, now });
}
