import type { ComponentChild, ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Start } from "../../editor";
import { t } from "../../i18n/t";
import type { Post, SpaceId } from "../../protocol/messages.gen";
import { Button } from "../../ui/Button";
import { type ShortcutKey } from "../../ui/shortcuts";
import { useId } from "../../ui/useId";
import type { Files } from "../files/useFiles";
import { type Draft, markdownOf, plainOf } from "./drafts";
import { bringEditor, editor } from "./editor";
import { lengthOf } from "./length";
import { toMarkdown } from "./mentions";
import { PlainField } from "./PlainField";
import type { Handing } from "./useHandingOver";

interface Shared {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly onSubmit: () => void;
  readonly placeholder?: string | undefined;
  readonly shortcut?: ShortcutKey | undefined;
  /** Where the text will stand: names of other channels must be seen by all who read it. */
  readonly space: SpaceId | undefined;
  /** Set when an Escape outside of the list of names gives up writing. */
  readonly onCancel?: (() => void) | undefined;
}

/** What both fields, the plain one and the editor, are given. */
export interface FieldProps extends Shared {
  readonly id: string;
  readonly rows: number;
  readonly focus: number;
  readonly describedBy: string;
  readonly isInvalid: boolean;
}

interface Props extends Shared {
  readonly label: string;
  /** Who can read it, in words; stands before the button. */
  readonly audience: string;
  readonly action: string;
  readonly busy?: boolean;
  readonly error?: string | undefined;
  /** Stands where an error would. */
  readonly held?: ComponentChild;
  readonly rows?: number;
  /** Counts up when the field should take the focus. */
  readonly focus?: number;
  /** The post that is edited: the editor must read the same in it as the server did, or the plain field takes it. */
  readonly original?: Pick<Post, "body" | "content"> | undefined;
  /** Opened in order to write: the editor is brought at once. */
  readonly isOpened?: boolean;
  /** Set where files can be added. */
  readonly files?: Files | undefined;
  readonly children?: ComponentChildren;
}

function holds({ fromKept }: NonNullable<typeof editor.value>, original: Props["original"]): boolean {
  return original === undefined || fromKept(original.body, undefined, original.content) !== undefined;
}

/** Which of the two fields is shown. One that was begun stays, so that nothing moves under the writer's hands. */
function useStart({ draft, original, isOpened = false }: Props) {
  const [start, setStart] = useState<Start | undefined>(() => {
    const module = editor.peek();
    return module && holds(module, original) ? module.fromKept(markdownOf(draft), draft.doc) : undefined;
  });
  useEffect(() => {
    if (isOpened) bringEditor();
  }, []);
  const handOver = (handing: Handing): boolean => {
    const module = editor.peek();
    if (!module || !holds(module, original)) return false;
    const { mentions } = plainOf(draft);
    const next = module.fromPlain(handing, (text) => toMarkdown(text, mentions));
    setStart(next);
    return next !== undefined;
  };
  return { start, handOver, toPlain: () => setStart(undefined) };
}

/** Where everything is written. Whoever uses it keeps the draft. */
export function Composer(props: Props) {
  const { label, draft, audience, action, busy = false, rows = 4, focus = 0, files } = props;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const { start, handOver, toPlain } = useStart(props);
  const Rich = start && editor.value?.RichField;
  const { room, tooLong } = lengthOf(markdownOf(draft));
  const error = tooLong ?? (props.held ? undefined : props.error);
  const submit = (): void => {
    const isSomething = draft.text.trim() !== "" || files?.hasAny === true;
    if (busy || tooLong || !isSomething) form.current?.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.focus();
    else if (files) files.whenReady(props.onSubmit);
    else props.onSubmit();
  };
  const field: FieldProps = {
    id,
    rows,
    focus,
    draft,
    onDraft: props.onDraft,
    onSubmit: submit,
    onCancel: props.onCancel,
    placeholder: props.placeholder,
    shortcut: props.shortcut,
    space: props.space,
    describedBy: [...(Rich ? [] : [`${id}-hint`]), `${id}-audience`, ...(error ? [`${id}-error`] : [])].join(" "),
    isInvalid: error !== undefined,
  };
  return (
    <form
      ref={form}
      class={files?.isDropping ? "composer dropping" : "composer"}
      onFocusIn={files?.onFocus}
      onPasteCapture={files?.onPaste}
      onDragOver={files?.onDrag}
      onDragLeave={files?.onDrag}
      onDropCapture={files?.onDrop}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {props.children}
      <div class="field combobox">
        <label id={`${id}-label`} for={id} onClick={() => form.current?.querySelector<HTMLElement>(".editable")?.focus()}>
          {label}
        </label>
        {Rich && start ? <Rich {...field} start={start} onPlain={toPlain} /> : <PlainField {...field} onHandOver={handOver} />}
      </div>
      {!Rich && <p class="hint composer-hint" id={`${id}-hint`}>{t("composer.hint")}</p>}
      {room && <p class="hint" role="status">{room}</p>}
      {files?.rows}
      {props.held}
      {error && <p class="field-error" id={`${id}-error`} role="alert">{error}</p>}
      <div class="composer-end">
        <p id={`${id}-audience`} class="audience">{audience}</p>
        <div class="row">
          {props.onCancel && <Button onClick={props.onCancel}>{t("action.cancel")}</Button>}
          <Button type="submit" look="primary" busy={busy}>{action}</Button>
        </div>
      </div>
    </form>
  );
}
