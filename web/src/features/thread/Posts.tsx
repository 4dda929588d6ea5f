import { Fragment } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import { timers } from "../../net/environment";
import type { Post } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import type { State } from "../../state/model";
import { isBlocked } from "../../state/select";
import { Button } from "../../ui/Button";
import { StageMark } from "../stages/Lazy";
import { type PostContext, PostRow } from "./PostRow";
import { type Side, useMore } from "./useMore";
import { useKeptPlace } from "./useKeptPlace";
import type { Opened, ThreadScreen } from "./useThread";

interface Props {
  readonly screen: ThreadScreen;
  readonly opened: Opened;
  readonly context: PostContext;
  /** Of the newest post that there is, loaded or not. */
  readonly end: number;
}

/** The posts that are here, and at both ends the way to those that are not. */
export function Posts({ screen: { posts, show }, opened, context, end }: Props) {
  const first = posts[0]?.position ?? 1;
  const last = posts[posts.length - 1]?.position ?? 0;
  useKeptPlace(first, last);
  return (
    <>
      {first > 1 && (
        <More side="earlier" edge={first} label={t("thread.earlier", { count: first - 1 })} onShow={(count) => show({ before: first }, count)} />
      )}
      {useRows(posts, opened.unreadFrom, context)}
      {last < end && (
        <More side="later" edge={last} label={t("thread.later", { count: end - last })} onShow={(count) => show({ after: last }, count)} />
      )}
      <Arrivals posts={posts} />
    </>
  );
}

/** Most of what happens concerns none of them: then they are not even looked at. */
function useRows(posts: readonly Post[], unreadFrom: number | undefined, context: PostContext) {
  const { online, blocked } = useClient().state.value;
  const isStanding = useStanding();
  return useMemo(() => {
    const byId = new Map(posts.map((post) => [post.id, post]));
    const before = new Map(posts.map((post, index) => [post.id, posts[index - 1]]));
    const isOnline = new Set(online);
    const hidden = new Set(blocked);
    const { plan } = context.thread;
    const row = (post: Post) => {
      const original = post.reply_to === undefined ? undefined : byId.get(post.reply_to);
      return (
        <Fragment key={post.id}>
          {plan && <StageMark plan={plan} post={post} before={before.get(post.id)} />}
          {post.position === unreadFrom && <UnreadMark />}
          <PostRow
            post={post}
            context={context}
            isOnline={isOnline.has(post.author.id)}
            isBlocked={hidden.has(post.author.id)}
            original={original}
            isOriginalBlocked={original !== undefined && hidden.has(original.author.id)}
          />
        </Fragment>
      );
    };
    const parts = inParts(posts);
    return parts.map(([part, those], at) => (
      <div key={part} class={isStanding && at > 1 && at < parts.length - 2 ? "part apart" : "part"}>{those.map(row)}</div>
    ));
  }, [posts, unreadFrom, context, online, blocked, isStanding]);
}

/** So long after a thread opened, who came back to a line of it is there, by the true heights of what stands above. */
const standing = 1_000;

function useStanding(): boolean {
  const [isStanding, setStanding] = useState(false);
  useEffect(() => {
    const handle = timers.set(() => setStanding(true), standing);
    return () => timers.clear(handle);
  }, []);
  return isStanding;
}

/** So many stand in one element. */
const partSize = 12;

/**
 * Together in parts that stay the same whatever comes in around them. A browser lays out and draws nothing of a part that is far away
 * (post.css); not so near the ends of what is here, where posts come in and the part beside them must have its true height at once.
 */
function inParts(posts: readonly Post[]): readonly (readonly [number, readonly Post[]])[] {
  const parts = new Map<number, Post[]>();
  for (const post of posts) {
    const part = Math.floor(post.position / partSize);
    const those = parts.get(part);
    if (those) those.push(post);
    else parts.set(part, [post]);
  }
  return [...parts];
}

function UnreadMark() {
  return <h2 class="unread-mark" id="unread" tabIndex={-1}>{t("thread.unread_from_here")}</h2>;
}

interface MoreProps {
  readonly side: Side;
  /** The position of the post beside it. */
  readonly edge: number;
  readonly label: string;
  readonly onShow: (count: number) => Promise<void>;
}

function More({ side, edge, label, onShow }: MoreProps) {
  const { place, busy, press } = useMore(side, edge, onShow);
  return <div class="beyond" ref={place}><Button data-more={side} busy={busy} onClick={press}>{label}</Button></div>;
}

/** Reads out who wrote while one is reading, and that one's own words arrived; nothing moves and the focus stays. */
function Arrivals({ posts }: { readonly posts: readonly Post[] }) {
  const state = useClient().state.value;
  const start = useRef(Date.now() * 1000);
  const newest = posts[posts.length - 1];
  return (
    <p class="visually-hidden" role="status">
      {newest !== undefined && newest.created_at > start.current ? arrival(state, newest) : ""}
    </p>
  );
}

function arrival(state: State, { author }: Post): string {
  if (author.id === state.me) return t("thread.sent_told");
  return isBlocked(state, author.id) ? "" : t("thread.arrived", { name: author.name });
}
