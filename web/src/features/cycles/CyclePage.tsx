import { useEffect } from "preact/hooks";
import { t } from "../../i18n/t";
import type { Cycle, CycleId, CycleLine } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { spaceView, unreadOf } from "../../state/select";
import { Button } from "../../ui/Button";
import { Failed } from "../../ui/Failed";
import { Loading } from "../../ui/Loading";
import { Page } from "../../ui/Page";
import { useHandover } from "../../ui/useHandover";
import { useLoaded } from "../../ui/useLoaded";
import { HonestLine } from "../sealed/HonestLine";
import { Agreeing, ConfidentialityCard } from "./Agreeing";
import { Coaching } from "./Coaching";
import { Consent } from "./Consent";
import "./cycles.css";
import { entriesOf, Section } from "./Entries";
import { EntryForm } from "./EntryForm";
import { Goal } from "./Goal";
import { keepCycle, keptCycle } from "./kept";
import { Numbers } from "./Numbers";
import { watch } from "./outbox";
import { Stages } from "./Stages";
import { otherOf } from "../sealed/whose";
import { Unsent } from "./Unsent";
import { isOver, lasting } from "./words";

/** One cycle, as its coach or its teacher has it. To everybody else the same sentence, whether there is one or not. */
export function CyclePage({ cycle }: { readonly cycle: CycleId }) {
  const client = useClient();
  const { me, cycles } = client.state.value;
  const { value, error, reload, setValue } = useLoaded(() => client.send("cycle.get", { cycle }), [cycle, cycles, client.link.value === "open"]);
  useEffect(() => watch(client), []);
  useEffect(() => {
    if (value) keepCycle(client.state.peek().me, value.cycle.line);
  }, [value]);
  if (error?.code === "not_found") return <Private />;
  if (value) return <Shown cycle={value.cycle} onCycle={(next) => setValue({ cycle: next })} onLost={reload} />;
  const kept = keptCycle(me, cycle);
  if (kept?.space !== undefined && !isOver(kept) && !kept.paused) return <Offline line={kept} onCycle={(next) => setValue({ cycle: next })} />;
  return <Page title={t("cycles.title")} back={back()}>{error ? <Failed error={error} onRetry={reload} /> : <Loading />}</Page>;
}

const back = () => ({ href: paths.cycles, label: t("cycles.title") });

function Private() {
  return (
    <Page title={t("cycles.private_title")} back={back()}>
      <p>{t("cycles.private_text")}</p>
      <Coaching />
    </Page>
  );
}

interface Props {
  readonly cycle: Cycle;
  readonly onCycle: (cycle: Cycle) => void;
  readonly onLost: () => void;
}

function facts(line: CycleLine): string {
  return [t(`cycles.focus_${line.focus}`), t(`cycles.band_${line.band}`), t(`cycles.subject_${line.subject}`)].join(" · ");
}

/** Where nothing came yet: a number can be entered all the same. */
function Offline({ line, onCycle }: { readonly line: CycleLine; readonly onCycle: (cycle: Cycle) => void }) {
  const { me } = useClient().state.value;
  return (
    <Page title={t("cycles.with", { name: otherOf(line, me).name })} eyebrow={t("sealed.place")} back={back()} lead={<p>{facts(line)}</p>}>
      <section class="panel" aria-labelledby="cycle-numbers">
        <h2 id="cycle-numbers">{t("cycles.numbers")}</h2>
        <p class="hint">{t("cycles.offline")}</p>
        <Unsent cycle={line.id} />
        <EntryForm line={line} kind="progress" onCycle={onCycle} />
      </section>
    </Page>
  );
}

function Shown({ cycle, onCycle, onLost }: Props) {
  const { me } = useClient().state.value;
  const { line, record } = cycle;
  const isCoach = line.coach.id === me;
  const isAsked = line.stage === "proposed";
  const standing = useHandover<HTMLDivElement>(isAsked, { back: "[tabindex='-1']" });
  return (
    <Page
      title={t("cycles.with", { name: otherOf(line, me).name })}
      eyebrow={t("sealed.place")}
      back={back()}
      lead={<><p>{facts(line)}</p>{!isAsked && <HonestLine />}</>}
      actions={<><Talk line={line} />{record && !isOver(line) && <Button onClick={toCount}>{t("cycles.to_count")}</Button>}</>}
    >
      <div ref={standing}>{isAsked ? <Agreeing cycle={cycle} onCycle={onCycle} /> : <Stages cycle={cycle} onCycle={onCycle} onLost={onLost} />}</div>
      {record && (
        <>
          <Goal cycle={cycle} onCycle={onCycle} />
          <Numbers cycle={cycle} onCycle={onCycle} />
          <Record cycle={cycle} isCoach={isCoach} onCycle={onCycle} />
        </>
      )}
      {line.space !== undefined && <Consent cycle={cycle} isCoach={isCoach} onCycle={onCycle} />}
      {record && (
        <details class="panel">
          <summary>{t("cycles.card_title")}</summary>
          <ConfidentialityCard />
        </details>
      )}
    </Page>
  );
}

/** From the top to the field for one thumb. */
function toCount(): void {
  document.querySelector<HTMLElement>(".cycle-numbers .cycle-count input")?.focus();
}

function Talk({ line }: { readonly line: CycleLine }) {
  const state = useClient().state.value;
  const space = spaceView(state, line.space);
  if (line.thread === undefined) return null;
  const count = space ? unreadOf(state, space).length : 0;
  return (
    <a class="button plain" href={paths.thread(line.thread)}>
      {count > 0 && <span class="visually-hidden">{t("unread.one")} </span>}
      {t(count > 0 ? "cycles.talk_unread" : "cycles.talk")}
    </a>
  );
}

/** What is next, visits with their time, notes of the coach's own, and what each takes along. */
function Record({ cycle, isCoach, onCycle }: { readonly cycle: Cycle; readonly isCoach: boolean; readonly onCycle: (cycle: Cycle) => void }) {
  const { me } = useClient().state.value;
  const { line, record } = cycle;
  const mayAdd = !isOver(line) && !line.paused;
  const sections = { cycle, onCycle, mayAdd };
  const hasClosed = entriesOf(cycle, ["closing"]).some((one) => one.by === me);
  const time = record && record.visits > 0 ? t("cycles.time", { visits: t("cycles.visits_count", { count: record.visits }), time: lasting(record.minutes) }) : t("cycles.visits_text");
  return (
    <>
      <Section {...sections} kinds={["action"]} kind="action" title={t("cycles.actions")} adding={t("cycles.enter_action")} />
      <Section {...sections} kinds={["visit"]} kind="visit" title={t("cycles.visits")} text={time} adding={t("cycles.enter_visit")} />
      {isCoach && <Section {...sections} kinds={["note"]} kind="note" title={t("cycles.notes")} text={t("cycles.notes_text")} adding={t("cycles.enter_note")} />}
      {(isOver(line) || line.stage === "improve" || entriesOf(cycle, ["closing"]).length > 0) && (
        <Section
          {...sections}
          mayAdd={!line.paused}
          kinds={["closing"]}
          kind="closing"
          title={t("cycles.closing")}
          text={t("cycles.closing_text")}
          adding={t(hasClosed ? "cycles.change_closing" : "cycles.enter_closing")}
        />
      )}
    </>
  );
}
