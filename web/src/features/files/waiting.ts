import type { MemberId } from "../../protocol/messages.gen";
import { names, recall } from "../../state/storage";

/** How many files this member added here that the server does not have and would take: nobody else has them. */
export function countWaiting(me: MemberId): number {
  const items = names(`files.draft.${me}.`).flatMap((name) => {
    const kept = recall(name);
    return Array.isArray(kept) ? (kept as unknown[]) : [];
  });
  return items.filter((item) => {
    if (typeof item !== "object" || item === null) return false;
    const { done, isRefused } = item as { readonly done?: unknown; readonly isRefused?: unknown };
    return done === undefined && isRefused !== true;
  }).length;
}
