import { t } from "../../i18n/t";
import type { Cycle } from "../../protocol/messages.gen";
import { Chart } from "./Chart";
import { Entries, entriesOf } from "./Entries";
import { EntryForm } from "./EntryForm";
import { Unsent } from "./Unsent";
import { isOver } from "./words";

interface Props {
  readonly cycle: Cycle;
  readonly onCycle: (cycle: Cycle) => void;
}

/** What the class did, counted by one thumb. */
export function Numbers({ cycle, onCycle }: Props) {
  const numbers = entriesOf(cycle, ["baseline", "progress"]);
  const { line } = cycle;
  return (
    <section class="panel cycle-numbers" aria-labelledby="cycle-numbers" tabIndex={-1}>
      <h2 id="cycle-numbers">{t("cycles.numbers")}</h2>
      <p class="hint">{t("cycles.numbers_text")}</p>
      <Chart numbers={numbers} />
      <Entries cycle={cycle} kinds={["baseline", "progress"]} onCycle={onCycle} />
      <Unsent cycle={line.id} />
      {!isOver(line) && !line.paused && (
        <EntryForm key={numbers.length === 0 ? "first" : "more"} line={line} kind="progress" last={numbers[numbers.length - 1]} onCycle={onCycle} />
      )}
    </section>
  );
}
