import type { Post, Stage, StagePlan, Timestamp } from "../../protocol/messages.gen";

/** The place of the stage that holds: 0 before the first, one more than there are when all is over. As the server counts. */
export function placeAt({ stages, ends_at }: StagePlan, now: Timestamp): number {
  return now >= ends_at ? stages.length + 1 : stages.filter((stage) => stage.starts_at <= now).length;
}

export function stageAt(plan: StagePlan, place: number): Stage | undefined {
  return plan.stages[place - 1];
}

/** When a stage begins; of the one after the last: when all is over. */
export function startOf(plan: StagePlan, place: number): Timestamp {
  return plan.stages[place - 1]?.starts_at ?? plan.ends_at;
}

function includes({ speaks }: Stage, isPresenter: boolean): boolean {
  return speaks === "everyone" || (speaks === "presenter") === isPresenter;
}

/** Whether the plan lets somebody write; a steward may always. */
export function hasTurn(plan: StagePlan, place: number, isPresenter: boolean): boolean {
  const stage = stageAt(plan, place);
  return stage ? includes(stage, isPresenter) : place === 0 && isPresenter;
}

/** When somebody who may not write now may do so again; nothing when never. */
export function nextTurn(plan: StagePlan, place: number, isPresenter: boolean): Timestamp | undefined {
  return plan.stages.slice(place).find((stage) => includes(stage, isPresenter))?.starts_at;
}

export interface Part {
  /** Of the stage; 0: before the first, one more than there are: after the last. */
  readonly place: number;
  readonly posts: readonly Post[];
}

/** All stages with what was written in them; before and after only if somebody wrote there. */
export function partsOf(plan: StagePlan, posts: readonly Post[]): readonly Part[] {
  const places = [...plan.stages.keys()].map((index) => index + 1);
  const at = (place: number): Part => ({ place, posts: posts.filter((post) => placeOf(plan, post) === place) });
  return [0, ...places, plan.stages.length + 1].map(at).filter((part) => stageAt(plan, part.place) || part.posts.length > 0);
}

/** The post that opens a thread stands before its stages, which may begin in the same moment. */
export function placeOf(plan: StagePlan, post: Pick<Post, "created_at" | "position">): number {
  return post.position === 1 ? 0 : placeAt(plan, post.created_at);
}
