import { useState } from "preact/hooks";
import { calendarDay } from "../../i18n/dates";
import { t } from "../../i18n/t";
import type { Cycle, CycleEntry, CycleReply, EntryKind } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Menu } from "../../ui/Menu";
import { Time } from "../../ui/Time";
import { useAction } from "../../ui/useAction";
import { useHandover } from "../../ui/useHandover";
import { EntryForm } from "./EntryForm";
import { isOver, lasting, today } from "./words";

interface Props {
  readonly cycle: Cycle;
  readonly kinds: readonly EntryKind[];
  readonly onCycle: (cycle: Cycle) => void;
}

export function entriesOf(cycle: Cycle, kinds: readonly EntryKind[]): readonly CycleEntry[] {
  return (cycle.record?.entries ?? []).filter((one) => kinds.includes(one.kind));
}

/** Entries of a kind, each with who may change it. */
export function Entries({ cycle, kinds, onCycle }: Props) {
  const entries = entriesOf(cycle, kinds);
  if (entries.length === 0) return null;
  return <ul class="cycle-entries">{entries.map((one) => <Entry key={one.id} cycle={cycle} entry={one} onCycle={onCycle} />)}</ul>;
}

interface EntryProps {
  readonly cycle: Cycle;
  readonly entry: CycleEntry;
  readonly onCycle: (cycle: Cycle) => void;
}

function Entry({ cycle, entry, onCycle }: EntryProps) {
  const client = useClient();
  const { me } = client.state.value;
  const [isChanging, setChanging] = useState(false);
  const { busy, message, run } = useAction();
  const [wanted, setWanted] = useState(false);
  const place = useHandover<HTMLLIElement>(isChanging);
  const { line } = cycle;
  const took = ({ cycle: next }: CycleReply): void => onCycle(next);
  const tick = (done: boolean): void => {
    setWanted(done);
    void run(() => client.send("cycle.tick", { cycle: line.id, entry: entry.id, done }), took);
  };
  const remove = (): void => void run(() => client.send("cycle.remove", { cycle: line.id, entry: entry.id }), took);
  if (isChanging) {
    return (
      <li ref={place}>
        <EntryForm line={line} kind={entry.kind} changed={entry} onCycle={onCycle} onDone={() => setChanging(false)} />
      </li>
    );
  }
  const isMine = entry.by === me && !line.paused;
  const mayChange = isMine && (!isOver(line) || entry.kind === "closing");
  const items = [
    ...(mayChange && entry.kind !== "closing" ? [{ label: t("cycles.change"), onChoose: () => setChanging(true) }] : []),
    ...(isMine ? [{ label: t("cycles.remove"), onChoose: remove, danger: true }] : []),
  ];
  const isTicked = entry.kind === "check" || entry.kind === "action";
  return (
    <li ref={place} class={entry.done_at === undefined ? undefined : "done"}>
      <div class="cycle-entry">
        {isTicked && !isOver(line) && !line.paused ? (
          <label class="check">
            <input type="checkbox" checked={busy ? wanted : entry.done_at !== undefined} onChange={(event) => tick(event.currentTarget.checked)} />
            <span dir="auto">{entry.words}</span>
          </label>
        ) : (
          <Said entry={entry} />
        )}
        <Facts cycle={cycle} entry={entry} />
        {message && <p class="field-error" role="alert">{message}</p>}
      </div>
      <Menu label={t("cycles.entry_actions")} items={items}>{t("action.options")}</Menu>
    </li>
  );
}

function Said({ entry }: { readonly entry: CycleEntry }) {
  const number = entry.count !== undefined && entry.of !== undefined ? t("cycles.n_of_m", { count: entry.count, of: entry.of }) : "";
  return (
    <div>
      {number && <strong class="cycle-number">{number}</strong>}
      {entry.words && <p class="cycle-words" dir="auto">{entry.words}</p>}
    </div>
  );
}

/** Of which day, how long, by whom; and when it was entered, if that was another day. Notes of one's own have no other author. */
function Facts({ cycle, entry }: Pick<EntryProps, "cycle" | "entry">) {
  const { coach, teacher } = cycle.line;
  const name = (id: number | undefined): string => (id === coach.id ? coach.name : teacher.name);
  const isLate = entry.on !== undefined && entry.kind !== "action" && today(new Date(entry.entered_at / 1000)) !== entry.on;
  return (
    <p class="hint">
      {entry.kind === "baseline" && <>{t("cycles.baseline")} · </>}
      {entry.on !== undefined && <>{entry.kind === "action" ? t("cycles.due", { day: calendarDay(entry.on) }) : <time dateTime={entry.on}>{calendarDay(entry.on)}</time>} · </>}
      {entry.minutes !== undefined && <>{lasting(entry.minutes)} · </>}
      {entry.kind === "note" ? <Time at={entry.entered_at} /> : <bdi>{name(entry.owner ?? entry.by)}</bdi>}
      {isLate && <> · {t("cycles.entered")} <Time at={entry.entered_at} /></>}
    </p>
  );
}

interface SectionProps extends Props {
  readonly title: string;
  readonly text?: string | undefined;
  readonly kind: EntryKind;
  /** What the button says that opens the form. */
  readonly adding: string;
  readonly mayAdd: boolean;
}

/** A part of the record: what there is, and a form that opens when somebody adds to it. */
export function Section({ cycle, kinds, onCycle, title, text, kind, adding, mayAdd }: SectionProps) {
  const [isAdding, setAdding] = useState(false);
  const place = useHandover<HTMLDivElement>(isAdding);
  const id = `cycle-${kind}`;
  return (
    <section class="panel" aria-labelledby={id} tabIndex={-1}>
      <h2 id={id}>{title}</h2>
      {text && <p class="hint">{text}</p>}
      <Entries cycle={cycle} kinds={kinds} onCycle={onCycle} />
      {mayAdd && (
        <div ref={place}>
          {isAdding ? (
            <EntryForm line={cycle.line} kind={kind} onCycle={onCycle} onDone={() => setAdding(false)} />
          ) : (
            <Button onClick={() => setAdding(true)}>{adding}</Button>
          )}
        </div>
      )}
    </section>
  );
}
