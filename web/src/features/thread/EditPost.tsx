import { useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { Post } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { tell } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";
import { useReturn } from "../../ui/useArrival";
import { filesBelow } from "../files/Attachments";
import { isOnlyPictures } from "../files/bodyOf";
import { useFiles } from "../files/useFiles";
import { heldBack } from "../students/Lazy";
import { editPost, type Words } from "./actions";
import { Composer } from "./Composer";
import { draftName, markdownOf } from "./drafts";
import { TwoDrafts } from "./TwoDrafts";
import { TwoVersions } from "./TwoVersions";
import { useDraft } from "./useDraft";
import { useMeanwhile, wordsToChange } from "./useMeanwhile";

interface Props {
  readonly post: Post;
  readonly audience: string;
  readonly onDone: () => void;
}

export function EditPost({ post, audience, onDone }: Props) {
  const client = useClient();
  const onlyPictures = isOnlyPictures(post);
  const sync = useDraft("edit", post.id, wordsToChange(post));
  const { from, isBehind, ...choices } = useMeanwhile(post, sync);
  const draft = sync.draft.value;
  const files = useFiles(draftName(client.state.peek().me, "edit", post.id), onlyPictures ? post.attachments : filesBelow(post));
  const { busy, error, message, run } = useAction();
  const [focus, setFocus] = useState(1);
  const place = useRef<HTMLDivElement>(null);
  useReturn(place, () => place.current?.closest(".post")?.querySelector(".post-tools .menu > button"));
  const giveUp = (): void => {
    sync.discard();
    files.clear();
    onDone();
  };
  const words = (): Words => ({ body: files.body(markdownOf(draft)), ...files.attached() });
  const save = (not_a_student: readonly string[] = []): void =>
    void run(
      () => editPost(client, { ...post, revision: from }, { ...words(), not_a_student }, draft.revision),
      ({ post: { revision } }) => {
        tell(t("post.edited_told"));
        // What was written since the press stays where it is written.
        if (sync.wasSent(draft)) return sync.change({ ...sync.draft.peek(), from: revision });
        files.clear();
        onDone();
      },
    );
  return (
    <div ref={place}>
      <Composer
        label={t("post.edit_label")}
        space={post.space}
        original={onlyPictures ? undefined : post}
        isOpened
        draft={draft}
        onDraft={(next) => sync.change({ ...next, from })}
        audience={audience}
        action={t("action.save")}
        busy={busy}
        error={message}
        focus={focus}
        onCancel={giveUp}
        files={files}
        onSubmit={() => save()}
        held={heldBack(error, { of: words(), onChange: () => setFocus(focus + 1), onInsist: save })}
      >
        <TwoDrafts sync={sync} />
        {isBehind && (
          <TwoVersions
            title={t("post.changed_meanwhile")}
            mine={markdownOf(draft)}
            other={wordsToChange(post).text}
            otherTitle={t("post.as_it_stands")}
            onMine={choices.keepMine}
            onOther={choices.keepOther}
            onBoth={choices.keepBoth}
          />
        )}
      </Composer>
    </div>
  );
}
