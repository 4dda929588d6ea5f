import { useState } from "preact/hooks";
import { errorText } from "../../i18n/errors";
import { t } from "../../i18n/t";
import type { Cycle, CycleGoal, GoalCheck } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { TextArea } from "../../ui/Field";
import { useAction } from "../../ui/useAction";
import { useHandover } from "../../ui/useHandover";
import { heldBack } from "../students/Lazy";
import { Section } from "./Entries";
import { useKeptForm } from "./kept";
import { checks, isOver } from "./words";

interface Props {
  readonly cycle: Cycle;
  readonly onCycle: (cycle: Cycle) => void;
}

/** What the teacher wants to reach, looked at five ways, and how; with a list of steps to tick. */
export function Goal({ cycle, onCycle }: Props) {
  const [isChanging, setChanging] = useState(false);
  const goal = cycle.record?.goal;
  const mayWrite = !isOver(cycle.line) && !cycle.line.paused;
  const place = useHandover<HTMLElement>(isChanging);
  return (
    <>
      <section class="panel" aria-labelledby="cycle-goal" tabIndex={-1} ref={place}>
        <h2 id="cycle-goal">{t("cycles.goal")}</h2>
        {goal && !isChanging && <Shown goal={goal} />}
        {!goal && !isChanging && <p class="hint">{t("cycles.no_goal")}</p>}
        {mayWrite && !isChanging && <Button onClick={() => setChanging(true)}>{t(goal ? "cycles.change" : "cycles.set_goal")}</Button>}
        {isChanging && <GoalForm cycle={cycle} onCycle={onCycle} onDone={() => setChanging(false)} />}
      </section>
      <Section
        cycle={cycle}
        kinds={["check"]}
        kind="check"
        title={t("cycles.checklist")}
        adding={t("cycles.enter_check")}
        mayAdd={mayWrite}
        onCycle={onCycle}
      />
    </>
  );
}

function Shown({ goal }: { readonly goal: CycleGoal }) {
  return (
    <>
      <p class="cycle-words" dir="auto">{goal.goal}</p>
      <ul class="cycle-peers" aria-label={t("cycles.peers")}>
        {checks.map((one) => (
          <li key={one} class={goal.checks.includes(one) ? "met" : undefined}>
            {t(`cycles.peers_${one}`)}
            <span class="visually-hidden"> {t(goal.checks.includes(one) ? "cycles.yes" : "cycles.not_yet")}</span>
          </li>
        ))}
      </ul>
      {goal.strategy && (
        <>
          <h3>{t("cycles.strategy")}</h3>
          <p class="cycle-words" dir="auto">{goal.strategy}</p>
        </>
      )}
    </>
  );
}

interface FormProps extends Props {
  readonly onDone: () => void;
}

function GoalForm({ cycle, onCycle, onDone }: FormProps) {
  const client = useClient();
  const held = cycle.record?.goal;
  const [form, change, clear] = useKeptForm(`cycle_form.${client.state.value.me}.${cycle.line.id}.goal.${held?.revision ?? 0}`, {
    goal: held?.goal ?? "",
    strategy: held?.strategy ?? "",
    checks: (held?.checks ?? []) as readonly GoalCheck[],
  });
  const { busy, error, run } = useAction();
  const done = (): void => {
    clear();
    onDone();
  };
  const send = (not_a_student?: readonly string[]): void =>
    void run(
      () =>
        client.send("cycle.set_goal", {
          cycle: cycle.line.id,
          revision: held?.revision ?? 0,
          goal: form.goal,
          checks: form.checks,
          strategy: form.strategy,
          ...(not_a_student ? { not_a_student } : {}),
        }),
      ({ cycle: next }) => {
        onCycle(next);
        done();
      },
    );
  const panel = heldBack(error, { of: { body: [form.goal, form.strategy].join("\n\n") }, onChange: () => undefined, onInsist: send });
  const toggle = (one: GoalCheck, isOn: boolean): void => change({ ...form, checks: isOn ? [...form.checks, one] : form.checks.filter((other) => other !== one) });
  return (
    <form
      class="cycle-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) send();
      }}
    >
      <TextArea label={t("cycles.goal_words")} hint={t("cycles.goal_hint")} value={form.goal} required maxLength={1_000} onValue={(goal) => change({ ...form, goal })} />
      <fieldset class="choice">
        <legend>{t("cycles.peers")}</legend>
        {checks.map((one) => (
          <label key={one} class="check">
            <input type="checkbox" checked={form.checks.includes(one)} onChange={(event) => toggle(one, event.currentTarget.checked)} />
            <span>
              <span class="choice-label">{t(`cycles.peers_${one}`)}</span>
              <span class="hint">{t(`cycles.peers_${one}_text`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <TextArea label={t("cycles.strategy")} hint={t("cycles.strategy_hint")} value={form.strategy} maxLength={2_000} onValue={(strategy) => change({ ...form, strategy })} />
      {panel}
      {error && !panel && <p class="field-error" role="alert">{error.code === "conflict" ? t("cycles.goal_conflict") : errorText(error)}</p>}
      <div class="row">
        <Button type="submit" look="primary" busy={busy}>{t("cycles.keep_goal")}</Button>
        <Button look="quiet" onClick={done}>{t("action.cancel")}</Button>
      </div>
    </form>
  );
}
