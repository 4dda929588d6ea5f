import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { SpaceAbout } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Field, TextArea } from "../../ui/Field";
import { tell } from "../../ui/Notice";
import { Switch } from "../../ui/Switch";
import { useAction } from "../../ui/useAction";
import { heldBack } from "../students/Lazy";

interface Props {
  readonly about: SpaceAbout;
  readonly onAbout: (about: SpaceAbout) => void;
}

/** The channel's own agreements, and what its page offers. */
export function PageForm({ about, onAbout }: Props) {
  const client = useClient();
  const [agreements, setAgreements] = useState(about.agreements);
  const [asks, setAsks] = useState(about.asks);
  const [days, setDays] = useState(String(about.quiet_days));
  const { busy, error, message, fieldError, run } = useAction("agreements", "quiet_days");
  const save = (not_a_student: readonly string[] = []): void => {
    const args = { space: about.space.id, agreements: agreements.trim(), asks, quiet_days: Number(days), not_a_student };
    void run(
      () => client.send("space.set_page", args),
      (next) => {
        onAbout(next);
        tell(t("about.saved_told"));
      },
    );
  };
  const held = heldBack(error, { of: { body: agreements.trim() }, onChange: () => undefined, onInsist: save });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextArea
        label={t("about.write_agreements")}
        hint={t("about.agreements_hint")}
        rows={6}
        maxLength={5000}
        value={agreements}
        onValue={setAgreements}
        error={held ? undefined : fieldError("agreements")}
      />
      <Switch label={t("about.asks")} hint={t("about.asks_hint")} checked={asks} onChecked={setAsks} />
      <Field
        label={t("about.quiet_days")}
        type="number"
        min={7}
        max={3650}
        required
        value={days}
        onValue={setDays}
        error={fieldError("quiet_days")}
      />
      {held}
      {message && <p class="field-error" role="alert">{message}</p>}
      <p class="row"><Button type="submit" look="primary" busy={busy}>{t("action.save")}</Button></p>
    </form>
  );
}
