import { t } from "../../i18n/t";
import type { ThreadView } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { Time } from "../../ui/Time";
import { StageLine } from "../stages/Lazy";
import { ThreadTags } from "./ThreadTags";
import { ThreadTitle } from "./ThreadTitle";

interface Props {
  readonly view: ThreadView;
  readonly unread: boolean;
}

export function ThreadRow({ view, unread }: Props) {
  const { thread } = view;
  const replies = Math.max(0, thread.last_position - 1);
  const waits = thread.kind === "question" && thread.answer === undefined;
  return (
    <li class={unread ? "thread-row unread" : "thread-row"}>
      <p class="eyebrow">
        {thread.plan ? <StageLine plan={thread.plan} /> : t(`kind.${thread.kind}`)}
        <ThreadTags view={view} />
        {waits && replies === 0 && <span class="tag">{t("thread.no_reply_yet")}</span>}
      </p>
      <h2>
        <a href={paths.thread(thread.id)}>
          {unread && <span class="visually-hidden">{t("unread.one")} </span>}
          <ThreadTitle thread={thread} />
        </a>
      </h2>
      <p class="hint">
        <bdi>{[thread.author.name, thread.author.organisation].filter(Boolean).join(", ")}</bdi> ·{" "}
        {t("thread.replies", { count: replies })} · <Time at={thread.last_post_at} />
      </p>
    </li>
  );
}
