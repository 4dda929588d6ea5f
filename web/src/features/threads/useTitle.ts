import { t } from "../../i18n/t";
import type { SpaceId, Thread } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { talkTitle, useTalk } from "../sealed/whose";
import { weekTitle } from "../journal/weeks";

/**
 * A thread's title as it is read: a reflection is kept under its Monday, which each reads in their language; excerpts may have
 * none, private messages and the talk of a coaching cycle have none.
 */
export function useTitle({ space, kind, title }: Pick<Thread, "space" | "kind" | "title">): string {
  const { me } = useClient().state.value;
  const talk = useTalk(space, title === "" && kind !== "excerpt");
  if (kind === "reflection") return weekTitle(title);
  return title || (kind === "excerpt" ? t("kind.excerpt") : talkTitle(talk, me));
}

/** The same where the title came without the kind: a place without a name holds reflections and what has no title. */
export function useTitleIn(space: SpaceId | undefined, title: string, isSealed: boolean): string {
  const { me } = useClient().state.value;
  const talk = useTalk(space, isSealed && title === "");
  if (isSealed && /^\d{4}-\d\d-\d\d$/.test(title)) return weekTitle(title);
  return title || (isSealed ? talkTitle(talk, me) : t("kind.excerpt"));
}
