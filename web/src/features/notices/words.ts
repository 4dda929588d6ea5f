import { t } from "../../i18n/t";
import type { NoticeLine } from "../../protocol/messages.gen";

/** "Maria Lopez mentioned you". */
export function whatHappened({ kind, actor }: NoticeLine): string {
  return t(`notices.did_${kind}`, { name: actor.name });
}
