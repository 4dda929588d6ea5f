import type { Answer } from "../../protocol/decode";
import type { CreateThread, SpaceId, ThreadCreatedReply, ThreadsReply } from "../../protocol/messages.gen";
import type { Client } from "../../state/client";
import { upsert } from "../../state/apply";
import type { State } from "../../state/model";

const page = 30;

/** Loads the newest threads of a space, or those older than what was loaded. */
export async function loadThreads(client: Client, space: SpaceId, before?: number): Promise<Answer<ThreadsReply>> {
  const merge = (state: State, reply: ThreadsReply): State => {
    const ids = new Set(reply.threads.map((view) => view.thread.id));
    // The first page replaces what was known of the space: something may have left it while we were away.
    const others = state.threads.filter(
      (view) => !ids.has(view.thread.id) && (before !== undefined || view.thread.space !== space),
    );
    return { ...state, threads: [...others, ...reply.threads] };
  };
  const args = before === undefined ? { space, limit: page } : { space, before, limit: page };
  const answer = await client.load("thread.list", args, merge);
  if (answer.ok) {
    const { threads, more } = answer.value;
    const seqs = threads.filter((view) => !view.thread.pinned).map((view) => view.thread.last_seq);
    const oldest = more ? Math.min(before ?? Infinity, ...seqs) : 0;
    client.lists.value = new Map(client.lists.value).set(space, { oldest, more });
  }
  return answer;
}

export async function createThread(
  client: Client,
  args: CreateThread,
  key: string,
): Promise<Answer<ThreadCreatedReply>> {
  const answer = await client.send("thread.create", args, key);
  if (answer.ok) {
    const { thread, post } = answer.value;
    client.change((state) => ({
      ...state,
      threads: [
        ...state.threads.filter((view) => view.thread.id !== thread.id),
        { thread, level: "normal", read_position: post.position, kept_seq: 0 },
      ],
      posts: upsert(state.posts, post),
    }));
  }
  return answer;
}
