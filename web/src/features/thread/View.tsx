import { Fragment } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { Post, SpaceView, ThreadId, ThreadView } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { moves, returningTo } from "../../routing/router";
import { useClient } from "../../state/context";
import type { State } from "../../state/model";
import type { UnsentPost } from "../../state/outbox";
import { isBlocked, spaceView } from "../../state/select";
import { Button } from "../../ui/Button";
import { FailedPage } from "../../ui/Failed";
import { Notice } from "../../ui/Notice";
import { Loading } from "../../ui/Loading";
import { Page, Unreadable } from "../../ui/Page";
import { isOnlyPictures } from "../files/bodyOf";
import { giveBack } from "../files/useFiles";
import { ThreadTags } from "../threads/ThreadTags";
import { useAudience } from "../spaces/useAudience";
import { draftName, markdownOf, type ReplyTo } from "./drafts";
import { type PostContext, PostRow } from "./PostRow";
import { Reply } from "./Reply";
import { ThreadActions } from "./ThreadActions";
import { TypingLine } from "./TypingLine";
import { UnsentRow } from "./UnsentRow";
import { useDraft } from "./useDraft";
import { useReading } from "./useReading";
import { type Opened, type ThreadScreen, useThread } from "./useThread";

interface Props {
  readonly thread: ThreadId;
  readonly position?: number | undefined;
}

export function ThreadPage({ thread, position }: Props) {
  const client = useClient();
  const screen = useThread(client, thread, position);
  const { view, opened, error } = screen;
  if (error && !(opened && view)) return <FailedPage error={error} onRetry={screen.reload} />;
  if (opened && !view) return <Unreadable />;
  if (!view || !opened) return <Loading />;
  return <OpenThread screen={screen} view={view} opened={opened} position={position} />;
}

interface OpenProps {
  readonly screen: ThreadScreen;
  readonly view: ThreadView;
  readonly opened: Opened;
  readonly position: number | undefined;
}

function OpenThread({ screen, view, opened, position }: OpenProps) {
  const client = useClient();
  const space = spaceView(client.state.value, view.thread.space);
  const sync = useDraft("reply", view.thread.id);
  const [focus, setFocus] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const audience = useAudience(space);
  useReading(client, view, opened, screen.posts, list);
  useArrival(opened, position);
  const mayWrite = !view.thread.locked && space?.space.state !== "archived";
  const unsent = client.outbox.posts.value.filter((one) => one.args.thread === view.thread.id);
  const reply = (to: ReplyTo): void => {
    sync.change({ ...sync.draft.peek(), reply: to });
    setFocus(focus + 1);
  };
  const takeBack = (post: UnsentPost): void => {
    const { doc: _, ...draft } = sync.draft.peek();
    const words = isOnlyPictures(post.args) ? "" : post.args.body;
    sync.change({ ...draft, text: [markdownOf(draft), words].filter((part) => part !== "").join("\n\n"), mentions: [] });
    void giveBack(client, draftName(client.state.peek().me, "thread", view.thread.id), post.files ?? []);
    client.outbox.remove(post.key);
    setFocus(focus + 1);
  };
  const find = (id: Post["id"]): Post | undefined => screen.posts.find((post) => post.id === id);
  const context: PostContext = { view, space, audience, mayWrite, find, onReply: reply };
  return (
    <Page
      title={view.thread.title}
      back={{ href: paths.space(view.thread.space), label: space ? `#${space.space.name}` : t("nav.home") }}
      eyebrow={t(`kind.${view.thread.kind}`)}
      lead={
        <>
          <ThreadTags view={view} />
          {opened.unreadFrom !== undefined && <a href="#unread">{t("thread.jump_unread")}</a>}
        </>
      }
      actions={<ThreadActions view={view} space={space} />}
      sticky
    >
      <div class="posts" ref={list}>
        <Posts screen={screen} view={view} opened={opened} context={context} />
        {unsent.map((post) => <UnsentRow key={post.key} post={post} onTakeBack={takeBack} />)}
      </div>
      <TypingLine thread={view.thread.id} />
      {mayWrite ? (
        <Reply thread={view.thread.id} space={view.thread.space} audience={audience} sync={sync} focus={focus} />
      ) : (
        <Closed view={view} space={space} />
      )}
    </Page>
  );
}

/** Brings the reader once to where they left off, or to the post that the address names. */
function useArrival(opened: Opened, position: number | undefined): void {
  useEffect(() => {
    if (returningTo()) return;
    if (opened.scrollTo === "unread") {
      const mark = document.getElementById("unread");
      mark?.scrollIntoView();
      // Who came by a link reads on from here, with the keyboard too.
      if (moves.peek() > 0) mark?.focus({ preventScroll: true });
    }
    if (opened.scrollTo === "end") document.querySelector(".posts")?.scrollIntoView({ block: "end" });
    if (opened.scrollTo !== "position" || position === undefined) return;
    const post = document.getElementById(`post-${position}`);
    post?.scrollIntoView();
    post?.focus({ preventScroll: true });
  }, []);
}

interface PostsProps {
  readonly screen: ThreadScreen;
  readonly view: ThreadView;
  readonly opened: Opened;
  readonly context: PostContext;
}

function Posts({ screen, view, opened, context }: PostsProps) {
  const { posts, show } = screen;
  const first = posts[0]?.position ?? 1;
  const last = posts[posts.length - 1]?.position ?? 0;
  return (
    <>
      {first > 1 && (
        <Button onClick={() => void show({ before: first })}>{t("thread.earlier", { count: first - 1 })}</Button>
      )}
      {posts.map((post) => (
        <Fragment key={post.id}>
          {post.position === opened.unreadFrom && (
            <h2 class="unread-mark" id="unread" tabIndex={-1}>{t("thread.unread_from_here")}</h2>
          )}
          <PostRow post={post} context={context} />
        </Fragment>
      ))}
      {last < view.thread.last_position && (
        <Button onClick={() => void show({ after: last })}>
          {t("thread.later", { count: view.thread.last_position - last })}
        </Button>
      )}
      <Arrivals posts={posts} />
    </>
  );
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

function Closed({ view, space }: { readonly view: ThreadView; readonly space: SpaceView | undefined }) {
  const archived = space?.space.state === "archived";
  return <Notice>{t(archived ? "thread.closed_archived" : view.thread.locked ? "thread.closed_locked" : "error.closed")}</Notice>;
}
