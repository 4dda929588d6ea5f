import { useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { ExcerptsReply, SpaceId, ThreadId } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { byName, channelsOf } from "../../state/select";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Failed } from "../../ui/Failed";
import { Field, Select, TextArea } from "../../ui/Field";
import { Loading } from "../../ui/Loading";
import { tell } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import { useAudience } from "../spaces/useAudience";
import { heldBack } from "../students/Lazy";
import { Paragraphs, wordsOf } from "./Paragraphs";

interface Props {
  readonly reflection: ThreadId;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function PublishDialog({ reflection, onClose, onDone }: Props) {
  const client = useClient();
  const { value, error, reload } = useLoaded(() => client.send("excerpt.list", { reflection }), [reflection]);
  return (
    <Dialog title={t("excerpt.share")} onClose={onClose}>
      {error && <Failed error={error} onRetry={reload} />}
      {!value && !error && <Loading />}
      {value && <Form reflection={reflection} offered={value} onChanged={reload} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

interface FormProps extends Props {
  readonly offered: ExcerptsReply;
  readonly onChanged: () => void;
}

const nowhere = "";

function Form({ reflection, offered, onChanged, onClose, onDone }: FormProps) {
  const client = useClient();
  const [chosen, choose] = useState<readonly number[]>([]);
  const [place, setPlace] = useState(nowhere);
  const [title, setTitle] = useState("");
  const [before, setBefore] = useState("");
  const [missing, setMissing] = useState<"paragraphs" | "space">();
  const { busy, error, message, run } = useAction("revision", "title", "before");
  const form = useRef<HTMLFormElement>(null);
  const channels = channelsOf(client.state.value).filter(({ space }) => space.state === "open");
  const view = channels.find(({ space }) => String(space.id) === place);
  const audience = useAudience(view);
  const reach = (what: string): void => form.current?.querySelector<HTMLElement>(what)?.focus();
  const send = (words: readonly string[] = []): void => {
    const space = view?.space.id;
    setMissing(chosen.length === 0 ? "paragraphs" : space === undefined ? "space" : undefined);
    if (chosen.length === 0) return reach(".paragraphs input");
    if (space === undefined) return reach("select");
    publish(space, words);
  };
  const publish = (space: SpaceId, words: readonly string[]): void =>
    void run(
      () =>
        client.send("excerpt.publish", {
          reflection,
          revision: offered.revision,
          paragraphs: chosen,
          space,
          ...(title.trim() === "" ? {} : { title }),
          ...(before.trim() === "" ? {} : { before }),
          ...(words.length > 0 ? { not_a_student: words } : {}),
        }),
      () => {
        onClose();
        tell(t("excerpt.published_told", { space: view?.space.name ?? "" }));
        onDone();
      },
    );
  const isStale = error?.field === "revision";
  const all = [before, wordsOf(offered.paragraphs, chosen)].filter(Boolean).join("\n\n");
  const held = heldBack(error, { of: { title, body: all }, onChange: () => reach(".paragraphs input"), onInsist: send });
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p class="hint">{t("excerpt.text")}</p>
      <Paragraphs paragraphs={offered.paragraphs} chosen={chosen} onChosen={choose} />
      {missing === "paragraphs" && <p class="field-error" role="alert">{t("excerpt.choose_one")}</p>}
      <Select
        label={t("excerpt.where")}
        value={place}
        onValue={setPlace}
        error={missing === "space" ? t("excerpt.where_missing") : undefined}
        options={[
          { value: nowhere, label: t("excerpt.where_none") },
          ...channels.map(({ space }) => space).sort(byName).map((space) => ({ value: String(space.id), label: `#${space.name}` })),
        ]}
      />
      <Field label={t("excerpt.title")} hint={t("excerpt.title_hint")} maxLength={200} value={title} onValue={setTitle} />
      <TextArea label={t("excerpt.before")} hint={t("excerpt.before_hint")} rows={2} maxLength={500} value={before} onValue={setBefore} />
      {held}
      {isStale && (
        <p class="field-error" role="alert">
          {t("excerpt.changed")} <Button look="quiet" onClick={onChanged}>{t("excerpt.read_anew")}</Button>
        </p>
      )}
      {message && !held && <p class="field-error" role="alert">{message}</p>}
      {view && <p class="audience" role="status">{audience}</p>}
      <Button type="submit" look="primary" busy={busy}>{t("excerpt.publish")}</Button>
    </form>
  );
}
