import { t } from "../../i18n/t";
import type { MemberId, NoticeLine } from "../../protocol/messages.gen";

/** "Maria Lopez mentioned you". */
export function whatHappened({ kind, actor }: NoticeLine, me: MemberId): string {
  // It is not said who flagged a post.
  if (kind === "moderated" && actor.id === me) return t("notices.did_hide");
  return t(`notices.did_${kind}`, { name: actor.name });
}
