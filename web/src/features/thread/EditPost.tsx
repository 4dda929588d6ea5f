import { t } from "../../i18n/t";
import type { Post } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { tell } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";
import { filesBelow } from "../files/Attachments";
import { isOnlyPictures } from "../files/bodyOf";
import { useFiles } from "../files/useFiles";
import { editPost } from "./actions";
import { Composer } from "./Composer";
import { draftName, markdownOf } from "./drafts";
import { TwoDrafts } from "./TwoDrafts";
import { useDraft } from "./useDraft";

interface Props {
  readonly post: Post;
  readonly audience: string;
  readonly onDone: () => void;
}

export function EditPost({ post, audience, onDone }: Props) {
  const client = useClient();
  const onlyPictures = isOnlyPictures(post);
  const sync = useDraft("edit", post.id, { text: onlyPictures ? "" : post.body, mentions: [] });
  const draft = sync.draft.value;
  const files = useFiles(draftName(client.state.peek().me, "edit", post.id), onlyPictures ? post.attachments : filesBelow(post));
  const { busy, message, run } = useAction();
  const giveUp = (): void => {
    sync.discard();
    files.clear();
    onDone();
  };
  return (
    <Composer
      label={t("post.edit_label")}
      space={post.space}
      original={onlyPictures ? undefined : post}
      isOpened
      draft={draft}
      onDraft={(next) => sync.change(next)}
      audience={audience}
      action={t("action.save")}
      busy={busy}
      error={message}
      focus={1}
      onCancel={giveUp}
      files={files}
      onSubmit={() =>
        void run(
          () => editPost(client, post, files.body(markdownOf(draft)), files.attached(), draft.revision),
          () => {
            tell(t("post.edited_told"));
            // What was written since the press stays where it is written.
            if (sync.wasSent(draft)) return;
            files.clear();
            onDone();
          },
        )
      }
    >
      <TwoDrafts sync={sync} />
    </Composer>
  );
}
