import { useState } from "preact/hooks";
import { errorText } from "../../i18n/errors";
import { t } from "../../i18n/t";
import type { Answer } from "../../protocol/decode";
import type { Level, SpaceId, SpaceView, ThreadView } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { byName } from "../../state/select";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field, Select } from "../../ui/Field";
import { Menu, type MenuItem } from "../../ui/Menu";
import { tell } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";
import { changeThread, followThread } from "./actions";

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
  if (isSteward || thread.author.id === client.state.value.me) {
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

interface DialogProps {
  readonly view: ThreadView;
  readonly onClose: () => void;
}

function RenameDialog({ view, onClose }: DialogProps) {
  const client = useClient();
  const [title, setTitle] = useState(view.thread.title);
  const { busy, message, fieldError, run } = useAction("title");
  return (
    <Dialog title={t("thread.rename")} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(() => changeThread.rename(client, view.thread.id, title), onClose);
        }}
      >
        <Field
          label={t("thread.title_label")}
          value={title}
          onValue={setTitle}
          required
          maxLength={200}
          error={fieldError("title")}
        />
        {message && <p class="field-error" role="alert">{message}</p>}
        <Button type="submit" look="primary" busy={busy}>{t("action.save")}</Button>
      </form>
    </Dialog>
  );
}

function MoveDialog({ view, onClose }: DialogProps) {
  const client = useClient();
  const targets = client.state.value.spaces
    .filter((one) => one.role === "steward" && one.space.id !== view.thread.space && one.space.state === "open")
    .map((one) => one.space)
    .sort(byName);
  const [target, setTarget] = useState(String(targets[0]?.id ?? ""));
  const { busy, message, run } = useAction();
  const move = (): void => {
    const space = Number(target) as SpaceId;
    void run(() => changeThread.move(client, view.thread.id, space), onClose);
  };
  return (
    <Dialog title={t("thread.move")} onClose={onClose}>
      {targets.length === 0 ? (
        <p>{t("thread.move_none")}</p>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            move();
          }}
        >
          <Select
            label={t("thread.move_to")}
            hint={t("thread.move_hint")}
            value={target}
            onValue={setTarget}
            options={targets.map((space) => ({ value: String(space.id), label: `#${space.name}` }))}
          />
          {message && <p class="field-error" role="alert">{message}</p>}
          <Button type="submit" look="primary" busy={busy}>{t("thread.move")}</Button>
        </form>
      )}
    </Dialog>
  );
}
