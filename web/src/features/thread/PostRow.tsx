import { useMemo, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { MemberId, Post, Thread } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Dialog";
import { steady } from "../../ui/steady";
import { Time } from "../../ui/Time";
import { useAction } from "../../ui/useAction";
import { FlagDialog, OwnCaseDialog } from "../conduct/Lazy";
import { Attachments, filesBelow } from "../files/Attachments";
import { deletePost } from "./actions";
import type { ReplyTo } from "./drafts";
import { EditPost, HistoryDialog } from "./Lazy";
import { Nodes, plainText } from "./Nodes";
import { type Opened, PostMenu } from "./PostMenu";
import { Reactions } from "./Reactions";

/** The same for all posts of a thread. Another object draws all of them anew, so it changes only with what is in it. */
export interface PostContext {
  readonly thread: Pick<Thread, "id" | "space" | "kind" | "plan" | "author" | "answer">;
  readonly me: MemberId;
  readonly isSteward: boolean;
  readonly isSealed: boolean;
  readonly audience: string;
  readonly mayWrite: boolean;
  /** In a thread with stages: when it is one's turn. */
  readonly mayReply: boolean;
  readonly onReply: (reply: ReplyTo) => void;
}

interface Props {
  readonly post: Post;
  readonly context: PostContext;
  readonly isOnline: boolean;
  /** By somebody whom the reader blocked. */
  readonly isBlocked: boolean;
  /** The post that this one answers, if it is loaded. */
  readonly original: Post | undefined;
  readonly isOriginalBlocked: boolean;
}

/** A thread has a thousand of them, and something happens every second: whatever it shows comes in by its properties. */
export const PostRow = steady(Row);

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

function Row(props: Props) {
  const { post, context } = props;
  const [opened, setOpened] = useState<Opened | undefined>();
  const [unfolded, setUnfolded] = useState(false);
  const content = useMemo(() => <Nodes nodes={post.content} />, [post.content]);
  const files = useMemo(() => filesBelow(post), [post]);
  const isAnswer = context.thread.answer === post.id;
  const reply = (): void => {
    const element = document.getElementById(`post-${post.position}`);
    context.onReply({ post: post.id, author: post.author.name, quote: quoteOf(post, element) });
  };
  if (post.deleted) return deletedPost(post, post.author.id === context.me, opened, setOpened);
  if (props.isBlocked && !unfolded) return foldedPost(post, () => setUnfolded(true));
  return (
    <article class={isAnswer ? "post answer" : "post"} id={`post-${post.position}`} tabIndex={-1}>
      <PostHeader post={post} isOnline={props.isOnline} isAnswer={isAnswer} onHistory={() => setOpened("history")} />
      {opened === "edit" ? (
        <EditPost post={post} audience={context.audience} onDone={() => setOpened(undefined)} />
      ) : (
        <>
          <Quoted post={post} original={props.original} isFolded={props.isOriginalBlocked} />
          <div class="prose" dir="auto">{content}</div>
          <Attachments files={files} />
        </>
      )}
      <footer class="row post-end" data-end={post.position}>
        <Reactions post={post} me={context.me} mayReact={context.mayWrite} />
        <div class="row nowrap post-tools">
          {context.mayReply && <Button look="quiet" onClick={reply}>{t("post.reply")}</Button>}
          <PostMenu post={post} context={context} onOpen={setOpened} />
        </div>
      </footer>
      {opened === "delete" && <DeleteDialog post={post} isReflection={context.thread.kind === "reflection" && post.position === 1} onClose={() => setOpened(undefined)} />}
      {opened === "history" && <HistoryDialog post={post} onClose={() => setOpened(undefined)} />}
      {opened === "flag" && <FlagDialog post={post} onClose={() => setOpened(undefined)} />}
    </article>
  );
}

interface HeaderProps {
  readonly post: Post;
  readonly isOnline: boolean;
  readonly isAnswer: boolean;
  readonly onHistory: () => void;
}

function PostHeader({ post, isOnline, isAnswer, onHistory }: HeaderProps) {
  const role = [post.author.title, post.author.organisation].filter(Boolean).join(", ");
  return (
    <header class="post-header">
      <Avatar of={post.author} online={isOnline} />
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

interface QuotedProps extends Pick<Props, "post" | "original"> {
  readonly isFolded: boolean;
}

function Quoted({ post, original, isFolded }: QuotedProps) {
  if (post.reply_to === undefined && post.quote === undefined) return null;
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
function deletedPost(post: Post, isMine: boolean, opened: Opened | undefined, onOpen: (what?: Opened) => void) {
  return (
    <article class="post deleted" id={`post-${post.position}`} tabIndex={-1}>
      <p data-end={post.position}>
        {t(post.hidden ? "post.hidden" : "post.deleted", { name: post.author.name })} · <Time at={post.created_at} />
        {post.hidden && isMine && <Button look="quiet" onClick={() => onOpen("hidden")}>{t("post.hidden_why")}</Button>}
      </p>
      {opened === "hidden" && <OwnCaseDialog post={post} onClose={() => onOpen(undefined)} />}
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

interface DeleteProps {
  readonly post: Post;
  readonly isReflection: boolean;
  readonly onClose: () => void;
}

function DeleteDialog({ post, isReflection, onClose }: DeleteProps) {
  const client = useClient();
  const { busy, message, run } = useAction();
  return (
    <Confirm
      title={t("post.delete_title")}
      text={t(isReflection ? "post.delete_reflection" : "post.delete_text")}
      action={t("post.delete")}
      busy={busy}
      error={message}
      onClose={onClose}
      onConfirm={() => void run(() => deletePost(client, post.id), onClose)}
    />
  );
}
