import { errorText } from "../../i18n/errors";
import { t } from "../../i18n/t";
import type { OwnAsked as Asked, SpaceId } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { tell } from "../../ui/Notice";
import { useLoaded } from "../../ui/useLoaded";

/** What one asked through this channel's stewards; nothing at all for who asked nothing. */
export function OwnAsked({ space }: { readonly space: SpaceId }) {
  const client = useClient();
  const told = client.notices.list.value?.lines[0]?.seq;
  const { value, reload } = useLoaded(() => client.send("asked.own", {}), [told]);
  const questions = value?.questions.filter((one) => one.space === space) ?? [];
  if (questions.length === 0) return null;
  return (
    <section aria-labelledby="own-asked">
      <h2 id="own-asked">{t("asked.own")}</h2>
      <ul class="lines">{questions.map((one) => <Line key={one.id} one={one} onGone={reload} />)}</ul>
    </section>
  );
}

function Line({ one, onGone }: { readonly one: Asked; readonly onGone: () => void }) {
  const client = useClient();
  const withdraw = async (): Promise<void> => {
    const answer = await client.send("asked.withdraw", { id: one.id });
    tell(answer.ok ? t("asked.withdrawn_told") : errorText(answer.error));
    onGone();
  };
  return (
    <li class="line asked-line">
      <div>
        <strong><bdi>{one.title}</bdi></strong> <span class="tag">{t(one.changed ? "asked.was_changed" : `asked.is_${one.state}`)}</span>
        {one.words && <p class="hint">{t("asked.steward_says")} <bdi>{one.words}</bdi></p>}
        {one.thread !== undefined && <p><a href={paths.thread(one.thread)}>{t("asked.read")}</a></p>}
      </div>
      {one.state === "waiting" && (
        <Button aria-label={t("asked.withdraw_of", { title: one.title })} onClick={() => void withdraw()}>{t("asked.withdraw")}</Button>
      )}
    </li>
  );
}
