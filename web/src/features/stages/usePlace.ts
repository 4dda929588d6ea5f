import { useEffect, useState } from "preact/hooks";
import { timers } from "../../net/environment";
import type { StagePlan } from "../../protocol/messages.gen";
import { serverNow } from "../../state/clock";
import { placeAt, startOf } from "./plan";

/** Timers hold no longer than this, and a laptop may sleep: looked at again by then. */
const longest = 60_000;

/** The place of the stage that holds, followed as time goes on. */
export function usePlace(plan: StagePlan): number {
  const [, setTurns] = useState(0);
  const place = placeAt(plan, serverNow());
  const isOver = place > plan.stages.length;
  useEffect(() => {
    if (isOver) return undefined;
    const wait = (startOf(plan, place + 1) - serverNow()) / 1000;
    // A little later, so that it has begun for the server too.
    const handle = timers.set(() => setTurns((turns) => turns + 1), Math.min(Math.max(wait, 0) + 50, longest));
    return () => timers.clear(handle);
  });
  return place;
}
