import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { SpaceId } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Field, TextArea } from "../../ui/Field";
import { tell } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";
import { heldBack } from "../students/Lazy";

interface Props {
  readonly space: SpaceId;
  readonly onAsked: () => void;
}

/** A question for the stewards to ask under their name. */
export function AskForm({ space, onAsked }: Props) {
  const client = useClient();
  const [title, setTitle] = useState("");
  const [body, setBody] = useState("");
  const { busy, error, message, fieldError, run } = useAction("title", "body");
  const send = (not_a_student: readonly string[] = []): void => {
    void run(
      () => client.send("asked.create", { space, title: title.trim(), body: body.trim(), not_a_student }),
      () => {
        setTitle("");
        setBody("");
        tell(t("asked.sent_told"));
        onAsked();
      },
    );
  };
  const held = heldBack(error, { of: { title: title.trim(), body: body.trim() }, onChange: () => undefined, onInsist: send });
  return (
    <section aria-labelledby="about-ask">
      <h2 id="about-ask">{t("asked.ask")}</h2>
      <p class="hint">{t("asked.ask_hint")}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Field label={t("asked.title")} required maxLength={200} value={title} onValue={setTitle} error={held ? undefined : fieldError("title")} />
        <TextArea label={t("asked.body")} required rows={5} maxLength={20_000} value={body} onValue={setBody} error={held ? undefined : fieldError("body")} />
        {held}
        {message && <p class="field-error" role="alert">{message}</p>}
        <p class="row"><Button type="submit" look="primary" busy={busy}>{t("asked.send")}</Button></p>
      </form>
    </section>
  );
}
