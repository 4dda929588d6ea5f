import { Fragment } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { t } from "../../i18n/t";
import type { Post } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import type { State } from "../../state/model";
import { isBlocked } from "../../state/select";
import { Button } from "../../ui/Button";
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
        <More side="earlier" edge={first} label={t("thread.earlier", { count: first - 1 })} onShow={() => show({ before: first })} />
      )}
      {useRows(posts, opened.unreadFrom, context)}
      {last < end && (
        <More side="later" edge={last} label={t("thread.later", { count: end - last })} onShow={() => show({ after: last })} />
      )}
      <Arrivals posts={posts} />
    </>
  );
}

/** Most of what happens concerns none of them: then they are not even looked at. */
function useRows(posts: readonly Post[], unreadFrom: number | undefined, context: PostContext) {
  const { online, blocked } = useClient().state.value;
  return useMemo(() => {
    const byId = new Map(posts.map((post) => [post.id, post]));
    const isOnline = new Set(online);
    const hidden = new Set(blocked);
    return posts.map((post) => {
      const original = post.reply_to === undefined ? undefined : byId.get(post.reply_to);
      return (
        <Fragment key={post.id}>
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
    });
  }, [posts, unreadFrom, context, online, blocked]);
}

function UnreadMark() {
  return <h2 class="unread-mark" id="unread" tabIndex={-1}>{t("thread.unread_from_here")}</h2>;
}

interface MoreProps {
  readonly side: Side;
  /** The position of the post beside it. */
  readonly edge: number;
  readonly label: string;
  readonly onShow: () => Promise<void>;
}

function More({ side, edge, label, onShow }: MoreProps) {
  const { place, busy, ask } = useMore(side, edge, onShow);
  return <div class="more" ref={place}><Button data-more={side} busy={busy} onClick={ask}>{label}</Button></div>;
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
