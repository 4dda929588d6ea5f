import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { FlagReason, Post } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Choice } from "../../ui/Choice";
import { Dialog } from "../../ui/Dialog";
import { TextArea } from "../../ui/Field";
import { tell } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";
import "./conduct.css";
import { reasons, reasonWord } from "./words";

export interface Props {
  readonly post: Post;
  readonly onClose: () => void;
}

const mostWords = 1_000;

/** Tells whoever moderates of a post. */
export function FlagDialog({ post, onClose }: Props) {
  const client = useClient();
  const [reason, setReason] = useState<FlagReason>("student");
  const [words, setWords] = useState("");
  const { busy, message, fieldError, run } = useAction("words");
  const said = words.trim();
  const send = (): void =>
    void run(
      () => client.send("post.flag", { post: post.id, reason, ...(said === "" ? {} : { words: said }) }),
      () => {
        tell(t(reason === "student" ? "flag.told_hidden" : "flag.told"));
        onClose();
      },
    );
  const options = reasons.map((value) => ({
    value,
    label: reasonWord(value),
    ...(value === "student" ? { hint: t("flag.student_hint") } : {}),
  }));
  return (
    <Dialog title={t("flag.title")} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <p class="hint flag-text">{t("flag.text", { name: post.author.name })}</p>
        <Choice legend={t("flag.reason")} name="reason" value={reason} options={options} onValue={setReason} />
        <TextArea
          label={t(reason === "other" ? "flag.words_needed" : "flag.words")}
          required={reason === "other"}
          value={words}
          maxLength={mostWords}
          error={fieldError("words")}
          onValue={setWords}
        />
        {message && <p class="field-error" role="alert">{message}</p>}
        <Button type="submit" look="primary" busy={busy}>{t("flag.send")}</Button>
      </form>
    </Dialog>
  );
}
