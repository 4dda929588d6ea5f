import { t } from "../../i18n/t";
import type { Post } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { tell } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";
import { editPost } from "./actions";
import { Composer } from "./Composer";
import { markdownOf } from "./drafts";
import { TwoDrafts } from "./TwoDrafts";
import { useDraft } from "./useDraft";

interface Props {
  readonly post: Post;
  readonly audience: string;
  readonly onDone: () => void;
}

export function EditPost({ post, audience, onDone }: Props) {
  const client = useClient();
  const sync = useDraft("edit", post.id, { text: post.body, mentions: [] });
  const draft = sync.draft.value;
  const { busy, message, run } = useAction();
  const giveUp = (): void => {
    sync.discard();
    onDone();
  };
  return (
    <Composer
      label={t("post.edit_label")}
      space={post.space}
      original={post}
      isOpened
      draft={draft}
      onDraft={(next) => sync.change(next)}
      audience={audience}
      action={t("action.save")}
      busy={busy}
      error={message}
      focus={1}
      onCancel={giveUp}
      onSubmit={() =>
        void run(
          () => editPost(client, post, markdownOf(draft), draft.revision),
          () => {
            tell(t("post.edited_told"));
            sync.sent();
            onDone();
          },
        )
      }
    >
      <TwoDrafts sync={sync} />
    </Composer>
  );
}
