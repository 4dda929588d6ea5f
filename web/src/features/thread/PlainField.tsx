import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { MemberId } from "../../protocol/messages.gen";
import type { FieldProps } from "./Composer";
import { plainOf } from "./drafts";
import { insertMention, mentionQuery } from "./mentions";
import { Names, namesAttributes } from "./Names";
import { type Handing, useHandingOver } from "./useHandingOver";
import { longest } from "./length";
import { type Named, useMentions } from "./useMentions";

interface Props extends FieldProps {
  /** Gives the text away to the editor once it is here; false when the editor cannot hold it. */
  readonly onHandOver: (handing: Handing) => boolean;
}

/** The field that is always there: on a first visit, without a network, and for what the editor has no place for. */
export function PlainField(props: Props) {
  const { id, onDraft, focus, rows } = props;
  const draft = plainOf(props.draft);
  const field = useRef<HTMLTextAreaElement>(null);
  const [cursor, setCursor] = useState<number>();
  /** Where the cursor belongs once the text with the name is on the screen; it would jump to the end otherwise. */
  const cursorAfter = useRef<number>();
  const query = cursor === undefined ? undefined : mentionQuery(draft.text, cursor);

  const pick = ({ id: member, name }: Named): void => {
    const next = insertMention(draft.text, cursor ?? draft.text.length, name);
    const others = draft.mentions.filter((one) => one.name !== name);
    onDraft({ ...draft, text: next.text, mentions: [...others, { id: member as MemberId, name }] });
    setCursor(undefined);
    cursorAfter.current = next.cursor;
  };
  const naming = query === undefined ? undefined : ({ sign: "@", words: query } as const);
  const mentions = useMentions(naming, undefined, pick, () => setCursor(undefined));
  const watch = useHandingOver(field, mentions.found.length > 0, props.onHandOver);

  // Before the next key arrives: what is typed right after "Reply" belongs in here.
  useLayoutEffect(() => {
    if (focus > 0) field.current?.focus();
  }, [focus]);
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    if (cursorAfter.current !== undefined) {
      element.focus();
      element.setSelectionRange(cursorAfter.current, cursorAfter.current);
      cursorAfter.current = undefined;
    }
    // Grows with its text; style set by a program is allowed, style in markup is not.
    element.style.height = "auto";
    element.style.height = `${Math.min(element.scrollHeight + 2, window.innerHeight * 0.5)}px`;
  }, [draft.text]);

  const keyDown = (event: KeyboardEvent): void => {
    if (mentions.key(event)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      props.onSubmit();
    } else if (event.key === "Escape" && props.onCancel) {
      props.onCancel();
    }
  };
  return (
    <>
      <textarea
        id={id}
        ref={field}
        rows={rows}
        dir="auto"
        maxLength={longest}
        value={draft.text}
        placeholder={props.placeholder}
        aria-keyshortcuts={props.shortcut}
        aria-describedby={props.describedBy}
        aria-invalid={props.isInvalid ? "true" : undefined}
        {...namesAttributes(id, mentions)}
        {...watch}
        onInput={(event) => {
          watch.onInput();
          setCursor(event.currentTarget.selectionStart);
          onDraft({ ...draft, text: event.currentTarget.value });
        }}
        onBlur={() => setCursor(undefined)}
        onKeyDown={keyDown}
      />
      <Names id={id} mentions={mentions} onPick={pick} />
    </>
  );
}
