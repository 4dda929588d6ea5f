import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { Post } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { tell } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";
import { editPost } from "./actions";
import { Composer } from "./Composer";
import { type Draft, draftName, dropDraft, loadDraft, markdownOf, saveDraft } from "./drafts";

interface Props {
  readonly post: Post;
  readonly audience: string;
  readonly onDone: () => void;
}

export function EditPost({ post, audience, onDone }: Props) {
  const client = useClient();
  const name = draftName(client.state.peek().me, "edit", post.id);
  const [draft, setDraft] = useState<Draft>(() => loadDraft(name) ?? { text: post.body, mentions: [] });
  const { busy, message, run } = useAction();
  const change = (next: Draft): void => {
    setDraft(next);
    saveDraft(name, next);
  };
  const done = (): void => {
    dropDraft(name);
    onDone();
  };
  return (
    <Composer
      label={t("post.edit_label")}
      space={post.space}
      original={post}
      isOpened
      draft={draft}
      onDraft={change}
      audience={audience}
      action={t("action.save")}
      busy={busy}
      error={message}
      focus={1}
      onCancel={done}
      onSubmit={() =>
        void run(
          () => editPost(client, post, markdownOf(draft)),
          () => {
            tell(t("post.edited_told"));
            done();
          },
        )
      }
    />
  );
}
