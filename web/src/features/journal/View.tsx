import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { CalendarDay, JournalReply } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { Failed } from "../../ui/Failed";
import { Loading } from "../../ui/Loading";
import { Page } from "../../ui/Page";
import { useLoaded } from "../../ui/useLoaded";
import { keepJournal, keptJournal } from "./kept";
import { Reader } from "./Reader";
import { Strip } from "./Strip";
import { Timing } from "./Timing";
import { Week } from "./Week";
import "./journal.css";

/** One's own weeks: what is written in this one, who reads along, and the year as a strip that nobody else sees. */
export function JournalPage() {
  const client = useClient();
  const { value, error, reload, setValue } = useLoaded(() => client.send("journal.get", {}), [client.link.value === "open"]);
  useEffect(() => {
    if (value) keepJournal(client.state.peek().me, value);
  }, [value]);
  const shown = value ?? keptJournal(client.state.peek().me);
  return (
    <Page title={t("journal.title")} lead={<p class="hint">{t("journal.lead")}</p>}>
      {error && !shown && <Failed error={error} onRetry={reload} />}
      {!shown && !error && <Loading />}
      {shown && <Journal journal={shown} onJournal={(next) => setValue(withDesk(next, shown))} onChanged={reload} />}
    </Page>
  );
}

/** What waits at the desk is told to who asks for it, and not with what they change. */
function withDesk(next: JournalReply, { waiting }: JournalReply): JournalReply {
  return waiting === undefined ? next : { ...next, waiting };
}

interface Props {
  readonly journal: JournalReply;
  readonly onJournal: (journal: JournalReply) => void;
  readonly onChanged: () => void;
}

function Journal({ journal, onJournal, onChanged }: Props) {
  const { waiting = 0 } = journal;
  const [chosen, choose] = useState<CalendarDay>();
  const shown = journal.weeks.find((one) => one.week === chosen) ?? journal.weeks[0];
  if (!shown) return null;
  return (
    <>
      {journal.leads && (
        <p class="panel">
          <a href={paths.desk}>{waiting > 0 ? t("journal.desk_waiting", { count: waiting }) : t("journal.desk")}</a>
        </p>
      )}
      <Week key={shown.week} entry={shown} journal={journal} onJournal={onJournal} onChanged={onChanged} />
      <Strip weeks={journal.weeks} chosen={shown.week} onChoose={choose} />
      <Reader journal={journal} onJournal={onJournal} />
      <Timing journal={journal} onJournal={onJournal} />
    </>
  );
}
