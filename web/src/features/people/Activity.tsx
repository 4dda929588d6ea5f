import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { ActivityEntry, MemberId, Seq } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Failed } from "../../ui/Failed";
import { Loading } from "../../ui/Loading";
import { Notice } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import { FoundPostLine } from "../search/Results";
import "../search/search.css";

/** What somebody wrote, newest first, as far as the reader may see it. */
export function Activity({ member }: { readonly member: MemberId }) {
  const client = useClient();
  const [more, setMore] = useState<readonly ActivityEntry[]>([]);
  const [next, setNext] = useState<Seq | undefined>();
  const { value, error, reload } = useLoaded(async () => {
    const answer = await client.send("member.activity", { member });
    if (answer.ok) {
      setMore([]);
      setNext(answer.value.next);
    }
    return answer;
  }, [member]);
  const { busy, message, run } = useAction();
  if (error) return <Failed error={error} onRetry={reload} />;
  if (!value) return <Loading />;
  const entries = [...value.entries, ...more];
  const showMore = (before: Seq): void =>
    void run(() => client.send("member.activity", { member, before }), (reply) => {
      setMore([...more, ...reply.entries]);
      setNext(reply.next);
    });
  return (
    <section class="found activity" aria-labelledby="activity">
      <h2 id="activity">{t("activity.title")}</h2>
      {entries.length === 0 && next === undefined && <Notice>{t("activity.none")}</Notice>}
      <ul>
        {entries.map(({ post, accepted }) => (
          <FoundPostLine
            key={post.post}
            one={post}
            tags={
              <>
                {post.position === 1 && <span class="tag">{t("activity.opened")}</span>}
                {accepted && <span class="tag strong">{t("activity.answer")}</span>}
              </>
            }
          />
        ))}
      </ul>
      {message && <p class="field-error" role="alert">{message}</p>}
      {next !== undefined && <Button busy={busy} onClick={() => showMore(next)}>{t("list.more")}</Button>}
    </section>
  );
}
