import { t } from "../../i18n/t";
import type { ThreadView } from "../../protocol/messages.gen";

/** The standing of a thread in words. */
export function ThreadTags({ view }: { readonly view: ThreadView }) {
  const { pinned, locked, answer, through_steward } = view.thread;
  return (
    <>
      {pinned && <span class="tag">{t("thread.pinned")}</span>}
      {locked && <span class="tag">{t("thread.locked")}</span>}
      {answer !== undefined && <span class="tag strong">{t("thread.answered")}</span>}
      {through_steward && <span class="tag">{t("thread.through")}</span>}
      {view.level !== "normal" && <span class="tag">{t(`follow.is_${view.level}`)}</span>}
    </>
  );
}
