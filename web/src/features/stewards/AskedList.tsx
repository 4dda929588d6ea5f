import { useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { WaitingAsked } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Field, TextArea } from "../../ui/Field";
import { tell } from "../../ui/Notice";
import { Time } from "../../ui/Time";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import { heldBack } from "../students/Lazy";

/** Questions that members asked through one as their steward; nothing at all when there are none. */
export function AskedList() {
  const client = useClient();
  const told = client.notices.list.value?.lines[0]?.seq;
  const { value, reload } = useLoaded(() => client.send("asked.list", {}), [told]);
  const questions = value?.questions ?? [];
  if (questions.length === 0) return null;
  return (
    <section class="fresh-group" aria-labelledby="asked-title">
      <h2 id="asked-title">{t("asked.waiting")}</h2>
      <p class="hint">{t("asked.waiting_why")}</p>
      {questions.map((one) => <Question key={one.id} one={one} onDone={reload} />)}
    </section>
  );
}

function Question({ one, onDone }: { readonly one: WaitingAsked; readonly onDone: () => void }) {
  const client = useClient();
  const [title, setTitle] = useState(one.title);
  const [body, setBody] = useState(one.body);
  const [words, setWords] = useState("");
  const [wordless, setWordless] = useState(false);
  const { busy, error, message, fieldError, run } = useAction("title", "body", "words");
  const form = useRef<HTMLFormElement>(null);
  const done = (text: string): void => {
    tell(text);
    onDone();
  };
  const publish = (not_a_student: readonly string[] = []): void => {
    const said = words.trim() === "" ? {} : { words: words.trim() };
    void run(
      () => client.send("asked.publish", { id: one.id, title: title.trim(), body: body.trim(), not_a_student, ...said }),
      () => done(t("asked.published_told")),
    );
  };
  const decline = (): void => {
    setWordless(words.trim() === "");
    // The last field is the one for the words to who asked.
    if (words.trim() === "") return form.current?.querySelector<HTMLElement>(".field:last-of-type textarea")?.focus();
    void run(() => client.send("asked.decline", { id: one.id, words: words.trim() }), () => done(t("asked.declined_told")));
  };
  const held = heldBack(error, { of: { title: title.trim(), body: body.trim() }, onChange: () => undefined, onInsist: publish });
  return (
    <article class="asked" aria-labelledby={`asked-${one.id}`}>
      <h3 id={`asked-${one.id}`}>{t("asked.from", { name: one.asker.name, space: one.space_name })}</h3>
      <p class="hint"><Time at={one.asked_at} /></p>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          publish();
        }}
      >
        <Field label={t("asked.their_title")} required maxLength={200} value={title} onValue={setTitle} error={held ? undefined : fieldError("title")} />
        <TextArea label={t("asked.their_body")} required rows={4} maxLength={20_000} value={body} onValue={setBody} error={held ? undefined : fieldError("body")} />
        <TextArea
          label={t("asked.words", { name: one.asker.name })}
          rows={2}
          maxLength={1000}
          value={words}
          onValue={setWords}
          error={wordless ? t("asked.decline_needs") : fieldError("words")}
        />
        {held}
        {message && <p class="field-error" role="alert">{message}</p>}
        <p class="row">
          <Button type="submit" look="primary" busy={busy}>{t("asked.publish")}</Button>
          <Button onClick={decline}>{t("asked.decline")}</Button>
        </p>
      </form>
    </article>
  );
}
