import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { CalendarReply, OrganisationId, SchoolBreak } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Failed } from "../../ui/Failed";
import { Loading } from "../../ui/Loading";
import { tell } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import { BreakDialog } from "./BreakDialog";
import "./calendars.css";
import { daysOf, today } from "./days";
import { Import } from "./Import";

interface Props {
  readonly organisation: OrganisationId;
}

/** When school is out here: kept by who leads the organisation, and shown to everybody who sees it. */
export function SchoolCalendar({ organisation }: Props) {
  const client = useClient();
  const { value, error, reload, setValue } = useLoaded(() => client.send("calendar.get", { organisation }), [organisation]);
  return (
    <section class="school-calendar" aria-labelledby="calendar" tabIndex={-1}>
      <h2 id="calendar">{t("calendar.title")}</h2>
      {error && <Failed error={error} onRetry={reload} />}
      {!value && !error && <Loading />}
      {value && <Breaks organisation={organisation} calendar={value} onCalendar={setValue} />}
    </section>
  );
}

interface BreaksProps extends Props {
  readonly calendar: CalendarReply;
  readonly onCalendar: (calendar: CalendarReply) => void;
}

type Open = "adding" | "importing" | SchoolBreak | undefined;

function Breaks({ organisation, calendar, onCalendar }: BreaksProps) {
  const [open, setOpen] = useState<Open>();
  const { breaks, from, may_keep } = calendar;
  const isOwn = from?.id === organisation;
  const coming = breaks.filter((one) => one.ends_on >= today());
  const past = breaks.filter((one) => one.ends_on < today());
  const close = (): void => setOpen(undefined);
  const changed = (next: CalendarReply): void => {
    onCalendar(next);
    tell(t("calendar.saved"));
    close();
  };
  const line = (one: SchoolBreak) => <BreakLine key={one.id} one={one} mayKeep={may_keep && isOwn} onEdit={() => setOpen(one)} onCalendar={onCalendar} />;
  return (
    <>
      <p class="hint">{t("calendar.text")}</p>
      {from && !isOwn && <p>{t("calendar.from")} <a href={paths.organisation(from.id)}>{from.name}</a></p>}
      {!from && <p>{t("calendar.none")}</p>}
      {coming.length > 0 && <ul class="lines">{coming.map(line)}</ul>}
      {from && coming.length === 0 && <p>{t(isOwn && may_keep ? "calendar.over" : "calendar.none_coming")}</p>}
      {past.length > 0 && (
        <details>
          <summary>{t("calendar.past", { count: past.length })}</summary>
          <ul class="lines">{past.map(line)}</ul>
        </details>
      )}
      {may_keep && (
        <>
          {from && !isOwn && <p class="hint">{t("calendar.own_hint", { name: from.name })}</p>}
          <div class="row">
            <Button onClick={() => setOpen("importing")}>{t("calendar.import")}</Button>
            <Button onClick={() => setOpen("adding")}>{t("calendar.add")}</Button>
          </div>
        </>
      )}
      {open === "importing" && <Import organisation={organisation} onCalendar={changed} onClose={close} />}
      {open !== undefined && open !== "importing" && (
        <BreakDialog organisation={organisation} {...(open === "adding" ? {} : { one: open })} onCalendar={changed} onClose={close} />
      )}
    </>
  );
}

interface LineProps {
  readonly one: SchoolBreak;
  readonly mayKeep: boolean;
  readonly onEdit: () => void;
  readonly onCalendar: (calendar: CalendarReply) => void;
}

function BreakLine({ one, mayKeep, onEdit, onCalendar }: LineProps) {
  const client = useClient();
  const { busy, message, run } = useAction();
  const remove = (): void =>
    void run(
      () => client.send("calendar.remove", { school_break: one.id }),
      (calendar) => {
        onCalendar(calendar);
        tell(t("calendar.removed", { name: one.name }));
      },
    );
  return (
    <li class="line break-line">
      <span>
        <bdi>{one.name}</bdi>
        <time class="hint" dateTime={one.starts_on}>{daysOf(one)}</time>
        {message && <span class="field-error" role="alert">{message}</span>}
      </span>
      {mayKeep && (
        <span class="row">
          <Button look="quiet" aria-label={t("calendar.edit_named", { name: one.name })} onClick={onEdit}>{t("calendar.edit")}</Button>
          <Button look="quiet" busy={busy} aria-label={t("calendar.remove_named", { name: one.name })} onClick={remove}>{t("calendar.remove")}</Button>
        </span>
      )}
    </li>
  );
}
