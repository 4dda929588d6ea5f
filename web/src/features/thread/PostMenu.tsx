import { errorText } from "../../i18n/errors";
import { t } from "../../i18n/t";
import type { Answer } from "../../protocol/decode";
import type { Post } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { navigate } from "../../routing/router";
import { useClient } from "../../state/context";
import { Menu, type MenuItem } from "../../ui/Menu";
import { tell } from "../../ui/Notice";
import { changeThread, markRead } from "./actions";
import type { PostContext } from "./PostRow";

/** What opens in the place of a post, or over it. */
export type Opened = "edit" | "delete" | "history" | "flag" | "hidden";

interface Props {
  readonly post: Post;
  readonly context: PostContext;
  readonly onOpen: (what: Opened) => void;
}

export function PostMenu({ post, context, onOpen }: Props) {
  const client = useClient();
  const { thread, me, isSteward, isSealed } = context;
  const isMine = post.author.id === me;
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
      navigate(isSealed ? paths.peers : paths.space(thread.space));
    },
  });
  if (post.revision > 1) items.push({ label: t("history.title"), onChoose: () => onOpen("history") });
  if (isMine && context.mayWrite) items.push({ label: t("post.edit"), onChoose: () => onOpen("edit") });
  // Nobody outside decides about what is said in confidence (adr/0024).
  if (!isMine && !isSealed) items.push({ label: t("post.flag"), onChoose: () => onOpen("flag") });
  if (isMine || isSteward) items.push({ label: t("post.delete"), danger: true, onChoose: () => onOpen("delete") });
  return <Menu label={t("post.more")} items={items} />;
}
