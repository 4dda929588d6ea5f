import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { OwnCase } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Failed } from "../../ui/Failed";
import { TextArea } from "../../ui/Field";
import { Loading } from "../../ui/Loading";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import { Nodes } from "../thread/Nodes";
import "./conduct.css";
import type { Props } from "./FlagDialog";
import { reasonWord } from "./words";

/** Why one's own post is out of sight, what it said, and asking for somebody else. */
export function OwnCaseDialog({ post, onClose }: Props) {
  const client = useClient();
  const { value, error, reload } = useLoaded(() => client.send("case.of_post", { post: post.id }), [post.id]);
  return (
    <Dialog title={t("case.own_title")} onClose={onClose}>
      {error && <Failed error={error} onRetry={reload} />}
      {!value && !error && <Loading />}
      {value && <Own of={value} onChanged={reload} />}
    </Dialog>
  );
}

function Own({ of: own, onChanged }: { readonly of: OwnCase; readonly onChanged: () => void }) {
  return (
    <>
      <p>{t(`case.own_${own.state}`)}</p>
      <p class="hint">{t("case.own_flagged", { reasons: own.reasons.map(reasonWord).join(", ") })}</p>
      {own.reason && <Said label={t("case.reason_was")} words={own.reason} />}
      {own.appeal && <Said label={t("case.appeal_was")} words={own.appeal} />}
      <h3>{t("case.it_said")}</h3>
      {own.body === "" ? (
        <p class="hint">{t("case.words_gone")}</p>
      ) : (
        <div class="prose case-words" dir="auto"><Nodes nodes={own.content} /></div>
      )}
      {own.may_appeal && <Appeal of={own} onDone={onChanged} />}
    </>
  );
}

export function Said({ label, words }: { readonly label: string; readonly words: string }) {
  return (
    <p>
      <strong>{label}</strong> <bdi class="case-said">{words}</bdi>
    </p>
  );
}

function Appeal({ of: own, onDone }: { readonly of: OwnCase; readonly onDone: () => void }) {
  const client = useClient();
  const [words, setWords] = useState("");
  const { busy, message, fieldError, run } = useAction("words");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run(() => client.send("case.appeal", { id: own.id, words: words.trim() }), onDone);
      }}
    >
      <TextArea
        label={t("case.appeal")}
        hint={t("case.appeal_hint")}
        required
        value={words}
        maxLength={1_000}
        error={fieldError("words")}
        onValue={setWords}
      />
      {message && <p class="field-error" role="alert">{message}</p>}
      <Button type="submit" busy={busy}>{t("case.appeal_send")}</Button>
    </form>
  );
}
