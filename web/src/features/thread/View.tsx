import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { SpaceView, Thread, ThreadId, ThreadView } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { moves, returningTo } from "../../routing/router";
import { useClient } from "../../state/context";
import type { UnsentPost } from "../../state/outbox";
import { spaceView } from "../../state/select";
import { FailedPage } from "../../ui/Failed";
import { Notice } from "../../ui/Notice";
import { Loading } from "../../ui/Loading";
import { Page, Unreadable } from "../../ui/Page";
import { type Talk, useTalk } from "../sealed/whose";
import { ExcerptBar } from "../excerpts/Lazy";
import { isOnlyPictures } from "../files/bodyOf";
import { giveBack } from "../files/useFiles";
import { PeerBar } from "../peers/Lazy";
import { HonestLine, Openings } from "../sealed/Lazy";
import { StageBar, Turn } from "../stages/Lazy";
import { OwnQuestion } from "../stewards/Lazy";
import { ThreadTags } from "../threads/ThreadTags";
import { useTitle } from "../threads/useTitle";
import { useAudience } from "../spaces/useAudience";
import { draftName, markdownOf } from "./drafts";
import type { PostContext } from "./PostRow";
import { Posts } from "./Posts";
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
  const focusComposer = (): void => setFocus((count) => count + 1);
  const list = useRef<HTMLDivElement>(null);
  const audience = useAudience(space);
  useReading(client, view, opened, screen.posts, list);
  useArrival(opened, position);
  const mayWrite = !view.thread.locked && space?.space.state !== "archived";
  const unsent = client.outbox.posts.value.filter((one) => one.args.thread === view.thread.id);
  const takeBack = (post: UnsentPost): void => {
    const { doc: _, ...draft } = sync.draft.peek();
    const words = isOnlyPictures(post.args) ? "" : post.args.body;
    sync.change({ ...draft, text: [markdownOf(draft), words].filter((part) => part !== "").join("\n\n"), mentions: [] });
    void giveBack(client, draftName(client.state.peek().me, "thread", view.thread.id), post.files ?? []);
    client.outbox.remove(post.key);
    focusComposer();
  };
  const [hasTurn, setTurn] = useState(true);
  const context = usePostContext(view, space, audience, mayWrite, mayWrite && hasTurn, useCallback((to) => {
    sync.change({ ...sync.draft.peek(), reply: to });
    focusComposer();
  }, [sync]));
  const { plan } = view.thread;
  const isSealed = space?.space.visibility === "sealed";
  const { kind } = view.thread;
  const isReflected = isOfJournal(view.thread);
  const title = useTitle(view.thread);
  const talk = useTalk(view.thread.space, isSealed && view.thread.title === "" && !isReflected);
  const reply = (
    <Reply thread={view.thread.id} space={view.thread.space} audience={audience} sync={sync} focus={focus}>
      {isSealed && <HonestLine />}
    </Reply>
  );
  return (
    <Page
      title={title}
      back={wayBack(view.thread, isSealed ? undefined : space, talk)}
      eyebrow={isSealed ? title !== t("sealed.place") && t("sealed.place") : t(`kind.${kind}`)}
      lead={
        <>
          <ThreadTags view={view} />
          {opened.unreadFrom !== undefined && <a href="#unread">{t("thread.jump_unread")}</a>}
        </>
      }
      actions={<ThreadActions view={view} space={space} />}
      sticky
    >
      {isSealed && <Openings thread={view.thread.id} />}
      {isSealed && !isReflected && <PeerBar thread={view.thread.id} talk={talk} />}
      {isReflected && view.thread.author.id === client.state.value.me && <ExcerptBar view={view} />}
      {plan && <StageBar view={view} plan={plan} space={space} />}
      <div class="posts" ref={list}>
        <Posts screen={screen} opened={opened} context={context} end={view.thread.last_position} />
        {unsent.map((post) => <UnsentRow key={post.key} post={post} onTakeBack={takeBack} />)}
      </div>
      {view.thread.through_steward && <OwnQuestion view={view} />}
      <TypingLine thread={view.thread.id} />
      {mayWrite && plan ? (
        <Turn
          view={view}
          plan={plan}
          space={space}
          newest={screen.posts[screen.posts.length - 1]}
          draft={sync.draft.value}
          unsent={unsent}
          onTakeBack={takeBack}
          onTurn={setTurn}
        >
          {reply}
        </Turn>
      ) : mayWrite ? (
        reply
      ) : (
        <Closed view={view} space={space} />
      )}
    </Page>
  );
}

function isOfJournal({ kind }: Thread): boolean {
  return kind === "reflection" || kind === "excerpt";
}

/** To its channel; in confidence to what it belongs to, or home until that is known. */
function wayBack(thread: Thread, space: SpaceView | undefined, talk: Talk) {
  if (space) return { href: paths.space(thread.space), label: `#${space.space.name}` };
  if (isOfJournal(thread)) return { href: paths.journal, label: t("journal.title") };
  if (talk === undefined) return { href: paths.home, label: t("home.title") };
  return talk ? { href: paths.cycle(talk.id), label: t("cycles.title") } : { href: paths.peers, label: t("peers.title") };
}

/** The same object as long as it says the same. */
function usePostContext(
  { thread }: ThreadView,
  space: SpaceView | undefined,
  audience: string,
  mayWrite: boolean,
  mayReply: boolean,
  onReply: PostContext["onReply"],
): PostContext {
  const { me } = useClient().state.value;
  const isSteward = space?.role === "steward";
  const isSealed = space?.space.visibility === "sealed";
  return useMemo(
    () => ({ thread, me, isSteward, isSealed, audience, mayWrite, mayReply, onReply }),
    [thread.id, thread.space, thread.kind, thread.author.id, thread.answer, thread.plan, me, isSteward, isSealed, audience, mayWrite, mayReply, onReply],
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

function Closed({ view, space }: { readonly view: ThreadView; readonly space: SpaceView | undefined }) {
  const archived = space?.space.state === "archived";
  // Its header says how it stands.
  if (space?.space.visibility === "sealed") return null;
  return <Notice>{t(archived ? "thread.closed_archived" : view.thread.locked ? "thread.closed_locked" : "error.closed")}</Notice>;
}
