import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { Answer } from "../../protocol/decode";
import type { CheckText, CreatePost, PossibleStudent } from "../../protocol/messages.gen";
import type { Client } from "../../state/client";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Failed } from "../../ui/Failed";
import { Field } from "../../ui/Field";
import { Loading } from "../../ui/Loading";
import { useId } from "../../ui/useId";
import { useLoaded } from "../../ui/useLoaded";
import "./panel.css";

export interface Props {
  /** As it was sent. */
  readonly of: { readonly title?: string; readonly name?: string; readonly body?: string; readonly files?: CreatePost["files"] };
  /** Takes the writer back to the words; of a file, its other name. */
  readonly onChange: (name: string) => void;
  /** Sends it again, with these words as no student's. */
  readonly onInsist: (words: readonly string[]) => void;
  /** `calm`: not while somebody writes something else. */
  readonly focus?: "at once" | "calm" | "never";
}

/** Everything in it is looked at together, so that nobody is asked twice. */
function toCheck({ title = "", name = "", body = "", files = [] }: Props["of"]): readonly CheckText[] {
  const descriptions = files.map((file) => file.description ?? "").join("\n");
  const all: readonly CheckText[] = [
    { kind: "line", text: title },
    { kind: "body", text: body },
    { kind: "line", text: descriptions },
    { kind: "file_name", text: name },
  ];
  return all.filter(({ text }) => text.trim() !== "");
}

async function check(client: Client, texts: readonly CheckText[]): Promise<Answer<readonly PossibleStudent[]>> {
  const found = new Map<string, PossibleStudent>();
  for (const answer of await Promise.all(texts.map((text) => client.send("text.check", text)))) {
    if (!answer.ok) return answer;
    for (const one of answer.value.found) found.set(one.words, one);
  }
  return { ok: true, value: [...found.values()] };
}

function isWriting(): boolean {
  const active = document.activeElement;
  if (active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement) return active.value !== "";
  return active instanceof HTMLElement && active.isContentEditable && active.textContent?.trim() !== "";
}

/** Why it was not sent, with the words in their sentence, what to say instead, and both ways on. */
export function Panel({ of, onChange, onInsist, focus = "at once" }: Props) {
  const client = useClient();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  // As it was refused: what is changed meanwhile is looked at when it is sent.
  const [asked] = useState(() => toCheck(of));
  const { value, error, reload } = useLoaded(() => check(client, asked), []);
  useLayoutEffect(() => {
    if (focus === "at once" || (focus === "calm" && !isWriting())) heading.current?.focus();
  }, []);
  return (
    <section class="student-panel" aria-labelledby={id}>
      <h3 id={id} ref={heading} tabIndex={-1}>{t("error.may_identify")}</h3>
      <p>{t("students.why")}</p>
      {error ? <Failed error={error} onRetry={reload} /> : value ? <Words found={value} /> : <Loading />}
      {of.name !== undefined && <Rename name={of.name} onName={onChange} />}
      <p class="row">
        {of.name === undefined && <Button look="primary" onClick={() => onChange("")}>{t("students.change")}</Button>}
        {value && <Button onClick={() => onInsist(value.map((one) => one.words))}>{t("students.not")}</Button>}
      </p>
      <p class="hint">{t("students.kept")}</p>
    </section>
  );
}

function Words({ found }: { readonly found: readonly PossibleStudent[] }) {
  return (
    <ul>
      {found.map(({ clue, words, sentence }) => (
        <li key={words}>
          <p class="sentence" dir="auto">
            {sentence.map((piece, index) => (piece.marked ? <mark key={index}>{piece.text}</mark> : piece.text))}
          </p>
          <p class="hint">{t(clue === "initials" ? "students.name" : `students.${clue}`)}</p>
        </li>
      ))}
    </ul>
  );
}

function Rename({ name, onName }: { readonly name: string; readonly onName: (name: string) => void }) {
  const [next, setNext] = useState(name);
  const isOther = next.trim() !== "" && next.trim() !== name;
  return (
    <div class="student-rename">
      <Field label={t("students.rename")} value={next} onValue={setNext} maxLength={200} dir="auto" />
      <Button look="primary" busy={!isOther} onClick={() => onName(next.trim())}>{t("action.save")}</Button>
    </div>
  );
}
