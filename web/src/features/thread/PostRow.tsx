import { useMemo, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { Answer } from "../../protocol/decode";
import type { Post, SpaceView, ThreadView } from "../../protocol/messages.gen";
import { navigate } from "../../routing/router";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { isBlocked } from "../../state/select";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Dialog";
import { Menu, type MenuItem } from "../../ui/Menu";
import { tell } from "../../ui/Notice";
import { Time } from "../../ui/Time";
import { useAction } from "../../ui/useAction";
import { errorText } from "../../i18n/errors";
import { Attachments, filesBelow } from "../files/Attachments";
import { changeThread, deletePost, markRead } from "./actions";
import type { ReplyTo } from "./drafts";
import { EditPost } from "./EditPost";
import { HistoryDialog } from "./HistoryDialog";
import { Nodes, plainText } from "./Nodes";
import { Reactions } from "./Reactions";

export interface PostContext {
  readonly view: ThreadView;
  readonly space: SpaceView | undefined;
  readonly audience: string;
  readonly mayWrite: boolean;
  /** The post that another answers, if it is loaded. */
  readonly find: (id: Post["id"]) => Post | undefined;
  readonly onReply: (reply: ReplyTo) => void;
}

interface Props {
  readonly post: Post;
  readonly context: PostContext;
}

type Opened = "edit" | "delete" | "history" | undefined;

const quoteLength = 280;

const letters = (text: string): string => text.replace(/\s/g, "");

/** What somebody selected in the post, or its beginning. A selection that reaches further than its words is no quote of it. */
function quoteOf(post: Post, element: Element | null): string {
  const selection = window.getSelection();
  const inside = selection && element && selection.anchorNode && element.contains(selection.anchorNode);
  const selected = inside ? selection.toString().trim() : "";
  const all = plainText(post.content).trim();
  const words = selected && letters(all).includes(letters(selected)) ? selected : all;
  return words.length > quoteLength ? `${words.slice(0, quoteLength).trimEnd()} …` : words;
}

export function PostRow({ post, context }: Props) {
  const [opened, setOpened] = useState<Opened>();
  const [unfolded, setUnfolded] = useState(false);
  const isFolded = isBlocked(useClient().state.value, post.author.id) && !unfolded;
  const content = useMemo(() => <Nodes nodes={post.content} />, [post.content]);
  const files = useMemo(() => filesBelow(post), [post]);
  const isAnswer = context.view.thread.answer === post.id;
  const reply = (): void => {
    const element = document.getElementById(`post-${post.position}`);
    context.onReply({ post: post.id, author: post.author.name, quote: quoteOf(post, element) });
  };
  if (post.deleted) return deletedPost(post);
  if (isFolded) return foldedPost(post, () => setUnfolded(true));
  return (
    <article class={isAnswer ? "post answer" : "post"} id={`post-${post.position}`} tabIndex={-1}>
      <PostHeader post={post} isAnswer={isAnswer} onHistory={() => setOpened("history")} />
      {opened === "edit" ? (
        <EditPost post={post} audience={context.audience} onDone={() => setOpened(undefined)} />
      ) : (
        <>
          <Quoted post={post} context={context} />
          <div class="prose" dir="auto">{content}</div>
          <Attachments files={files} />
        </>
      )}
      <footer class="row post-end" data-end={post.position}>
        <Reactions post={post} mayReact={context.mayWrite} />
        <div class="row nowrap post-tools">
          {context.mayWrite && <Button look="quiet" onClick={reply}>{t("post.reply")}</Button>}
          <PostMenu post={post} context={context} onOpen={setOpened} />
        </div>
      </footer>
      {opened === "delete" && <DeleteDialog post={post} onClose={() => setOpened(undefined)} />}
      {opened === "history" && <HistoryDialog post={post} onClose={() => setOpened(undefined)} />}
    </article>
  );
}

interface HeaderProps {
  readonly post: Post;
  readonly isAnswer: boolean;
  readonly onHistory: () => void;
}

function PostHeader({ post, isAnswer, onHistory }: HeaderProps) {
  const online = useClient().state.value.online.includes(post.author.id);
  const role = [post.author.title, post.author.organisation].filter(Boolean).join(", ");
  return (
    <header class="post-header">
      <Avatar of={post.author} online={online} />
      <div class="byline">
        <h2><a href={paths.member(post.author.id)}>{post.author.name}</a></h2>
        <p class="hint when">
          {isAnswer && <span class="tag strong">{t("post.is_answer")}</span>}
          <Time at={post.created_at} />
          {post.edited_at !== undefined && (
            <button type="button" class="link" onClick={onHistory}>{t("post.edited")}</button>
          )}
        </p>
        {role && <p class="hint role">{role}</p>}
      </div>
    </header>
  );
}

function Quoted({ post, context }: Props) {
  const state = useClient().state.value;
  if (post.reply_to === undefined && post.quote === undefined) return null;
  const original = post.reply_to === undefined ? undefined : context.find(post.reply_to);
  const isFolded = original !== undefined && isBlocked(state, original.author.id);
  return (
    <blockquote class="quoted">
      <p class="hint">
        {original ? (
          <a href={`#post-${original.position}`}>{t("post.in_reply_to", { name: original.author.name })}</a>
        ) : (
          t("post.in_reply")
        )}
      </p>
      {post.quote && <p dir="auto">{isFolded ? t("block.folded") : post.quote}</p>}
    </blockquote>
  );
}

/** Not a component: the article stays the one that it was, and so does the focus of who deleted it. */
function deletedPost(post: Post) {
  return (
    <article class="post deleted" id={`post-${post.position}`} tabIndex={-1}>
      <p data-end={post.position}>
        {t("post.deleted", { name: post.author.name })} · <Time at={post.created_at} />
      </p>
    </article>
  );
}

/** By somebody whom the reader blocked. Not a component, for the same reason. */
function foldedPost(post: Post, onShow: () => void) {
  return (
    <article class="post deleted" id={`post-${post.position}`} tabIndex={-1}>
      <p class="row" data-end={post.position}>
        {t("block.folded")} <Button look="quiet" onClick={onShow}>{t("block.show")}</Button>
      </p>
    </article>
  );
}

interface MenuProps extends Props {
  readonly onOpen: (what: Opened) => void;
}

function PostMenu({ post, context, onOpen }: MenuProps) {
  const client = useClient();
  const { thread } = context.view;
  const me = client.state.value.me;
  const isMine = post.author.id === me;
  const isSteward = context.space?.role === "steward";
  const items: MenuItem[] = [];
  const told = async (asked: Promise<Answer<unknown>>, text: string): Promise<void> => {
    const answer = await asked;
    tell(answer.ok ? text : errorText(answer.error));
  };
  if (thread.kind === "question" && post.position > 1 && (thread.author.id === me || isSteward)) {
    const isAnswer = thread.answer === post.id;
    items.push({
      label: t(isAnswer ? "post.reopen" : "post.accept"),
      onChoose: () =>
        void told(
          changeThread.accept(client, thread.id, isAnswer ? undefined : post.id),
          t(isAnswer ? "post.reopened_told" : "post.accepted_told"),
        ),
    });
  }
  items.push({
    label: t("post.copy_link"),
    onChoose: () =>
      void navigator.clipboard
        .writeText(location.origin + paths.thread(thread.id, post.position))
        .then(() => tell(t("post.link_copied")), () => tell(t("state.copy_failed"))),
  });
  items.push({
    label: t("post.mark_unread"),
    onChoose: () => {
      void markRead(client, thread.id, post.position - 1);
      // Staying would mark it as read again two seconds later.
      navigate(paths.space(thread.space));
    },
  });
  if (post.revision > 1) items.push({ label: t("history.title"), onChoose: () => onOpen("history") });
  if (isMine && context.mayWrite) items.push({ label: t("post.edit"), onChoose: () => onOpen("edit") });
  if (isMine || isSteward) items.push({ label: t("post.delete"), danger: true, onChoose: () => onOpen("delete") });
  return <Menu label={t("post.more")} items={items} />;
}

function DeleteDialog({ post, onClose }: { readonly post: Post; readonly onClose: () => void }) {
  const client = useClient();
  const { busy, message, run } = useAction();
  return (
    <Confirm
      title={t("post.delete_title")}
      text={t("post.delete_text")}
      action={t("post.delete")}
      busy={busy}
      error={message}
      onClose={onClose}
      onConfirm={() => void run(() => deletePost(client, post.id), onClose)}
    />
  );
}
