import { t } from "../../i18n/t";
import type { Cycle } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { useAction } from "../../ui/useAction";
import { HonestLine } from "../sealed/HonestLine";
import { OtherCoaches } from "./OtherCoaches";
import { otherOf } from "../sealed/whose";
import { hasAgreed } from "./words";

const lines = ["between", "nobody", "card", "judges", "stop", "students"] as const;

/** The confidentiality card: who sees what, in six lines. */
export function ConfidentialityCard() {
  return (
    <>
      <ul class="cycle-card">
        {lines.map((one) => <li key={one}>{t(`cycles.private_${one}`)}</li>)}
      </ul>
      <HonestLine />
    </>
  );
}

interface Props {
  readonly cycle: Cycle;
  readonly onCycle: (cycle: Cycle) => void;
}

/** Before it begins: what is proposed, the card read by both, and both say yes. */
export function Agreeing({ cycle, onCycle }: Props) {
  const client = useClient();
  const { me } = client.state.value;
  const { line } = cycle;
  const { busy, error, message, run } = useAction();
  const other = otherOf(line, me).name;
  const proposed = line.proposed_by === me;
  const answer = (agree: boolean): void =>
    void run(() => client.send("cycle.answer", { cycle: line.id, agree }), ({ cycle: next }) => onCycle(next));
  const isJudged = error?.code === "forbidden";
  return (
    <section class="panel" aria-labelledby="cycle-proposal">
      <h2 id="cycle-proposal">{proposed ? t("cycles.you_propose", { name: other }) : t("cycles.proposes", { name: other })}</h2>
      <p class="cycle-words cycle-opening" dir="auto">{cycle.opening}</p>
      <h3>{t("cycles.card_title")}</h3>
      <ConfidentialityCard />
      {isJudged ? (
        <>
          <p class="field-error" role="alert">{t("cycles.judges")}</p>
          <OtherCoaches teacher={line.teacher} />
        </>
      ) : (
        message && <p class="field-error" role="alert">{error?.code === "conflict" ? t("cycles.full") : message}</p>
      )}
      {hasAgreed(line, me) && <p class="notice-line" role="status">{t("cycles.waiting_for", { name: other })}</p>}
      <div class="row">
        {!hasAgreed(line, me) && <Button look="primary" busy={busy} onClick={() => answer(true)}>{t("cycles.agree")}</Button>}
        <Button busy={busy} onClick={() => answer(false)}>{t(proposed ? "cycles.withdraw" : "cycles.decline")}</Button>
      </div>
    </section>
  );
}
