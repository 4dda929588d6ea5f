import type { Draft as KeptDraft, DraftPlace, MemberId, PostId, SaveDraft, ThreadKind } from "../../protocol/messages.gen";
import { type Draft, draftName, markdownOf } from "./drafts";

/** What the server keeps of a draft. */
export type Words = Omit<SaveDraft, "place" | "about" | "base">;

export function wordsOf(draft: Draft): Words {
  const { title, kind, reply } = draft;
  return {
    body: markdownOf(draft),
    ...(title ? { title } : {}),
    ...(kind ? { kind: kind as ThreadKind } : {}),
    ...(reply ? { reply_to: reply.post } : {}),
    ...(reply?.quote ? { quote: reply.quote } : {}),
  };
}

/** Whether the server keeps these very words. */
export function isKept({ body, title = "", reply_to }: Words, kept: KeptDraft): boolean {
  return body === kept.body && title === kept.title && reply_to === kept.reply_to;
}

const names = { reply: "thread", thread: "space", edit: "edit", reflection: "week" } as const;

export function nameOf(me: MemberId, place: DraftPlace, about: number): string {
  return draftName(me, names[place], about);
}

export function readDraft({ body, title, kind, reply_to, quote, saved_at }: KeptDraft, authorOf: (post: PostId) => string): Draft {
  const reply = reply_to && { post: reply_to, author: authorOf(reply_to), quote: quote ?? "" };
  return { text: body, mentions: [], at: saved_at, ...(title ? { title } : {}), ...(kind ? { kind } : {}), ...(reply ? { reply } : {}) };
}

export function isSameText(one: Draft, other: Draft): boolean {
  return JSON.stringify(wordsOf(one)) === JSON.stringify(wordsOf(other));
}
