import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { SpaceId, ThreadId } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { shortcut } from "../../ui/shortcuts";
import { useWide } from "../../ui/useWide";
import { Composer } from "./Composer";
import { type Draft, draftName, dropDraft, emptyDraft, loadDraft, markdownOf, saveDraft } from "./drafts";

interface Props {
  readonly thread: ThreadId;
  readonly space: SpaceId;
  readonly audience: string;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly focus: number;
}

/** Often enough for the others to see it without a pause, and no more. */
const typingEvery = 4_000;

/** The draft of a thread, kept in the browser at every change. */
export function useThreadDraft(thread: ThreadId): [Draft, (draft: Draft) => void] {
  const client = useClient();
  const name = draftName(client.state.peek().me, "thread", thread);
  const [draft, setDraft] = useState<Draft>(() => loadDraft(name) ?? emptyDraft);
  const change = (next: Draft): void => {
    setDraft(next);
    if (next === emptyDraft) dropDraft(name);
    else saveDraft(name, next);
  };
  return [draft, change];
}

/**
 * Opens with the focus, and closes once a press elsewhere is over: closing sooner would move what was pressed from under
 * the finger.
 */
function useOpening() {
  const dock = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return undefined;
    const settle = (): void => setOpen(dock.current?.contains(document.activeElement) ?? false);
    document.addEventListener("click", settle);
    document.addEventListener("keyup", settle);
    return () => {
      document.removeEventListener("click", settle);
      document.removeEventListener("keyup", settle);
    };
  }, [isOpen]);
  return { dock, isOpen, open: () => setOpen(true) };
}

export function Reply({ thread, space, audience, draft, onDraft, focus }: Props) {
  const client = useClient();
  const told = useRef(0);
  const wide = useWide();
  const change = (next: Draft): void => {
    if (next.text.trim() !== "" && Date.now() - told.current > typingEvery) {
      told.current = Date.now();
      client.mention("typing.start", { thread });
    }
    onDraft(next);
  };
  const send = (): void => {
    const { reply } = draft;
    client.outbox.add({
      thread,
      body: markdownOf(draft).trim(),
      ...(reply ? { reply_to: reply.post } : {}),
      ...(reply?.quote ? { quote: reply.quote } : {}),
    });
    told.current = 0;
    onDraft(emptyDraft);
  };
  const withoutReply = (): void => {
    const { reply: _, ...rest } = draft;
    onDraft(rest);
  };
  const { dock, isOpen, open } = useOpening();
  const isResting = !isOpen && draft.text === "" && !draft.reply;
  return (
    <div ref={dock} class={`dock${isResting ? " resting" : ""}${isOpen ? " open" : ""}`} onFocusIn={open}>
      <Composer
        label={t("composer.reply_label")}
        placeholder={wide ? undefined : t("composer.reply_label")}
        rows={wide ? 4 : 2}
        space={space}
        draft={draft}
        onDraft={change}
        audience={audience}
        action={t("composer.send")}
        onSubmit={send}
        shortcut={shortcut("r")}
        focus={focus}
      >
        {draft.reply && (
          <blockquote class="quoted">
            <p class="hint">{t("post.in_reply_to", { name: draft.reply.author })}</p>
            <p>{draft.reply.quote}</p>
            <Button look="quiet" onClick={withoutReply}>{t("composer.drop_quote")}</Button>
          </blockquote>
        )}
      </Composer>
    </div>
  );
}
