import { fromMarkdown } from "../thread/mentions";
import { t } from "../../i18n/t";
import type { Answer } from "../../protocol/decode";
import type { Post, Thread, ThreadId } from "../../protocol/messages.gen";
import type { Client } from "../../state/client";
import { partsOf } from "./plan";
import { dated, formatWord, nameOf } from "./words";

const page = 200;

/** All posts of a thread that the reader may see, in their order. */
export async function allPosts(client: Client, thread: ThreadId): Promise<Answer<{ readonly thread: Thread; readonly posts: readonly Post[] }>> {
  const posts: Post[] = [];
  for (;;) {
    const after = posts[posts.length - 1]?.position ?? 0;
    const answer = await client.send("post.list", { thread, after, limit: page });
    if (!answer.ok) return answer;
    posts.push(...answer.value.posts);
    const { thread: shown } = answer.value.thread;
    if (answer.value.posts.length === 0 || (posts[posts.length - 1]?.position ?? 0) >= shown.last_position) {
      return { ok: true, value: { thread: shown, posts } };
    }
  }
}

export function titleOf(thread: Thread, place: number): string {
  const { plan } = thread;
  if (!plan || place === 0) return t("stage.transcript_opening");
  const text = plan.stages[place - 1]?.text;
  const name = nameOf(plan, place);
  return name === "" ? t("stage.transcript_after") : text ? t("stage.titled", { stage: name, words: text }) : name;
}

const byline = ({ author, created_at }: Post): string =>
  `**${[author.name, author.organisation].filter((part) => part !== "").join(", ")}** (${dated(created_at)})`;

/** The same as a text in Markdown, which any program opens. */
export function markdownOf(thread: Thread, posts: readonly Post[]): string {
  const { plan } = thread;
  if (!plan) return "";
  const parts = partsOf(plan, posts).map((part) => {
    const lines = part.posts.map((post) => `${byline(post)}\n\n${fromMarkdown(post.body).text.trim()}`);
    return [`## ${titleOf(thread, part.place)}`, ...(lines.length > 0 ? lines : [`*${t("stage.transcript_none")}*`])].join("\n\n");
  });
  return [`# ${thread.title}`, `${formatWord(plan.format)}, ${dated(plan.stages[0]?.starts_at ?? plan.ends_at)}`, ...parts].join("\n\n") + "\n";
}
