import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { Answer } from "../../protocol/decode";
import type { NoticesReply } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { useAction } from "../../ui/useAction";
import { markAllRead, unmarkAllRead } from "./actions";

/** Declares all of it read in one write, and takes it back as long as the screen stays. One button, so that the focus stays on it. */
export function MarkAll({ list }: { readonly list: NoticesReply }) {
  const client = useClient();
  const { busy, message, run } = useAction();
  const [before, setBefore] = useState<NoticesReply>();
  const isMarked = before !== undefined && list.unread === 0;
  const mark = async (): Promise<Answer<unknown>> => {
    // Before the answer: the button must not be gone between what it was and what it becomes.
    setBefore(list);
    const answer = await markAllRead(client, list);
    if (!answer.ok) setBefore(undefined);
    return answer;
  };
  const undo = (from: NoticesReply): void => void run(() => unmarkAllRead(client, from), () => setBefore(undefined));
  const isOffered = isMarked || list.unread > 0;
  return (
    <>
      {isOffered && (
        <Button look="quiet" busy={busy} onClick={() => (isMarked ? undo(before) : void run(mark))}>
          {t(isMarked ? "today.undo" : "today.mark_all")}
        </Button>
      )}
      <p role="status">{isMarked && t("notices.marked")}</p>
      {message && <p class="field-error" role="alert">{message}</p>}
    </>
  );
}
