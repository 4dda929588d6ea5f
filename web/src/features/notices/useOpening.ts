import { useEffect, useRef } from "preact/hooks";
import type { MarkNoticesRead, NoticeLine } from "../../protocol/messages.gen";
import type { Route } from "../../routing/route";
import { useClient } from "../../state/context";

function isOf(line: NoticeLine, at: Route): boolean {
  if (line.thread !== undefined) return at.at === "thread" && line.thread === at.thread;
  return (at.at === "space" && line.space === at.space) || (at.at === "cycle" && line.cycle === at.cycle);
}

function readingOf({ thread, space, cycle }: NoticeLine): MarkNoticesRead {
  if (thread !== undefined) return { thread, position: 0 };
  if (cycle !== undefined) return { cycle };
  return space === undefined ? {} : { space };
}

/**
 * Whoever opens a thread, space or cycle, however they came, has heard of what no reading of posts reads: an accepted answer, an act of
 * moderation, a place among its people, a proposal. Posts are read by reading them.
 */
export function useOpening(at: Route): void {
  const client = useClient();
  const told = useRef<NoticeLine>();
  const line = client.notices.list.value?.lines.find((one) => isOf(one, at));
  const isTold = told.current?.seq === line?.seq;
  useEffect(() => {
    if (!line || line.read || line.kind === "followed" || isTold || document.visibilityState === "hidden") return;
    told.current = line;
    void client.send("notice.mark_read", readingOf(line)).then((answer) => {
      if (!answer.ok) told.current = undefined;
    });
  }, [at, line]);
}
