import { useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { AgreementReply } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Dialog";
import { Failed } from "../../ui/Failed";
import { TextArea } from "../../ui/Field";
import { Loading } from "../../ui/Loading";
import { tell } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";
import { useWrongField } from "../../ui/useArrival";
import { useHandover } from "../../ui/useHandover";
import { useLoaded } from "../../ui/useLoaded";
import { AgreementText } from "./AgreementText";

/** What everybody agrees to; administrators alone publish another version. */
export function AgreementEditor() {
  const client = useClient();
  const { value, error, reload } = useLoaded(() => client.send("agreement.get", {}), []);
  return (
    <section aria-labelledby="agreement">
      <h2 id="agreement">{t("agreement.title")}</h2>
      <p class="hint">{t("agreement.text")}</p>
      {error && <Failed error={error} onRetry={reload} />}
      {value ? <Standing reply={value} onPublished={reload} /> : !error && <Loading />}
    </section>
  );
}

function Standing({ reply, onPublished }: { readonly reply: AgreementReply; readonly onPublished: () => void }) {
  const [editing, setEditing] = useState(false);
  const { agreement } = reply;
  const place = useHandover<HTMLDivElement>(editing);
  return (
    <>
      {!agreement && <p>{t("agreement.none")}</p>}
      {agreement && <AgreementText agreement={agreement} />}
      {agreement && <p class="hint">{t("agreement.accepted_by", { count: reply.accepted_by })}</p>}
      <div class="agreement-change" ref={place}>
        {editing ? (
          <Editor
            before={agreement?.body ?? t("agreement.starter")}
            onDone={() => {
              setEditing(false);
              onPublished();
            }}
            onCancel={() => setEditing(false)}
          />
        ) : (
          <Button onClick={() => setEditing(true)}>{t(agreement ? "agreement.change" : "agreement.write")}</Button>
        )}
      </div>
    </>
  );
}

interface EditorProps {
  readonly before: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

function Editor({ before, onDone, onCancel }: EditorProps) {
  const client = useClient();
  const [body, setBody] = useState(before);
  const [asking, setAsking] = useState(false);
  const { busy, error, message, run } = useAction("body");
  const place = useRef<HTMLFormElement>(null);
  useWrongField(place, asking, error);
  const publish = (): void => {
    void run(
      () => client.send("agreement.publish", { body: body.trim() }),
      () => {
        tell(t("agreement.published_told"));
        onDone();
      },
    ).then(() => setAsking(false));
  };
  return (
    <form
      ref={place}
      onSubmit={(event) => {
        event.preventDefault();
        setAsking(true);
      }}
    >
      <TextArea
        label={t("agreement.words")}
        hint={t("agreement.words_hint")}
        rows={14}
        required
        maxLength={20_000}
        value={body}
        onValue={setBody}
        error={error?.field === "body" ? t("agreement.same") : undefined}
      />
      {message && <p class="field-error" role="alert">{message}</p>}
      <p class="row">
        <Button type="submit" look="primary">{t("agreement.publish")}</Button>
        <Button onClick={onCancel}>{t("action.cancel")}</Button>
      </p>
      {asking && (
        <Confirm
          title={t("agreement.publish_title")}
          text={t("agreement.publish_text")}
          action={t("agreement.publish")}
          busy={busy}
          error={message}
          onConfirm={publish}
          onClose={() => setAsking(false)}
        />
      )}
    </form>
  );
}
