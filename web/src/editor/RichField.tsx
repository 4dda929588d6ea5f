import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { FieldProps } from "../features/thread/Composer";
import { markdownOf } from "../features/thread/drafts";
import { Names, namesAttributes } from "../features/thread/Names";
import { type Named, useMentions } from "../features/thread/useMentions";
import { begin, Editor, type Naming, replay } from "./Editor";
import { LinkDialog } from "./LinkDialog";
import { PictureField } from "./PictureField";
import { fromKept, type Start } from "./start";
import { Toolbar } from "./Toolbar";
import { write } from "./write";
import "./editor.css";

interface Props extends FieldProps {
  readonly start: Start;
  /** The text changed elsewhere into one that only the plain field can hold. */
  readonly onPlain: () => void;
}

/** The field in which one writes without knowing Markdown. What it tells and keeps is Markdown. */
export function RichField(props: Props) {
  const { id, draft, start, focus } = props;
  const place = useRef<HTMLDivElement>(null);
  const tools = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>();
  const moved = useSignal(0);
  const [linking, setLinking] = useState(false);
  const [naming, setNaming] = useState<Naming>();
  /** Closed by Escape, the list stays closed until another name is begun. */
  const dismissed = useRef<string>();
  const told = useRef(markdownOf(draft));
  const latest = useRef(props);
  latest.current = props;

  const pick = (one: Named): void => {
    const now = editor.current?.naming();
    if (now) editor.current?.name(now, one.id, one.name);
    setNaming(undefined);
  };
  const mentions = useMentions(naming, props.space, pick, () => {
    dismissed.current = naming?.sign;
    setNaming(undefined);
  });
  const list = useRef(mentions);
  list.current = mentions;

  const look = (): void => {
    const now = editor.current?.naming();
    if (!now) dismissed.current = undefined;
    const next = now?.sign === dismissed.current ? undefined : now;
    setNaming((old) => (old?.sign === next?.sign && old?.words === next?.words ? old : next));
    moved.value++;
  };
  const keys = () => ({
    submit: () => latest.current.onSubmit(),
    cancel: latest.current.onCancel,
    link: () => setLinking(true),
    toTools: () => tools.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus(),
  });
  const handlers = () => ({
    ...keys(),
    // Between two pictures of the screen the list may stand open although the name is taken already.
    nameKey: (event: KeyboardEvent) => editor.current?.naming() !== undefined && list.current.key(event),
    changed: (doc: Parameters<typeof write>[0]) => {
      const { draft: before, onDraft } = latest.current;
      told.current = write(doc);
      onDraft({ ...before, text: told.current, mentions: [], doc: doc.toJSON() as unknown });
    },
    moved: look,
  });
  const attributes = fieldAttributes(props, namesAttributes(id, mentions));

  useLayoutEffect(() => {
    if (!place.current) return undefined;
    const made = new Editor(place.current, replay(start.docs, keys, start), attributes, handlers);
    editor.current = made;
    // The plain field is gone, and the focus with it, unless somebody went on to something else in the meantime.
    if (start.hasFocus && document.activeElement === document.body) made.view.focus();
    look();
    return () => made.close();
  }, []);
  useLayoutEffect(() => editor.current?.view.setProps({ attributes }), [JSON.stringify(attributes)]);
  // What the plain field was told before is done.
  const focusDone = useRef(start.hasFocus === undefined ? 0 : focus);
  useLayoutEffect(() => {
    if (focus > focusDone.current) editor.current?.view.focus();
    focusDone.current = focus;
  }, [focus]);
  // Sent, thrown away, or taken back from what was not sent.
  const text = markdownOf(draft);
  useLayoutEffect(() => {
    if (text === told.current) return;
    told.current = text;
    const next = fromKept(text, draft.doc);
    const doc = next?.docs[0];
    if (doc) editor.current?.view.updateState(begin(doc, keys));
    else props.onPlain();
  }, [text]);
  // Once the dialog is gone: while it stands, nothing behind it can take the focus.
  const wasLinking = useRef(false);
  useLayoutEffect(() => {
    if (wasLinking.current && !linking) editor.current?.view.focus();
    wasLinking.current = linking;
  }, [linking]);

  return (
    <>
      <div class="rich" ref={place} onClick={(event) => event.target === place.current && editor.current?.view.focus()} />
      {editor.current && (
        <Toolbar editor={editor.current} moved={moved} tools={tools} field={id} onLink={() => setLinking(true)} />
      )}
      {editor.current && <PictureField editor={editor.current} moved={moved} />}
      <Names id={id} mentions={mentions} onPick={pick} />
      {linking && editor.current && (
        <LinkDialog editor={editor.current} onClose={() => setLinking(false)} />
      )}
    </>
  );
}

function fieldAttributes({ id, rows, placeholder, shortcut, describedBy, isInvalid, draft }: FieldProps, names: Readonly<Record<string, string | undefined>>) {
  const all: Readonly<Record<string, string | undefined>> = {
    id,
    class: `prose editable rows-${rows}`,
    role: "textbox",
    "aria-multiline": "true",
    "aria-labelledby": `${id}-label`,
    "aria-describedby": describedBy,
    "aria-invalid": isInvalid ? "true" : undefined,
    "aria-keyshortcuts": shortcut,
    "aria-placeholder": placeholder,
    "data-placeholder": draft.text === "" ? placeholder : undefined,
    ...names,
  };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
