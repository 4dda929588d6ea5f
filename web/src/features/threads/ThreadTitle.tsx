import { t } from "../../i18n/t";
import type { Thread } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { isBlocked } from "../../state/select";
import { useTitle } from "./useTitle";

/** A title as lists show it: its words are its author's, and those of somebody blocked are folded until one opens the thread. */
export function ThreadTitle({ thread }: { readonly thread: Pick<Thread, "space" | "kind" | "title" | "author"> }) {
  const state = useClient().state.value;
  const title = useTitle(thread);
  return <bdi>{isBlocked(state, thread.author.id) ? t("block.thread") : title}</bdi>;
}
