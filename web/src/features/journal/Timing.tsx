import { useState } from "preact/hooks";
import { formats, locale, t } from "../../i18n/t";
import type { JournalReply } from "../../protocol/messages.gen";
import type { Answer } from "../../protocol/decode";
import { useClient } from "../../state/context";
import { Select } from "../../ui/Field";
import { Switch } from "../../ui/Switch";
import { useAction } from "../../ui/useAction";
import { clocks } from "../notices/times";

interface Props {
  readonly journal: JournalReply;
  readonly onJournal: (journal: JournalReply) => void;
}

const day = 24 * 60;
/** Friday, 15:00: what is offered to who wants to be reminded. */
const usual = 4 * day + 15 * 60;
const firstMonday = Date.UTC(2024, 0, 1);
const weekday = formats((tag) => new Intl.DateTimeFormat(tag, { weekday: "long", timeZone: "UTC" }));

function days(): readonly { readonly value: string; readonly label: string; readonly lang: string }[] {
  return Array.from({ length: 7 }, (_, at) => ({ value: String(at), label: weekday().format(firstMonday + at * 86_400_000), lang: locale() }));
}

interface WhenProps {
  readonly legend: string;
  readonly minute: number;
  readonly onMinute: (minute: number) => void;
}

/** A day and an hour of one's week. */
function When({ legend, minute, onMinute }: WhenProps) {
  const [at, clock] = [Math.floor(minute / day), minute % day];
  return (
    <fieldset class="when">
      <legend>{legend}</legend>
      <div class="row end">
        <Select label={t("timing.day")} value={String(at)} options={days()} onValue={(next) => onMinute(Number(next) * day + clock)} />
        <Select label={t("timing.hour")} value={String(clock)} options={clocks(clock)} onValue={(next) => onMinute(at * day + Number(next))} />
      </div>
    </fieldset>
  );
}

/** Shown while it is on its way; a refusal puts back what was. */
interface Chosen {
  readonly due: number;
  readonly remind_at: number | undefined;
}

/** When one's reflections are due, and whether to be told. Each choice is kept at once. */
export function Timing({ journal, onJournal }: Props) {
  const client = useClient();
  const { message, run } = useAction();
  const [chosen, setChosen] = useState<Chosen>();
  const [isSaved, setSaved] = useState(false);
  const save = async (change: Chosen, ask: () => Promise<Answer<JournalReply>>): Promise<void> => {
    setSaved(false);
    setChosen(change);
    await run(ask, (next) => {
      onJournal(next);
      setSaved(true);
    });
    setChosen(undefined);
  };
  const { due, remind_at } = chosen ?? journal;
  const setDue = (next: number): void => void save({ due: next, remind_at }, () => client.send("journal.set", { due: next }));
  const remind = (at: number | undefined): void =>
    void save({ due, remind_at: at }, () => client.send("journal.remind", at === undefined ? {} : { at }));
  return (
    <section class="timing" aria-labelledby="timing">
      <h2 id="timing">{t("timing.title")}</h2>
      <When legend={t("timing.due")} minute={due} onMinute={setDue} />
      <Switch label={t("timing.remind")} hint={t("timing.remind_hint")} checked={remind_at !== undefined} onChecked={(isOn) => remind(isOn ? usual : undefined)} />
      {remind_at !== undefined && <When legend={t("timing.remind_when")} minute={remind_at} onMinute={remind} />}
      <p class="hint" role="status">{isSaved && t("state.saved")}</p>
      {message && <p class="field-error" role="alert">{message}</p>}
    </section>
  );
}
