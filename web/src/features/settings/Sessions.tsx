import { t } from "../../i18n/t";
import type { SessionId } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Failed } from "../../ui/Failed";
import { Loading } from "../../ui/Loading";
import { Time } from "../../ui/Time";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";

/** Where one is signed in, and the way to end it elsewhere: a lost phone, a classroom computer. */
export function Sessions() {
  const client = useClient();
  const { value, error, reload } = useLoaded(() => client.send("session.list", {}), []);
  const { busy, message, run } = useAction();
  const end = (session: SessionId): void => {
    void run(() => client.send("session.end", { session }), reload);
  };
  const endAll = (): void => {
    void run(() => client.send("session.end_all", {}), () => client.signedOut());
  };
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{t("sessions.title")}</h2>
      {error && <Failed error={error} onRetry={reload} />}
      {!value && !error && <Loading />}
      <ul class="lines">
        {value?.sessions.map((one) => (
          <li class="line" key={one.id}>
            <span>
              {one.device || t("sessions.unknown")}{" "}
              {one.id === value.current && <span class="tag">{t("sessions.this")}</span>}
              <span class="hint">{one.address} · {t("sessions.seen")} <Time at={one.seen_at} /></span>
            </span>
            {one.id !== value.current && (
              <Button look="quiet" busy={busy} onClick={() => end(one.id)}>
                {t("sessions.end")}<span class="visually-hidden"> {one.device}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {message && <p class="field-error" role="alert">{message}</p>}
      <Button look="danger" busy={busy} onClick={endAll}>{t("sessions.end_all")}</Button>
    </section>
  );
}
