import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { CalendarReply, OrganisationId, SchoolBreak } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { useAction } from "../../ui/useAction";

interface Props {
  readonly organisation: OrganisationId;
  /** The one to change; none: a new one. */
  readonly one?: SchoolBreak;
  readonly onCalendar: (calendar: CalendarReply) => void;
  readonly onClose: () => void;
}

export function BreakDialog({ organisation, one, onCalendar, onClose }: Props) {
  const client = useClient();
  const [name, setName] = useState(one?.name ?? "");
  const [starts_on, setStart] = useState(one?.starts_on ?? "");
  const [ends_on, setEnd] = useState(one?.ends_on ?? "");
  const { busy, error, message, fieldError, run } = useAction("name", "starts_on", "ends_on");
  const save = (): void => {
    const days = { name: name.trim(), starts_on, ends_on: ends_on === "" ? starts_on : ends_on };
    void run(
      () => (one ? client.send("calendar.change", { school_break: one.id, ...days }) : client.send("calendar.add", { organisation, breaks: [days] })),
      onCalendar,
    );
  };
  const wrongEnd = error?.field === "ends_on" ? t("calendar.wrong_end") : undefined;
  return (
    <Dialog title={t(one ? "calendar.edit_title" : "calendar.add")} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field label={t("calendar.name")} value={name} onValue={setName} autofocus required maxLength={80} error={fieldError("name")} />
        <Field label={t("calendar.first_day")} type="date" value={starts_on} onValue={setStart} required error={fieldError("starts_on")} />
        <Field label={t("calendar.last_day")} hint={t("calendar.last_day_hint")} type="date" value={ends_on} min={starts_on} onValue={setEnd} error={wrongEnd} />
        {message && <p class="field-error" role="alert">{message}</p>}
        <div class="row">
          <Button type="submit" look="primary" busy={busy}>{t("action.save")}</Button>
          <Button look="quiet" onClick={onClose}>{t("action.cancel")}</Button>
        </div>
      </form>
    </Dialog>
  );
}
