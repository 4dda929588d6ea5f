import type { Draft as KeptDraft } from "../../protocol/messages.gen";
import { forget, keep, recall } from "../../state/storage";
import { isKept, type Words } from "./draftWords";

/**
 * What this browser asked of the server about a draft without having heard the end of it: words to keep, a version to forget. It
 * is kept beside the draft, for the page may go before the answer comes. A version with this number or these words is this
 * browser's own, and no other device's.
 */
interface Left {
  readonly words?: Words;
  readonly revision?: number;
}

const nameFor = (draft: string): string => `asked.${draft}`;

function left(draft: string): Left {
  const kept = recall(nameFor(draft));
  return typeof kept === "object" && kept !== null ? kept : {};
}

function put(draft: string, next: Left): void {
  if (next.words === undefined && next.revision === undefined) forget(nameFor(draft));
  else keep(nameFor(draft), next);
}

export function askedToKeep(draft: string, words: Words): void {
  put(draft, { ...left(draft), words });
}

export function askedToForget(draft: string, revision: number | undefined): void {
  if (revision !== undefined) put(draft, { ...left(draft), revision });
}

export function heardOfWords(draft: string): void {
  const { words: _, ...rest } = left(draft);
  put(draft, rest);
}

/** That one, or whichever it was. */
export function heardOfRevision(draft: string, revision?: number): void {
  const { revision: asked, ...rest } = left(draft);
  if (asked === (revision ?? asked)) put(draft, rest);
}

/** Whether this browser made that version; from now on the server's word counts. */
export function isOwn(draft: string, kept: KeptDraft | undefined): boolean {
  const { words, revision } = left(draft);
  put(draft, {});
  return kept !== undefined && (kept.revision === revision || (words !== undefined && isKept(words, kept)));
}
