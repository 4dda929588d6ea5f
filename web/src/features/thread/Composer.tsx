import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { Member } from "../../protocol/messages.gen";
import { Button } from "../../ui/Button";
import { type ShortcutKey } from "../../ui/shortcuts";
import type { Draft } from "./drafts";
import { insertMention, mentionQuery } from "./mentions";
import { useMentions } from "./useMentions";

interface Props {
  readonly label: string;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  /** Who can read it, in words; stands before the button. */
  readonly audience: string;
  readonly action: string;
  readonly onSubmit: () => void;
  readonly busy?: boolean;
  readonly error?: string | undefined;
  readonly rows?: number;
  readonly placeholder?: string | undefined;
  readonly shortcut?: ShortcutKey | undefined;
  /** Counts up when the field should take the focus. */
  readonly focus?: number;
  /** Set when an Escape outside of the list of names gives up writing. */
  readonly onCancel?: () => void;
  readonly children?: ComponentChildren;
}

const longest = 20_000;
/** From here on the writer is told how much room is left. */
const warnFrom = 18_000;

/** The plain field in which everything is written. Whoever uses it keeps the draft. */
export function Composer(props: Props) {
  const { label, draft, onDraft, audience, action, onSubmit, busy = false, error, rows = 4, focus = 0 } = props;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [cursor, setCursor] = useState<number>();
  /** Where the cursor belongs once the text with the name is on the screen; it would jump to the end otherwise. */
  const cursorAfter = useRef<number>();
  const query = cursor === undefined ? undefined : mentionQuery(draft.text, cursor);

  const pick = (member: Member): void => {
    const next = insertMention(draft.text, cursor ?? draft.text.length, member.name);
    const others = draft.mentions.filter((one) => one.name !== member.name);
    onDraft({ ...draft, text: next.text, mentions: [...others, { id: member.id, name: member.name }] });
    setCursor(undefined);
    cursorAfter.current = next.cursor;
  };
  const mentions = useMentions(query, pick, () => setCursor(undefined));

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

  const submit = (): void => {
    if (!busy && draft.text.trim() !== "") onSubmit();
    else field.current?.focus();
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (mentions.key(event)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    } else if (event.key === "Escape" && props.onCancel) {
      props.onCancel();
    }
  };
  const open = mentions.found.length > 0;
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {props.children}
      <div class="field combobox">
        <label for={id}>{label}</label>
        <textarea
          id={id}
          ref={field}
          rows={rows}
          dir="auto"
          maxLength={longest}
          value={draft.text}
          placeholder={props.placeholder}
          aria-keyshortcuts={props.shortcut}
          aria-describedby={`${id}-hint ${id}-audience`}
          aria-autocomplete="list"
          aria-controls={open ? `${id}-names` : undefined}
          aria-activedescendant={open ? `${id}-name-${mentions.active}` : undefined}
          onInput={(event) => {
            setCursor(event.currentTarget.selectionStart);
            onDraft({ ...draft, text: event.currentTarget.value });
          }}
          onBlur={() => setCursor(undefined)}
          onKeyDown={keyDown}
        />
        {open && (
          <ul id={`${id}-names`} role="listbox" aria-label={t("composer.names")}>
            {mentions.found.map((member, index) => (
              <li
                key={member.id}
                id={`${id}-name-${index}`}
                role="option"
                aria-selected={index === mentions.active}
                onPointerDown={(event) => {
                  event.preventDefault();
                  pick(member);
                }}
              >
                {member.name}
                <span class="hint">{[member.title, member.organisation].filter(Boolean).join(", ")}</span>
              </li>
            ))}
          </ul>
        )}
        <p class="visually-hidden" role="status">
          {open ? t("composer.names_found", { count: mentions.found.length }) : ""}
        </p>
      </div>
      <p class="hint composer-hint" id={`${id}-hint`}>{t("composer.hint")}</p>
      {draft.text.length >= warnFrom && (
        <p class="hint" role="status">{t("composer.room", { count: longest - draft.text.length })}</p>
      )}
      {error && <p class="field-error" role="alert">{error}</p>}
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
