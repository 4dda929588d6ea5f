import { useEffect, useRef } from "preact/hooks";
import type { NoticeLine } from "../../protocol/messages.gen";
import type { Route } from "../../routing/route";
import { useClient } from "../../state/context";

/**
 * Whoever opens a thread or space, however they came, has heard of what no reading of posts reads: an accepted answer, an act of
 * moderation, a place among its people. Posts are read by reading them.
 */
export function useOpening(at: Route): void {
  const client = useClient();
  const told = useRef<NoticeLine>();
  const line = client.notices.list.value?.lines.find((one) => {
    if (one.thread === undefined) return at.at === "space" && one.space === at.space;
    return at.at === "thread" && one.thread === at.thread;
  });
  const isTold = told.current?.seq === line?.seq;
  useEffect(() => {
    if (!line || line.read || line.kind === "followed" || isTold || document.visibilityState === "hidden") return;
    told.current = line;
    const { thread, space } = line;
    void client.send("notice.mark_read", thread === undefined ? { space } : { thread, position: 0 }).then((answer) => {
      if (!answer.ok) told.current = undefined;
    });
  }, [at, line]);
}
