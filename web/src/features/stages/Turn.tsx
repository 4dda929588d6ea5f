import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { Post, SpaceView, StagePlan, ThreadView } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import type { UnsentPost } from "../../state/outbox";
import { type Draft, plainOf } from "../thread/drafts";
import { hasTurn, nextTurn, placeOf, stageAt } from "./plan";
import { MarkOf } from "./StageLine";
import "./stages.css";
import { usePlace } from "./usePlace";
import { askOf, nameOf, standing, when } from "./words";

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
  readonly children: ComponentChildren;
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
  const isQuiet = newest === undefined || placeOf(plan, newest) !== place;
  return (
    <>
      {isQuiet && <MarkOf plan={plan} place={place} />}
      {mayWrite ? (
        <>
          <p class="turn-line" role="note">
            <strong>{standing(plan, place)}</strong>{" "}
            {isSteward && !hasTurn(plan, place, isPresenter) ? t("stage.steward") : stageAt(plan, place)?.text || askOf(plan, place, isPresenter)}
          </p>
          {wasLate && <p class="turn-line" role="status">{t("stage.late")}</p>}
          {children}
        </>
      ) : (
        <Waiting plan={plan} place={place} isPresenter={isPresenter} draft={draft} wasLate={wasLate} />
      )}
    </>
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
      <p><strong>{isOn ? standing(plan, place) : nameOf(plan, place) || standing(plan, place)}</strong></p>
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
