import type { Post, StagePlan } from "../../protocol/messages.gen";
import { At } from "./At";
import { placeOf, stageAt } from "./plan";
import "./stages.css";
import { usePlace } from "./usePlace";
import { formatWord, nameOf, standing } from "./words";

interface LineProps {
  readonly plan: StagePlan;
}

/** The plan of a thread in a list: what it follows, and how far it is. */
export function StageLine({ plan }: LineProps) {
  const place = usePlace(plan);
  const isOn = stageAt(plan, place) !== undefined;
  return (
    <>
      {formatWord(plan.format)} <span class={isOn ? "tag strong" : "tag"}>{standing(plan, place)}</span>
    </>
  );
}

interface MarkProps {
  readonly plan: StagePlan;
  readonly post: Post;
  /** The post before it that is on the screen. */
  readonly before: Post | undefined;
}

/** Stands above the first post of each stage. */
export function StageMark({ plan, post, before }: MarkProps) {
  const place = placeOf(plan, post);
  if (!stageAt(plan, place) || (before && placeOf(plan, before) === place)) return null;
  return <MarkOf plan={plan} place={place} />;
}

export function MarkOf({ plan, place }: { readonly plan: StagePlan; readonly place: number }) {
  const stage = stageAt(plan, place);
  if (!stage) return null;
  return (
    <div class="stage-mark">
      <h2>
        <span class="stage-mark-name">{nameOf(plan, place)}</span>
        {stage.text && <span class="stage-words" dir="auto">{stage.text}</span>}
      </h2>
      <p class="hint"><At at={stage.starts_at} /></p>
    </div>
  );
}
