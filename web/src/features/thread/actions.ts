import type { Answer } from "../../protocol/decode";
import type {
  EditPost,
  Level,
  Post,
  PostId,
  PostReply,
  PostsReply,
  ReactionKind,
  SpaceId,
  ThreadId,
  ThreadReply,
  ThreadView,
} from "../../protocol/messages.gen";
import type { Client } from "../../state/client";
import type { State } from "../../state/model";

/** So many posts are asked for at once; those on a phone's screen are on it the sooner. */
export const page = 25;
/** So many a thread opens with, before the rest of its page. */
export const first = 8;
/** So many come in while one reads on: few enough that a slow phone draws them between two frames or three. */
export const step = 4;

function withThread(state: State, thread: ThreadView): State {
  return { ...state, threads: [...state.threads.filter((one) => one.thread.id !== thread.thread.id), thread] };
}

function merged(state: State, { thread, posts }: PostsReply): State {
  const ids = new Set(posts.map((post) => post.id));
  return { ...withThread(state, thread), posts: [...state.posts.filter((post) => !ids.has(post.id)), ...posts] };
}

/** `around: 0` is the first post that is new to the reader, or the newest. */
export type Where = { readonly after?: number; readonly before?: number; readonly around?: number };

export function loadPosts(client: Client, thread: ThreadId, where: Where): Promise<Answer<PostsReply>> {
  return client.load("post.list", { thread, ...where, limit: page }, merged);
}

function replacePost(client: Client, post: Post): void {
  client.change((state) => ({ ...state, posts: state.posts.map((old) => (old.id === post.id ? post : old)) }));
}

async function changing(client: Client, asked: Promise<Answer<PostReply>>): Promise<Answer<PostReply>> {
  const answer = await asked;
  if (answer.ok) replacePost(client, answer.value.post);
  return answer;
}

export type Words = Pick<EditPost, "body" | "files" | "not_a_student">;

export function editPost(client: Client, post: Post, words: Words, draft?: number): Promise<Answer<PostReply>> {
  const args = { post: post.id, revision: post.revision, ...words, ...(draft === undefined ? {} : { draft }) };
  return changing(client, client.send("post.edit", args));
}

export function deletePost(client: Client, post: PostId): Promise<Answer<PostReply>> {
  return changing(client, client.send("post.delete", { post }));
}

export function toggleReaction(client: Client, post: Post, kind: ReactionKind): Promise<Answer<unknown>> {
  const mine = post.reactions.some((one) => one.kind === kind && one.member.id === client.state.value.me);
  return client.send(mine ? "reaction.remove" : "reaction.add", { post: post.id, kind });
}

async function changingThread(client: Client, asked: Promise<Answer<ThreadReply>>): Promise<Answer<ThreadReply>> {
  const answer = await asked;
  if (answer.ok) client.change((state) => withThread(state, answer.value.thread));
  return answer;
}

export const changeThread = {
  rename: (client: Client, thread: ThreadId, title: string, not_a_student: readonly string[]) =>
    changingThread(client, client.send("thread.rename", { thread, title, not_a_student })),
  pin: (client: Client, thread: ThreadId, pinned: boolean) =>
    changingThread(client, client.send("thread.pin", { thread, pinned })),
  lock: (client: Client, thread: ThreadId, locked: boolean) =>
    changingThread(client, client.send("thread.lock", { thread, locked })),
  move: (client: Client, thread: ThreadId, space: SpaceId) =>
    changingThread(client, client.send("thread.move", { thread, space })),
  accept: (client: Client, thread: ThreadId, post?: PostId) =>
    changingThread(client, client.send("question.accept", post === undefined ? { thread } : { thread, post })),
} as const;

export function followThread(client: Client, thread: ThreadId, level: Level): Promise<Answer<unknown>> {
  return client.send("thread.follow", { thread, level });
}

export function markRead(client: Client, thread: ThreadId, position: number): Promise<Answer<unknown>> {
  return client.send("thread.mark_read", { thread, position });
}
