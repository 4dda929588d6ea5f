import type { MemberId, MemberRef, PostId } from "../../protocol/messages.gen";
import { forget, keep, recall } from "../../state/storage";

/** The post that a reply answers, and the words of it that are quoted. */
export interface ReplyTo {
  readonly post: PostId;
  readonly author: string;
  readonly quote: string;
}

/** What somebody is writing. It stays in the browser until it was sent or thrown away. */
export interface Draft {
  readonly text: string;
  readonly mentions: readonly MemberRef[];
  readonly title?: string;
  readonly kind?: string;
  readonly reply?: ReplyTo;
}

export const emptyDraft: Draft = { text: "", mentions: [] };

/** Drafts belong to a member: a shared laptop shows nobody the words of another. */
export function draftName(me: MemberId, what: "thread" | "space" | "edit", id: number): string {
  return `draft.${me}.${what}.${id}`;
}

export function loadDraft(name: string): Draft | undefined {
  const kept = recall(name);
  if (typeof kept !== "object" || kept === null) return undefined;
  const draft = kept as Partial<Draft>;
  if (typeof draft.text !== "string" || !Array.isArray(draft.mentions)) return undefined;
  return { ...draft, text: draft.text, mentions: draft.mentions };
}

export function saveDraft(name: string, draft: Draft): void {
  const empty = draft.text.trim() === "" && !draft.reply && !draft.title?.trim();
  if (empty) forget(name);
  else keep(name, draft);
}

export function dropDraft(name: string): void {
  forget(name);
}
