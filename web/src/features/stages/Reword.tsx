import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { StagePlan, ThreadId } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { TextArea } from "../../ui/Field";
import { useAction } from "../../ui/useAction";
import { heldBack } from "../students/Lazy";
import { stageAt } from "./plan";
import { nameOf } from "./words";

interface Props {
  readonly thread: ThreadId;
  readonly plan: StagePlan;
  readonly place: number;
  readonly onClose: () => void;
}

export const longestQuestion = 300;

/** A question of a chat in other words, before it is asked or after. */
export function RewordDialog({ thread, plan, place, onClose }: Props) {
  const client = useClient();
  const [text, setText] = useState(stageAt(plan, place)?.text ?? "");
  const { busy, error, message, fieldError, run } = useAction("text");
  const send = (not_a_student?: readonly string[]): void => {
    const args = { thread, position: place, text: text.trim(), ...(not_a_student ? { not_a_student } : {}) };
    void run(() => client.send("stage.reword", args), onClose);
  };
  const held = heldBack(error, { of: { title: text }, onChange: () => undefined, onInsist: send });
  return (
    <Dialog title={nameOf(plan, place)} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <TextArea label={t("stage.reword")} required value={text} maxLength={longestQuestion} error={held ? undefined : fieldError("text")} onValue={setText} />
        {held}
        {message && <p class="field-error" role="alert">{message}</p>}
        <Button type="submit" look="primary" busy={busy}>{t("action.save")}</Button>
      </form>
    </Dialog>
  );
}
