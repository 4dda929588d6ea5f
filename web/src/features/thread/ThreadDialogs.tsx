import { useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { SpaceId, ThreadView } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { byName, channelsOf } from "../../state/select";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field, Select } from "../../ui/Field";
import { useAction } from "../../ui/useAction";
import { heldBack } from "../students/Lazy";
import { changeThread } from "./actions";

interface DialogProps {
  readonly view: ThreadView;
  readonly onClose: () => void;
}

export function RenameDialog({ view, onClose }: DialogProps) {
  const client = useClient();
  const [title, setTitle] = useState(view.thread.title);
  const { busy, error, message, fieldError, run } = useAction("title");
  const form = useRef<HTMLFormElement>(null);
  const save = (words: readonly string[] = []): void =>
    void run(() => changeThread.rename(client, view.thread.id, title, words), onClose);
  const held = heldBack(error, { of: { title }, onChange: () => form.current?.querySelector("input")?.focus(), onInsist: save });
  return (
    <Dialog title={t("thread.rename")} onClose={onClose}>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field
          label={t("thread.title_label")}
          value={title}
          onValue={setTitle}
          required
          maxLength={200}
          error={held ? undefined : fieldError("title")}
        />
        {held}
        {message && <p class="field-error" role="alert">{message}</p>}
        <Button type="submit" look="primary" busy={busy}>{t("action.save")}</Button>
      </form>
    </Dialog>
  );
}

/** Moves a thread to another channel that one looks after. */
export function MoveDialog({ view, onClose }: DialogProps) {
  const client = useClient();
  const targets = channelsOf(client.state.value)
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
