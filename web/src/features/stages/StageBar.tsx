import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { SpaceView, Stage, StagePlan, ThreadView } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { At } from "./At";
import { Host } from "./Host";
import { stageAt, startOf } from "./plan";
import { RewordDialog } from "./Reword";
import "./stages.css";
import { usePlace } from "./usePlace";
import { askOf, dated, formatWord, nameOf, standing, when } from "./words";

interface Props {
  readonly view: ThreadView;
  readonly plan: StagePlan;
  readonly space: SpaceView | undefined;
}

/** At the top of a thread with stages: which one holds and until when, what one can do now, and all the others. */
export function StageBar({ view, plan, space }: Props) {
  const client = useClient();
  const place = usePlace(plan);
  const stage = stageAt(plan, place);
  const isPresenter = view.thread.author.id === client.state.value.me;
  const isSteward = space?.role === "steward";
  const isOpen = (!view.thread.locked || isSteward) && space?.space.state !== "archived";
  const leads = isOpen && (isPresenter || isSteward);
  const isOver = place > plan.stages.length;
  return (
    <section class="stages" aria-label={t("stage.bar")}>
      <Steps plan={plan} place={place} />
      <p class="eyebrow">{formatWord(plan.format)}</p>
      <Heading plan={plan} place={place} />
      {stage?.text ? <p class="stage-words" dir="auto">{stage.text}</p> : null}
      <p>{askOf(plan, place, isPresenter)}</p>
      <AllStages view={view} plan={plan} place={place} leads={leads} />
      <div class="row stage-ways">
        {leads && !isOver && <Host thread={view.thread.id} plan={plan} place={place} />}
        {place > 0 && <a class="button quiet" href={paths.transcript(view.thread.id)}>{t("stage.transcript")}</a>}
      </div>
      <Announced text={`${standing(plan, place)}. ${stage?.text ?? ""} ${askOf(plan, place, isPresenter)}`} of={`${place} ${stage?.text}`} />
    </section>
  );
}

function Heading({ plan, place }: { readonly plan: StagePlan; readonly place: number }) {
  const stage = stageAt(plan, place);
  if (place === 0) return <h2>{t("stage.before", { time: when(startOf(plan, 1)) })}</h2>;
  if (!stage) return <h2>{t("stage.over_at", { time: when(plan.ends_at) })}</h2>;
  const name = stage.name === "question" ? t("stage.question_of", { number: place, all: plan.stages.length }) : nameOf(plan, place);
  return (
    <h2>
      {t("stage.now", { stage: name })} <span class="stage-until">{t("stage.until", { time: when(startOf(plan, place + 1)) })}</span>
    </h2>
  );
}

/** How far it is, for the eye; the list below says it in words. */
function Steps({ plan, place }: { readonly plan: StagePlan; readonly place: number }) {
  return (
    <div class="stage-steps" aria-hidden="true">
      {plan.stages.map((_, index) => <span key={index} class={index + 1 < place ? "past" : index + 1 === place ? "now" : ""} />)}
    </div>
  );
}

interface AllProps extends Omit<Props, "space"> {
  readonly place: number;
  readonly leads: boolean;
}

function AllStages({ view, plan, place, leads }: AllProps) {
  const [rewording, setRewording] = useState<number>();
  const isChat = plan.format === "chat";
  const line = (stage: Stage, index: number) => (
    <li key={index} aria-current={index + 1 === place ? "step" : undefined}>
      <span class="stage-line">
        <strong>{nameOf(plan, index + 1)}</strong>
        {stage.text && <span dir="auto">{stage.text}</span>}
      </span>
      <span class="hint"><At at={stage.starts_at} /></span>
      {leads && isChat && <button type="button" class="button quiet" aria-label={`${t("stage.reword")}: ${nameOf(plan, index + 1)}`} onClick={() => setRewording(index + 1)}>{t("stage.reword")}</button>}
    </li>
  );
  return (
    <details class="stage-all">
      <summary>{t(isChat ? "stage.all_questions" : "stage.all")}</summary>
      <ol>{plan.stages.map(line)}</ol>
      <p class="hint">{t("stage.plan_ends", { time: dated(plan.ends_at) })}</p>
      {rewording !== undefined && <RewordDialog thread={view.thread.id} plan={plan} place={rewording} onClose={() => setRewording(undefined)} />}
    </details>
  );
}

/** Says politely what changed, and nothing when the thread is opened. */
function Announced({ text, of }: { readonly text: string; readonly of: string }) {
  const first = useRef(of);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (first.current !== of) setSaid(text);
    first.current = of;
  }, [of]);
  return <p class="visually-hidden" role="status">{said}</p>;
}
