import { useEffect, useMemo, useState } from "preact/hooks";
import { errorText } from "../../../i18n/errors";
import { t } from "../../../i18n/t";
import type { AuditEntry } from "../../../protocol/messages.gen";
import { useClient } from "../../../state/context";
import { Button } from "../../../ui/Button";
import { Failed } from "../../../ui/Failed";
import { Loading } from "../../../ui/Loading";
import { Switch } from "../../../ui/Switch";
import { invitationsChanged } from "../Invitations";
import "./audit.css";
import { byDay, dayOf, heading, isoDay } from "./days";
import { concerns, joinedBy } from "./entry";
import { type Filter, Filters } from "./Filters";
import { Line } from "./Line";
import { peopleIn } from "./people";
import { Save } from "./Save";
import { type Log as Read, useLog } from "./useLog";
import { useNames } from "./useNames";
import { isOfKind, wordsOf } from "./words";

function fitting(entries: readonly AuditEntry[], { person, kind }: Filter): readonly AuditEntry[] {
  const joined = joinedBy(entries);
  return entries.filter(
    (entry) => (person === undefined || concerns(entry, person, joined)) && (kind === undefined || isOfKind(entry, kind)),
  );
}

/** The record of administration, newest first. It names acts and never the words of a post. */
export function Log() {
  const log = useLog(invitationsChanged.value);
  const { entries, error } = log;
  return (
    <section aria-labelledby="audit">
      <h2 id="audit">{t("audit.title")}</h2>
      <p class="hint">{t("audit.text")}</p>
      {error && <Failed error={error} onRetry={log.reload} />}
      {!entries && !error && <Loading />}
      {entries?.length === 0 && <p class="hint">{t("audit.none")}</p>}
      {entries && entries.length > 0 && <Record log={log} entries={entries} />}
    </section>
  );
}

/** How much of it is shown or was searched, so that nobody takes a part for the whole. */
function standing(fit: number, entries: readonly AuditEntry[], isWhole: boolean, isFiltered: boolean): string {
  const seen = entries.length;
  const total = Math.max(seen, entries[0]?.number ?? 0);
  const day = dayOf(entries[seen - 1]?.at ?? 0);
  if (isFiltered) return isWhole ? t("audit.found_all", { count: fit, total }) : t("audit.found", { count: fit, seen, total, day });
  return isWhole ? t("audit.seen_all", { count: seen }) : t("audit.seen", { count: seen, total, day });
}

interface RecordProps {
  readonly log: Read;
  readonly entries: readonly AuditEntry[];
}

function Record({ log, entries }: RecordProps) {
  const state = useClient().state.value;
  const [filter, setFilter] = useState<Filter>({ person: undefined, kind: undefined });
  const [withStored, setWithStored] = useState(false);
  const { names, fetch } = useNames(invitationsChanged.value);
  const isFiltered = filter.person !== undefined || filter.kind !== undefined;
  const reading = useMemo(() => ({ entries, joined: joinedBy(entries) }), [entries]);
  const shown = useMemo(() => fitting(entries, filter), [entries, filter]);
  const words = new Map(shown.map((entry) => [entry.number, wordsOf(entry, reading, names)]));
  // After the lines were drawn, which look names up too.
  useEffect(fetch);
  const further = (): void => void log.further(isFiltered ? (read) => fitting(read, filter).length : undefined);
  return (
    <>
      <Save />
      <Filters filter={filter} seen={peopleIn([...words.values()], state, names)} onFilter={setFilter} />
      <Switch label={t("audit.raw")} hint={t("audit.raw_hint")} checked={withStored} onChecked={setWithStored} />
      <p class="audit-standing" role="status">{standing(shown.length, entries, log.isWhole, isFiltered)}</p>
      {byDay(shown).map((day) => (
        <div key={day[0]?.number} class="audit-day">
          <h3><time dateTime={isoDay(day[0]?.at ?? 0)}>{heading(day[0]?.at ?? 0)}</time></h3>
          <ol class="lines" reversed>
            {day.map((entry) => {
              const said = words.get(entry.number);
              return said && <Line key={entry.number} entry={entry} words={said} state={state} names={names} withStored={withStored} />;
            })}
          </ol>
        </div>
      ))}
      {log.failure && <p class="field-error" role="alert">{errorText(log.failure)}</p>}
      {!log.isWhole && (
        <Button busy={log.busy} onClick={further}>{t(isFiltered ? "audit.further" : "list.more")}</Button>
      )}
    </>
  );
}
