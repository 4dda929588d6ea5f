import { useState } from "preact/hooks";
import { errorText } from "../../i18n/errors";
import { t } from "../../i18n/t";
import type { AuditEntry } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { member } from "../../state/select";
import { Button } from "../../ui/Button";
import { Failed } from "../../ui/Failed";
import { Loading } from "../../ui/Loading";
import { Time } from "../../ui/Time";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";

const page = 50;

/** The record of administration, newest first. It names acts and never the words of a post. */
export function Audit() {
  const client = useClient();
  const { value, error, reload, setValue } = useLoaded(() => client.send("audit.list", { limit: page }), []);
  const [end, setEnd] = useState(false);
  const older = useAction();
  const entries = value?.entries ?? [];
  const last = entries[entries.length - 1];
  const more = (): void => {
    if (!last) return;
    void older.run(
      () => client.send("audit.list", { before: last.number, limit: page }),
      (reply) => {
        setValue({ entries: [...entries, ...reply.entries] });
        setEnd(reply.entries.length < page);
      },
    );
  };
  return (
    <section aria-labelledby="audit">
      <h2 id="audit">{t("audit.title")}</h2>
      <p class="hint">{t("audit.text")}</p>
      {error && <Failed error={error} onRetry={reload} />}
      {!value && !error && <Loading />}
      <ol class="lines" reversed>
        {entries.map((entry) => <Line key={entry.number} entry={entry} />)}
      </ol>
      {older.error && <p class="field-error" role="alert">{errorText(older.error)}</p>}
      {entries.length >= page && !end && <Button busy={older.busy} onClick={more}>{t("list.more")}</Button>}
    </section>
  );
}

function Line({ entry }: { readonly entry: AuditEntry }) {
  const state = useClient().state.value;
  const name = entry.actor === undefined ? t("audit.command_line") : member(state, entry.actor)?.name;
  return (
    <li class="line">
      <span>
        <code>{entry.act}</code> {entry.subject}
        {entry.detail !== "" && entry.detail !== "{}" && <span class="hint break">{entry.detail}</span>}
        <span class="hint">
          {t("audit.number", { number: entry.number })} · <Time at={entry.at} /> ·{" "}
          {entry.actor === undefined ? name : <a href={paths.member(entry.actor)}>{name ?? t("audit.member")}</a>}
        </span>
      </span>
    </li>
  );
}
