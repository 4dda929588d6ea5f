import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import { timers } from "../../net/environment";
import type { NoticeLine, NoticesReply } from "../../protocol/messages.gen";
import type { Route } from "../../routing/route";
import { useClient } from "../../state/context";
import { isSameLine } from "./actions";
import { whatHappened } from "./words";

/** Long enough to be read out; then the same words are news again. */
const holds = 5_000;

/** Unread lines that were not there before, or have something newer. What was made unread by hand is no news. */
export function arrivals(before: NoticesReply, now: NoticesReply): readonly NoticeLine[] {
  return now.lines.filter((line) => {
    const known = before.lines.find((one) => isSameLine(one, line));
    return !line.read && (!known || known.seq < line.seq);
  });
}

/** Says what is new politely and to the ear only; the eye has the number at its place. */
export function Announcer({ at }: { readonly at: Route }) {
  const client = useClient();
  const list = client.notices.list.value;
  const before = useRef(list);
  const [said, setSaid] = useState("");
  useEffect(() => {
    const known = before.current;
    before.current = list;
    if (!known || !list) return;
    // In the thread that one reads, the post itself is announced.
    const found = arrivals(known, list).filter((line) => at.at !== "thread" || line.thread !== at.thread);
    const first = found[0];
    if (first) setSaid([whatHappened(first, client.state.value.me), more(found.length)].filter(Boolean).join(" "));
  }, [list]);
  useEffect(() => {
    if (said === "") return undefined;
    const handle = timers.set(() => setSaid(""), holds);
    return () => timers.clear(handle);
  }, [said]);
  return <p class="visually-hidden" role="status">{said}</p>;
}

export function more(count: number): string {
  return count > 1 ? t("notices.more", { count: count - 1 }) : "";
}
