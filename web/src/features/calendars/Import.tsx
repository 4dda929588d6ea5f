import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { CalendarReply, OrganisationId } from "../../protocol/messages.gen";
import type { Answer } from "../../protocol/decode";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Labelled } from "../../ui/Field";
import { useAction } from "../../ui/useAction";
import { daysOf, today } from "./days";
import type { Found, Read } from "./ics";

interface Props {
  readonly organisation: OrganisationId;
  readonly onCalendar: (calendar: CalendarReply) => void;
  readonly onClose: () => void;
}

type Step = { readonly at: "choosing"; readonly wrong?: "calendar.no_calendar" | "calendar.too_big" } | { readonly at: "reading" } | { readonly at: "read"; readonly read: Read };

/** The reader comes when somebody has a file. */
async function stepFor(file: File): Promise<Step> {
  const { mostBytes, readCalendar } = await import("./ics");
  if (file.size > mostBytes) return { at: "choosing", wrong: "calendar.too_big" };
  try {
    return { at: "read", read: readCalendar(await file.text()) };
  } catch {
    // How the library says that this is no calendar.
    return { at: "choosing", wrong: "calendar.no_calendar" };
  }
}

/** Reads a file, shows what is in it, and keeps what was chosen: nothing before that leaves the browser. */
export function Import({ organisation, onCalendar, onClose }: Props) {
  const [step, setStep] = useState<Step>({ at: "choosing" });
  const open = (file: File | undefined): void => {
    if (!file) return;
    setStep({ at: "reading" });
    void stepFor(file).then(setStep);
  };
  return (
    <Dialog title={t("calendar.import")} onClose={onClose}>
      <p class="import-text">{t("calendar.import_text")}</p>
      <Labelled label={t("calendar.file")} error={step.at === "choosing" && step.wrong ? t(step.wrong) : undefined}>
        {(ids) => <input {...ids} type="file" accept=".ics,text/calendar" onChange={(event) => open(event.currentTarget.files?.[0])} />}
      </Labelled>
      <p class="hint" role="status">{step.at === "read" && t("calendar.found", { count: step.read.found.length })}</p>
      {step.at === "read" && <Chosen key={JSON.stringify(step.read)} organisation={organisation} read={step.read} onCalendar={onCalendar} onClose={onClose} />}
    </Dialog>
  );
}

interface ChosenProps extends Props {
  readonly read: Read;
}

/** As many as one command takes. */
const many = 60;

function Chosen({ organisation, read, onCalendar, onClose }: ChosenProps) {
  const client = useClient();
  const coming = read.found.filter((one) => one.ends_on >= today());
  const [chosen, setChosen] = useState<ReadonlySet<Found>>(new Set(coming.filter((one) => one.isSuggested)));
  const { busy, message, run } = useAction();
  const toggle = (one: Found, isOn: boolean): void => {
    const next = new Set(chosen);
    if (isOn) next.add(one);
    else next.delete(one);
    setChosen(next);
  };
  const keep = async (): Promise<Answer<CalendarReply>> => {
    const breaks = [...chosen].map(({ name, starts_on, ends_on }) => ({ name, starts_on, ends_on }));
    let answer = await client.send("calendar.add", { organisation, breaks: breaks.slice(0, many) });
    for (let at = many; answer.ok && at < breaks.length; at += many) {
      answer = await client.send("calendar.add", { organisation, breaks: breaks.slice(at, at + many) });
    }
    return answer;
  };
  return (
    <>
      {coming.length > 0 && (
        <fieldset class="found-breaks">
          <legend>{t("calendar.which")}</legend>
          <p class="hint">{t("calendar.which_hint")}</p>
          {coming.map((one) => (
            <label key={`${one.starts_on} ${one.ends_on} ${one.name}`} class="found-break">
              <input type="checkbox" checked={chosen.has(one)} onChange={(event) => toggle(one, event.currentTarget.checked)} />
              <span>
                <bdi class="as-written">{one.name}</bdi>
                <time class="hint" dateTime={one.starts_on}>{daysOf(one)}</time>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {read.found.length > coming.length && <p class="hint">{t("calendar.left_past", { count: read.found.length - coming.length })}</p>}
      {read.repeating > 0 && <p class="hint">{t("calendar.left_repeating", { count: read.repeating })}</p>}
      {read.timed > 0 && <p class="hint">{t("calendar.left_timed", { count: read.timed })}</p>}
      {message && <p class="field-error" role="alert">{message}</p>}
      <div class="row">
        {coming.length > 0 && (
          <Button look="primary" busy={busy} disabled={chosen.size === 0} onClick={() => void run(keep, onCalendar)}>
            {t("calendar.keep", { count: chosen.size })}
          </Button>
        )}
        <Button look="quiet" onClick={onClose}>{t("action.cancel")}</Button>
      </div>
    </>
  );
}
