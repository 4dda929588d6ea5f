import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import { post } from "../../net/api";
import type { OpenDoor } from "../../protocol/messages.gen";
import { Button } from "../../ui/Button";
import { Field, TextArea } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";
import { domainsInWords } from "./domains";

interface Props {
  readonly door: OpenDoor;
  /** Of the link that led here; none at a door that anybody finds. */
  readonly code?: string;
}

/** Asking to be let in: somebody there looks at it, and answers by mail. */
export function AskForm({ door, code }: Props) {
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [title, setTitle] = useState("");
  const [answer, setAnswer] = useState("");
  const [asked, setAsked] = useState(false);
  const { busy, error, message, fieldError, run } = useAction("name", "email", "title", "answer");
  if (asked) {
    return (
      <Notice>
        <p>{t("door.asked", { organisation: door.organisation_name })}</p>
        <p>{t("door.asked_next", { email: email.trim() })}</p>
      </Notice>
    );
  }
  const ask = (): void => {
    const words = { name: name.trim(), email: email.trim(), title: title.trim(), answer: answer.trim() };
    void run(
      () =>
        post("join_request.create", {
          ...(code === undefined ? { link: door.link } : { code }),
          name: words.name,
          email: words.email,
          ...(words.title ? { title: words.title } : {}),
          ...(words.answer ? { answer: words.answer } : {}),
        }),
      () => setAsked(true),
    );
  };
  return (
    <>
      <p>{t("door.ask", { organisation: door.organisation_name })}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <Field label={t("join.name")} autocomplete="name" required maxLength={80} value={name} onValue={setName} error={fieldError("name")} />
        <Field
          label={t("door.email")}
          hint={door.domains.length > 0 ? t("door.email_domains", { domains: domainsInWords(door.domains) }) : t("door.email_hint")}
          type="email"
          autocomplete="email"
          required
          value={email}
          onValue={setEmail}
          error={error?.field === "email" && error.code === "invalid" ? t("door.other_domain") : fieldError("email")}
        />
        <Field label={t("door.job")} maxLength={120} value={title} onValue={setTitle} error={fieldError("title")} />
        {door.question !== "" && (
          <TextArea label={door.question} required maxLength={1_000} value={answer} onValue={setAnswer} error={fieldError("answer")} />
        )}
        {message && <p class="field-error" role="alert">{message}</p>}
        <Button type="submit" look="primary" busy={busy}>{t("door.ask_action")}</Button>
      </form>
    </>
  );
}
