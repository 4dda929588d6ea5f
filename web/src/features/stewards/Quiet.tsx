import { useState } from "preact/hooks";
import { dayOf } from "../../i18n/dates";
import { t } from "../../i18n/t";
import type { QuietSpace } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { spaceView } from "../../state/select";
import { Button } from "../../ui/Button";
import { tell } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import { setSpaceMember } from "../spaces/actions";
import { SpaceSettingsDialog } from "../spaces/Lazy";

/** Channels without a post for long, for whoever looks after them or may: nothing closes by itself. */
export function Quiet() {
  const client = useClient();
  const { value, reload } = useLoaded(() => client.send("space.quiet", {}), [client.state.value.spaces]);
  const spaces = value?.spaces ?? [];
  if (spaces.length === 0) return null;
  return (
    <section class="fresh-group" aria-labelledby="quiet-title">
      <h2 id="quiet-title">{t("quiet.title")}</h2>
      <p class="hint">{t("quiet.why")}</p>
      <ul class="lines">{spaces.map((one) => <Line key={one.space.id} one={one} onDone={reload} />)}</ul>
    </section>
  );
}

function Line({ one: { space, since, mine }, onDone }: { readonly one: QuietSpace; readonly onDone: () => void }) {
  const client = useClient();
  const view = spaceView(client.state.value, space.id);
  const [closing, setClosing] = useState(false);
  const { busy, message, run } = useAction();
  const done = (text: string): void => {
    tell(text);
    onDone();
  };
  const keep = (): void => void run(() => client.send("space.keep", { space: space.id }), () => done(t("quiet.kept_told")));
  const take = (): void => {
    void run(() => setSpaceMember(client, space.id, client.state.peek().me, "steward"), () => done(t("quiet.taken_told")));
  };
  return (
    <li class="line">
      <span>
        <a href={paths.space(space.id)}><bdi>#{space.name}</bdi></a>
        <span class="hint">{t("quiet.since", { when: dayOf(since) })}</span>
      </span>
      <span class="row">
        {mine ? (
          <>
            <Button busy={busy} aria-label={t("quiet.keep_of", { space: space.name })} onClick={keep}>{t("quiet.keep")}</Button>
            <Button aria-label={t("quiet.close_of", { space: space.name })} onClick={() => setClosing(true)}>{t("quiet.close")}</Button>
          </>
        ) : (
          <Button busy={busy} aria-label={t("quiet.take_of", { space: space.name })} onClick={take}>{t("quiet.take")}</Button>
        )}
      </span>
      {message && <p class="field-error" role="alert">{message}</p>}
      {closing && view && <SpaceSettingsDialog view={view} onClose={() => setClosing(false)} />}
    </li>
  );
}
