import type { CreateThread, MemberId, MemberRef, PostId, SubmitReflection, Timestamp } from "../../protocol/messages.gen";
import type { PlanDraft } from "../stages/PlanFields";
import { forget, keep, names, recall } from "../../state/storage";
import { fromMarkdown, toMarkdown } from "./mentions";

/** The post that a reply answers, and the words of it that are quoted. */
export interface ReplyTo {
  readonly post: PostId;
  readonly author: string;
  readonly quote: string;
}

/** A thread or a reflection on its way: with the same key and arguments it is opened once, however often that is asked. */
export interface Sending<Args = CreateThread | SubmitReflection> {
  readonly key: string;
  readonly args: Args;
}

/** What somebody is writing. It stays in the browser until it was sent or thrown away. */
export interface Draft {
  readonly text: string;
  readonly mentions: readonly MemberRef[];
  readonly title?: string;
  readonly kind?: string;
  /** Of a thread with stages; it stays in this browser. */
  readonly plan?: PlanDraft;
  readonly reply?: ReplyTo;
  /** What the editor held when it wrote `text`, so that it opens again exactly so; of no use once the text was changed elsewhere. */
  readonly doc?: unknown;
  /** The version on the server that these words began with. */
  readonly revision?: number;
  /** Whether the server has these very words. */
  readonly isSaved?: boolean;
  /** When the server was given these words, if they came from there. */
  readonly at?: Timestamp;
  /** The version of the post that a change of it began with. */
  readonly from?: number;
  /** Set from the press until the answer, or until the words change. */
  readonly sending?: Sending;
}

export const emptyDraft: Draft = { text: "", mentions: [] };

/** Drafts belong to a member: a shared laptop shows nobody the words of another. */
export function draftName(me: MemberId, what: "thread" | "space" | "edit" | "week", id: number): string {
  return `draft.${me}.${what}.${id}`;
}

/** What is sent. The editor keeps names in the text as Markdown has them, the plain field beside it. */
export function markdownOf({ text, mentions }: Draft): string {
  return toMarkdown(text, mentions);
}

/** The draft as the plain field shows it: "@Dana Whitfield", and which Dana that is beside it. */
export function plainOf(draft: Draft): Draft {
  if (!draft.text.includes("](lateral:")) return draft;
  const { text, mentions } = fromMarkdown(draft.text);
  return { ...draft, text, mentions: [...draft.mentions, ...mentions] };
}

export function loadDraft(name: string): Draft | undefined {
  const kept = recall(name);
  if (typeof kept !== "object" || kept === null) return undefined;
  const draft = kept as Partial<Draft>;
  if (typeof draft.text !== "string" || !Array.isArray(draft.mentions)) return undefined;
  return { ...draft, text: draft.text, mentions: draft.mentions };
}

export function isEmpty(draft: Draft): boolean {
  return draft.text.trim() === "" && !draft.reply && !draft.title?.trim();
}

export function saveDraft(name: string, draft: Draft): void {
  if (isEmpty(draft)) forget(name);
  else keep(name, draft);
}

/** Whether this member wrote something here that the server does not have. */
export function hasUnsavedDrafts(me: MemberId): boolean {
  return names(`draft.${me}.`).some((name) => loadDraft(name)?.isSaved === false);
}

export function dropDraft(name: string): void {
  forget(name);
}
