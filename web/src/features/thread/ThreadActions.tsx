import { useState } from "preact/hooks";
import { errorText } from "../../i18n/errors";
import { t } from "../../i18n/t";
import type { Answer } from "../../protocol/decode";
import type { Level, SpaceView, ThreadView } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Menu, type MenuItem } from "../../ui/Menu";
import { tell } from "../../ui/Notice";
import { changeThread, followThread } from "./actions";
import { MoveDialog, RenameDialog } from "./Lazy";

interface Props {
  readonly view: ThreadView;
  readonly space: SpaceView | undefined;
}

/** What one may do with the thread as a whole: how much to hear of it, and for stewards its place and state. */
export function ThreadActions({ view, space }: Props) {
  const client = useClient();
  const [opened, setOpened] = useState<"rename" | "move">();
  const { thread, level } = view;
  const isSteward = space?.role === "steward";
  const tryTo = async (asked: Promise<Answer<unknown>>, text: string): Promise<void> => {
    const answer = await asked;
    tell(answer.ok ? text : errorText(answer.error));
  };
  const follow = (next: Level): MenuItem => ({
    label: t(`follow.thread_${next}`),
    onChoose: () => void tryTo(followThread(client, thread.id, next), t(`follow.told_thread_${next}`)),
  });
  const items = (["following", "normal", "muted"] as const).filter((one) => one !== level).map(follow);
  if ((isSteward || thread.author.id === client.state.value.me) && space?.space.visibility !== "sealed") {
    items.push({ label: t("thread.rename"), onChoose: () => setOpened("rename") });
  }
  if (isSteward) {
    const { pinned, locked } = thread;
    items.push({
      label: t(pinned ? "thread.unpin" : "thread.pin"),
      onChoose: () =>
        void tryTo(changeThread.pin(client, thread.id, !pinned), t(pinned ? "thread.unpinned_told" : "thread.pinned_told")),
    });
    items.push({
      label: t(locked ? "thread.unlock" : "thread.lock"),
      onChoose: () =>
        void tryTo(changeThread.lock(client, thread.id, !locked), t(locked ? "thread.unlocked_told" : "thread.locked_told")),
    });
    items.push({ label: t("thread.move"), onChoose: () => setOpened("move") });
  }
  const close = (): void => setOpened(undefined);
  return (
    <>
      <Menu label={t("thread.actions")} items={items}>{t("action.options")}</Menu>
      {opened === "rename" && <RenameDialog view={view} onClose={close} />}
      {opened === "move" && <MoveDialog view={view} onClose={close} />}
    </>
  );
}
