import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { timers } from "../../net/environment";
import { errorText } from "../../i18n/errors";
import type { WireError } from "../../protocol/decode";
import type { Post, SpaceId, ThreadId, ThreadView } from "../../protocol/messages.gen";
import type { Client } from "../../state/client";
import { returningTo } from "../../routing/router";
import { runOfPosts, threadView } from "../../state/select";
import { tell } from "../../ui/Notice";
import { first, loadPosts, page, step, type Where } from "./actions";

/** The posts that are shown, by position; `to` is beyond all where those that come belong to them. */
interface Part {
  readonly from: number;
  readonly to: number;
}

/** What was found when the thread was opened; it stays while one reads, although the read position moves on. */
export interface Opened {
  readonly space: SpaceId;
  /** A position of the part that is shown. */
  readonly anchor: number;
  /** As the reader's own numbers stood, and how far they or a watermark covered the thread: where reading goes on. */
  readonly was: Pick<ThreadView, "read_position" | "kept_seq">;
  readonly covered: number;
  /** The first post that was unread, when some were and some were not. */
  readonly unreadFrom: number | undefined;
  readonly scrollTo: "top" | "unread" | "position" | "end";
  readonly part: Part;
}

export interface ThreadScreen {
  readonly view: ThreadView | undefined;
  readonly posts: readonly Post[];
  readonly opened: Opened | undefined;
  readonly error: WireError | undefined;
  readonly reload: () => void;
  /** So many more, beyond a position. */
  readonly show: (where: Where, count: number) => Promise<void>;
}

const all: Part = { from: 0, to: Infinity };

/** What was shown of the threads that were left last: who comes back to a line finds as much above it. */
const left = new Map<ThreadId, Part>();
const leftKept = 20;

function leave(id: ThreadId, part: Part): void {
  left.delete(id);
  left.set(id, part);
  for (const oldest of left.keys()) if (left.size > leftKept) left.delete(oldest);
}

/** Up to these; to the end and on, if the last of them is the last there is. */
function partOf(posts: readonly Post[], end: number): Part {
  const last = posts[posts.length - 1]?.position ?? end;
  return { from: posts[0]?.position ?? 0, to: last < end ? last : Infinity };
}

/** Without a network: from the posts that are here, if there are any. */
function openKept(client: Client, view: ThreadView, position?: number): Opened | undefined {
  const posts = client.state.peek().posts.filter((post) => post.thread === view.thread.id);
  const positions = posts.map((post) => post.position).sort((a, b) => a - b);
  const first = positions[0];
  if (first === undefined) return undefined;
  const wanted = position !== undefined && positions.includes(position) ? position : undefined;
  return {
    space: view.thread.space,
    was: view,
    covered: view.read_position,
    anchor: wanted ?? first,
    unreadFrom: undefined,
    scrollTo: wanted ? "position" : "top",
    part: all,
  };
}

async function openThread(client: Client, id: ThreadId, position?: number): Promise<Opened | WireError> {
  const known = threadView(client.state.peek(), id);
  const kept = known && client.link.peek() !== "open" ? openKept(client, known, position) : undefined;
  if (kept) return kept;
  const answer = await loadPosts(client, id, { around: position ?? 0 });
  if (!answer.ok) return answer.error;
  const { thread: view, posts, first_unread } = answer.value;
  const { thread } = view;
  const asked = position === undefined ? undefined : Math.min(position, thread.last_position);
  // Where all is new there is nothing to tell it from.
  const unreadFrom = first_unread !== undefined && first_unread > (posts[0]?.position ?? 1) ? first_unread : undefined;
  const anchor = asked ?? unreadFrom ?? posts[0]?.position ?? 1;
  const isEnd = first_unread === undefined && thread.last_position > page;
  const scrollTo = asked ? "position" : unreadFrom ? "unread" : isEnd ? "end" : "top";
  const covered = (first_unread ?? thread.last_position + 1) - 1;
  // A thread that was read through is here with all its posts: whoever opens it again waits for a page of them only, unless they come
  // back to a place in it.
  const part = returningTo() ? (left.get(id) ?? all) : partOf(posts, thread.last_position);
  return { space: thread.space, was: view, covered, anchor, unreadFrom, scrollTo, part };
}

/** What is on the screen first, and below it the rest of the page, piece by piece: a slow phone stays able to scroll meanwhile. */
function useDrawn(opened: Opened | undefined): Partial<Part> {
  const [pieces, setPieces] = useState(1);
  const drawn = first + (pieces - 1) * step;
  const to = (opened?.anchor ?? 0) + drawn;
  const isWhole = !opened || returningTo() !== undefined || opened.scrollTo === "end" || drawn > page;
  useEffect(() => {
    if (isWhole) return undefined;
    const handle = timers.set(() => setPieces(pieces + 1), 0);
    return () => timers.clear(handle);
  }, [isWhole, pieces]);
  return isWhole || to >= opened.part.to ? {} : { to };
}

export function useThread(client: Client, id: ThreadId, position?: number): ThreadScreen {
  const [opened, setOpened] = useState<Opened>();
  const [error, setError] = useState<WireError>();
  const [tries, setTries] = useState(0);
  const state = client.state.value;
  const view = threadView(state, id);
  const generation = client.generation.value;
  // Moved while it was read: its posts are in the other space now and must be loaded from there.
  const moved = opened !== undefined && view !== undefined && view.thread.space !== opened.space;

  useEffect(() => {
    let wanted = true;
    client.hold(id);
    void openThread(client, id, position).then((found) => {
      if (!wanted) return;
      setError("code" in found ? found : undefined);
      if ("code" in found) return;
      // The mark of the first unread post stays where it was when a break made us load again.
      setOpened((before) => (before ? { ...before, space: found.space } : found));
    });
    return () => void (wanted = false);
  }, [id, generation, tries, moved]);

  const anchor = opened?.anchor;
  const run = useMemo(() => (anchor === undefined ? [] : runOfPosts(state, id, anchor)), [state.posts, id, anchor]);
  const [grown, setGrown] = useState<Partial<Part>>({});
  const drawn = useDrawn(opened);
  const opening = { ...all, ...opened?.part, ...drawn };
  const from = grown.from ?? opening.from;
  const to = Math.max(opening.to, grown.to ?? 0);
  const posts = useMemo(() => run.filter((post) => post.position >= from && post.position <= to), [run, from, to]);
  const end = view?.thread.last_position ?? 0;
  const shown = useRef(all);
  shown.current = { from, to };
  useEffect(() => () => leave(id, shown.current), [id]);

  const show = async (where: Where, count: number): Promise<void> => {
    const { before, after = 0 } = where;
    const next = (of: readonly Post[]): readonly Post[] =>
      before === undefined ? of.filter((post) => post.position > after).slice(0, count) : of.filter((post) => post.position < before).slice(-count);
    let found = next(run);
    if (found.length === 0) {
      const answer = await loadPosts(client, id, where);
      if (!answer.ok) return tell(errorText(answer.error));
      found = next(answer.value.posts);
    }
    const part = partOf(found, end);
    setGrown((old) => ({ ...old, ...(before === undefined ? { to: part.to } : { from: part.from }) }));
  };

  return { view, posts, opened, error, reload: () => setTries(tries + 1), show };
}
