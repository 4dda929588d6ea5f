import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { Snippet, SnippetsReply } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Field, TextArea } from "../../ui/Field";
import { useAction } from "../../ui/useAction";
import { useHandover } from "../../ui/useHandover";

interface Props {
  readonly snippets: readonly Snippet[];
  readonly onSnippets: (reply: SnippetsReply) => void;
}

const most = 30;

/** Short texts of one's own, under names: seen by nobody else, and put into an answer from there. */
export function Snippets({ snippets, onSnippets }: Props) {
  const [opened, open] = useState<string>();
  const close = (): void => open(undefined);
  const adding = useHandover<HTMLDivElement>(opened === "");
  return (
    <details class="desk-more">
      <summary>{t("snippets.title")}</summary>
      <p class="hint">{t("snippets.text")}</p>
      <ul class="lines" tabIndex={-1}>
        {snippets.map((one) => (
          <Line key={one.name} snippet={one} isOpen={opened === one.name} onOpen={() => open(one.name)} onSnippets={onSnippets} onClose={close} />
        ))}
      </ul>
      <div ref={adding}>
        {opened === "" ? (
          <Form onSnippets={onSnippets} onClose={close} />
        ) : (
          snippets.length < most && <Button onClick={() => open("")}>{t("snippets.add")}</Button>
        )}
      </div>
    </details>
  );
}

interface LineProps {
  readonly snippet: Snippet;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onSnippets: (reply: SnippetsReply) => void;
  readonly onClose: () => void;
}

function Line({ snippet, isOpen, onOpen, onSnippets, onClose }: LineProps) {
  const place = useHandover<HTMLLIElement>(isOpen);
  return (
    <li ref={place}>
      {isOpen ? (
        <Form snippet={snippet} onSnippets={onSnippets} onClose={onClose} />
      ) : (
        <div class="snippet">
          <p><strong><bdi>{snippet.name}</bdi></strong> <span class="hint" dir="auto">{snippet.body}</span></p>
          <Button look="quiet" aria-label={t("snippets.change_one", { name: snippet.name })} onClick={onOpen}>{t("snippets.change")}</Button>
        </div>
      )}
    </li>
  );
}

interface FormProps {
  readonly snippet?: Snippet;
  readonly onSnippets: (reply: SnippetsReply) => void;
  readonly onClose: () => void;
}

function Form({ snippet, onSnippets, onClose }: FormProps) {
  const client = useClient();
  const [name, setName] = useState(snippet?.name ?? "");
  const [body, setBody] = useState(snippet?.body ?? "");
  const { busy, message, fieldError, run } = useAction("name", "body");
  const done = (reply: SnippetsReply): void => {
    onSnippets(reply);
    onClose();
  };
  const keep = (): void =>
    void run(() => client.send("desk.keep_snippet", { name, body, ...(snippet ? { was: snippet.name } : {}) }), done);
  return (
    <form
      class="snippet-form"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <Field label={t("snippets.name")} required maxLength={40} value={name} onValue={setName} error={fieldError("name")} />
      <TextArea label={t("snippets.words")} required maxLength={1_000} value={body} onValue={setBody} error={fieldError("body")} />
      {message && <p class="field-error" role="alert">{message}</p>}
      <div class="row">
        <Button type="submit" look="primary" busy={busy}>{t("action.save")}</Button>
        <Button look="quiet" onClick={onClose}>{t("action.cancel")}</Button>
        {snippet && (
          <Button look="quiet" busy={busy} onClick={() => void run(() => client.send("desk.drop_snippet", { name: snippet.name }), done)}>
            {t("snippets.drop")}
          </Button>
        )}
      </div>
    </form>
  );
}
