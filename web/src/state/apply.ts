import type { EventFrame, KnownFrame } from "../protocol/decode";
import type {
  Events,
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
  return { ...view, unread: [...others, { thread, last_seq }].slice(-unreadLimit) };
}

function withoutUnread(view: SpaceView, thread: ThreadId): SpaceView {
  return { ...view, unread: view.unread.filter((entry) => entry.thread !== thread) };
}

/** A post can be loaded in a later version than the event that is just arriving tells of. */
function newer(old: Post, next: Post): Post {
  return old.revision > next.revision || (old.deleted && !next.deleted) ? old : next;
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
  if (post.author.id === state.me) return next;
  return changeSpace(next, post.space, (view) => withUnread(view, post.thread, seq));
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
  return changeThread(state, thread.id, (view) => ({ ...view, thread }));
}

function threadCreated(state: State, { thread }: Events["thread.created"]): State {
  const known = state.threads.some((view) => view.thread.id === thread.id);
  if (known) return threadChanged(state, { thread });
  return { ...state, threads: [...state.threads, { thread, level: "normal", read_position: 0 }] };
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
  const next = changeThread(state, data.thread, (view) => ({ ...view, read_position: data.position }));
  return changeSpace(next, data.space, (view) =>
    data.unread ? withUnread(view, data.thread, data.last_seq) : withoutUnread(view, data.thread),
  );
}

function spaceRead(state: State, { space, watermark }: Events["space.read"]): State {
  return changeSpace(state, space, (view) => ({
    ...view,
    watermark,
    unread: view.unread.filter((entry) => entry.last_seq > watermark),
  }));
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
  "post.deleted": (state, { post }) => changePost(state, post.id, () => post),
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
  "thread.followed": (state, { thread, level }) => changeThread(state, thread, (view) => ({ ...view, level })),
  "space.followed": (state, { space, level }) => changeSpace(state, space, (view) => ({ ...view, level })),
  // The connections of that session are closed by the server; nothing on the screen depends on it.
  "session.ended": (state) => state,
  "member.changed": (state, { member }) => ({ ...state, members: upsert(state.members, member) }),
  "organisation.changed": (state, { organisation }) => ({
    ...state,
    organisations: upsert(state.organisations, organisation),
  }),
  typing,
  presence,
  "server.state": (state, { writable }) => ({ ...state, writable }),
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
