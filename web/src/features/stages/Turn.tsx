import { cloneElement, type VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { Post, SpaceView, StagePlan, ThreadView } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import type { UnsentPost } from "../../state/outbox";
import { type Draft, plainOf } from "../thread/drafts";
import { hasTurn, nextTurn, placeOf, stageAt, startOf } from "./plan";
import { MarkOf } from "./StageLine";
import "./stages.css";
import { usePlace } from "./usePlace";
import { askOf, standing, when } from "./words";

interface Props {
  readonly view: ThreadView;
  readonly plan: StagePlan;
  readonly space: SpaceView | undefined;
  readonly newest: Post | undefined;
  readonly draft: Draft;
  readonly unsent: readonly UnsentPost[];
  /** Gives the words of one that was refused back to the draft. */
  readonly onTakeBack: (post: UnsentPost) => void;
  readonly onTurn: (mayWrite: boolean) => void;
  /** The field to write in. */
  readonly children: VNode;
}

/** The field for who may write now; for all others, in its place, what is going on and what becomes of their words. */
export function Turn({ view, plan, space, newest, draft, unsent, onTakeBack, onTurn, children }: Props) {
  const client = useClient();
  const place = usePlace(plan);
  const isPresenter = view.thread.author.id === client.state.value.me;
  const late = unsent.find((post) => post.error?.code === "not_your_turn");
  const [wasLate, setWasLate] = useState(false);
  useEffect(() => {
    if (!late) return;
    setWasLate(true);
    onTakeBack(late);
  }, [late?.key]);
  const isSteward = space?.role === "steward";
  const mayWrite = isSteward || hasTurn(plan, place, isPresenter);
  useEffect(() => onTurn(mayWrite), [mayWrite]);
  const ask = isSteward && !hasTurn(plan, place, isPresenter) ? t("stage.steward") : stageAt(plan, place)?.text || askOf(plan, place, isPresenter);
  const isQuiet = newest === undefined || placeOf(plan, newest) !== place;
  return (
    <>
      {isQuiet && <MarkOf plan={plan} place={place} />}
      {mayWrite ? (
        cloneElement(children, {}, <Line plan={plan} place={place} ask={ask} wasLate={wasLate} />)
      ) : (
        <Waiting plan={plan} place={place} isPresenter={isPresenter} draft={draft} wasLate={wasLate} />
      )}
    </>
  );
}

function headline(plan: StagePlan, place: number): string {
  if (place === 0) return t("stage.before", { time: when(startOf(plan, 1)) });
  return stageAt(plan, place) ? standing(plan, place) : t("stage.over_at", { time: when(plan.ends_at) });
}

interface LineProps {
  readonly plan: StagePlan;
  readonly place: number;
  readonly ask: string;
  readonly wasLate: boolean;
}

/** Above the field: what it is for now. The question of a chat stays in sight on a phone too. */
function Line({ plan, place, ask, wasLate }: LineProps) {
  return (
    <div class={plan.format === "chat" ? "turn-line chat" : "turn-line"}>
      <p><strong>{headline(plan, place)}</strong> <span dir="auto">{ask}</span></p>
      {wasLate && <p role="status">{t("stage.late")}</p>}
    </div>
  );
}

interface WaitingProps {
  readonly plan: StagePlan;
  readonly place: number;
  readonly isPresenter: boolean;
  readonly draft: Draft;
  readonly wasLate: boolean;
}

function Waiting({ plan, place, isPresenter, draft, wasLate }: WaitingProps) {
  const again = nextTurn(plan, place, isPresenter);
  const words = plainOf(draft).text.trim();
  const isOn = stageAt(plan, place) !== undefined;
  return (
    <div class="notice turn">
      <p><strong>{headline(plan, place)}</strong></p>
      <p>{askOf(plan, place, isPresenter)}</p>
      {again !== undefined && isOn && <p>{t("stage.yours_at", { time: when(again) })}</p>}
      {words !== "" && (
        <div role={wasLate ? "status" : undefined}>
          <p>{t(wasLate ? "stage.late" : "stage.kept")}</p>
          <blockquote class="turn-words" dir="auto">{words}</blockquote>
        </div>
      )}
    </div>
  );
}
