import { t } from "../../i18n/t";
import type { Thread } from "../../protocol/messages.gen";
import { weekTitle } from "../journal/weeks";

/** A thread's title as it is read: a reflection is kept under its Monday, which each reads in their language; private messages and excerpts may have none. */
export function titleOf({ kind, title }: Pick<Thread, "kind" | "title">): string {
  if (kind === "reflection") return weekTitle(title);
  return title || t(kind === "excerpt" ? "kind.excerpt" : "sealed.message");
}
