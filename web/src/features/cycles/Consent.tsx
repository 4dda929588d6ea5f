import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { Cycle } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Switch } from "../../ui/Switch";
import { useAction } from "../../ui/useAction";
import { cardLine, isOver } from "./words";

interface Props {
  readonly cycle: Cycle;
  readonly isCoach: boolean;
  readonly onCycle: (cycle: Cycle) => void;
}

/** Whether the school's leaders see who, focus and stage: the teacher's alone to say, and to take back. */
export function Consent({ cycle, isCoach, onCycle }: Props) {
  const client = useClient();
  const { line, card_readers: readers } = cycle;
  const { busy, message, run } = useAction();
  const [wanted, setWanted] = useState(false);
  if (isOver(line)) return null;
  const set = (shown: boolean): void => {
    setWanted(shown);
    void run(() => client.send("cycle.consent", { cycle: line.id, shown }), ({ cycle: next }) => onCycle(next));
  };
  return (
    <section class="panel" aria-labelledby="cycle-consent">
      <h2 id="cycle-consent">{t("cycles.consent")}</h2>
      {isCoach ? (
        <p>{t(line.card ? "cycles.consent_given" : "cycles.consent_none", { name: line.teacher.name })}</p>
      ) : readers.length === 0 && !line.card ? (
        <p>{t("cycles.no_readers")}</p>
      ) : (
        <>
          <Switch label={t("cycles.consent_switch")} checked={busy ? wanted : line.card} onChecked={set} />
          <p>{t("cycles.consent_who", { people: readers.join(", ") })}</p>
          <p class="cycle-preview">
            <strong><bdi>{t("cycles.two", { coach: line.coach.name, teacher: line.teacher.name })}</bdi></strong>
            <br />
            {cardLine(line)}
          </p>
          <p class="hint">{t("cycles.consent_text")}</p>
        </>
      )}
      {message && <p class="field-error" role="alert">{message}</p>}
    </section>
  );
}
