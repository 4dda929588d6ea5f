import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { Cycle, CycleLine, CycleStage } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Dialog";
import { Time } from "../../ui/Time";
import { useAction } from "../../ui/useAction";
import { isOver, path } from "./words";

interface Props {
  readonly cycle: Cycle;
  readonly onCycle: (cycle: Cycle) => void;
  readonly onLost: () => void;
}

/** Where a button leads, the end first; stopping asks once more. */
const onwards = ["met", "improve", "learn", "identify"] as const satisfies readonly CycleStage[];

/** Where the two are, where they may go, and every step that led there. */
export function Stages({ cycle, onCycle, onLost }: Props) {
  const client = useClient();
  const [isStopping, setStopping] = useState(false);
  const { busy, error, message, run } = useAction();
  const { line, next, record } = cycle;
  const move = (to: CycleStage): void =>
    void run(() => client.send("cycle.move", { cycle: line.id, from: line.stage, to }), ({ cycle: moved }) => {
      setStopping(false);
      onCycle(moved);
    });
  const hasBegun = line.space !== undefined;
  const steps = onwards.filter((to) => next.includes(to));
  return (
    <section class="panel" aria-labelledby="cycle-stage" tabIndex={-1}>
      <h2 id="cycle-stage">{t("cycles.stage")}</h2>
      {!hasBegun && <p>{t("cycles.not_taken")}</p>}
      {hasBegun && <Path line={line} />}
      {line.paused && <p class="notice-line">{t("cycles.paused_text")}</p>}
      {error?.code === "conflict" ? (
        <p class="field-error" role="alert">{t("cycles.moved")} <Button look="quiet" onClick={onLost}>{t("cycles.look_again")}</Button></p>
      ) : (
        message && <p class="field-error" role="alert">{message}</p>
      )}
      {!isOver(line) && (
        <div class="row">
          {steps.map((to) => (
            <Button key={to} look={to === steps[0] && line.stage !== "improve" ? "primary" : "plain"} busy={busy} onClick={() => move(to)}>
              {t(line.stage === "improve" && to === "learn" ? "cycles.back_to_learn" : `cycles.move_${to}`)}
            </Button>
          ))}
          {next.includes("stopped") && <Button look="quiet" onClick={() => setStopping(true)}>{t("cycles.stop")}</Button>}
        </div>
      )}
      {record && (
        <details>
          <summary>{t("cycles.steps")}</summary>
          <ol class="cycle-steps">
            {record.steps.map((step) => (
              <li key={`${step.stage} ${step.at}`}>
                {t(`cycles.stage_${step.stage}`)} · <Time at={step.at} />
                {step.by !== undefined && <> · <bdi>{step.by === line.coach.id ? line.coach.name : line.teacher.name}</bdi></>}
              </li>
            ))}
          </ol>
        </details>
      )}
      {isStopping && (
        <Confirm title={t("cycles.stop")} text={t("cycles.stop_text")} action={t("cycles.stop_now")} busy={busy} error={message} onConfirm={() => move("stopped")} onClose={() => setStopping(false)} />
      )}
    </section>
  );
}

function Path({ line: { stage } }: { readonly line: CycleLine }) {
  return (
    <>
      <ol class="cycle-path">
        {path.map((one) => (
          <li key={one} aria-current={one === stage ? "step" : undefined}>{t(`cycles.stage_${one}`)}</li>
        ))}
      </ol>
      {stage === "stopped" ? <p>{t("cycles.stopped_text")}</p> : <p class="hint">{t(`cycles.stage_${stage}_text`)}</p>}
    </>
  );
}
