import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { SpaceId, ThreadId } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { shortcut } from "../../ui/shortcuts";
import { useWide } from "../../ui/useWide";
import { useFiles } from "../files/useFiles";
import { Composer } from "./Composer";
import { type Draft, draftName, markdownOf } from "./drafts";
import type { DraftSync } from "./draftSync";
import { TwoDrafts } from "./TwoDrafts";

interface Props {
  readonly thread: ThreadId;
  readonly space: SpaceId;
  readonly audience: string;
  readonly sync: DraftSync;
  readonly focus: number;
  /** Stands above the field, and stays in sight with it. */
  readonly children?: ComponentChildren;
}

/** Often enough for the others to see it without a pause, and no more. */
const typingEvery = 4_000;

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
  // A button opens nothing: what moves between pressing it and letting go is not pressed.
  const open = (event: FocusEvent): void => {
    if (!(event.target instanceof HTMLButtonElement)) setOpen(true);
  };
  return { dock, isOpen, open };
}

export function Reply({ thread, space, audience, sync, focus, children }: Props) {
  const draft = sync.draft.value;
  const client = useClient();
  const told = useRef(0);
  const wide = useWide();
  const files = useFiles(draftName(client.state.peek().me, "thread", thread));
  const change = (next: Draft): void => {
    if (next.text.trim() !== "" && Date.now() - told.current > typingEvery) {
      told.current = Date.now();
      client.mention("typing.start", { thread });
    }
    sync.change(next);
  };
  const send = (): void => {
    const { reply } = draft;
    client.outbox.add({
      thread,
      body: files.body(markdownOf(draft).trim()),
      ...files.attached(),
      ...(reply ? { reply_to: reply.post } : {}),
      ...(reply?.quote ? { quote: reply.quote } : {}),
      ...(draft.revision === undefined ? {} : { draft: draft.revision }),
    }, files.shown());
    told.current = 0;
    files.clear();
    sync.sent();
  };
  const withoutReply = (): void => {
    const { reply: _, ...rest } = draft;
    sync.change(rest);
  };
  const { dock, isOpen, open } = useOpening();
  const isResting = !isOpen && draft.text === "" && !draft.reply && !files.hasAny;
  return (
    <div ref={dock} class={`dock${isResting ? " resting" : ""}${isOpen ? " open" : ""}`} onFocusIn={open}>
      {children}
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
        files={files}
        shortcut={shortcut("r")}
        focus={focus}
      >
        <TwoDrafts sync={sync} />
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
