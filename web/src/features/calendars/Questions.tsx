import { useEffect, useRef, useState } from "preact/hooks";
import { locale, t } from "../../i18n/t";
import type { OrganisationId, PromptsReply } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Failed } from "../../ui/Failed";
import { Field } from "../../ui/Field";
import { Loading } from "../../ui/Loading";
import { tell } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import { wordsOf } from "../journal/questions";
import "./calendars.css";

interface Props {
  readonly organisation: OrganisationId;
}

/** What a programme asks its people to reflect on. */
export function Questions({ organisation }: Props) {
  const client = useClient();
  const { value, error, reload, setValue } = useLoaded(() => client.send("prompt.list", { organisation }), [organisation]);
  const [isOpen, setOpen] = useState(false);
  return (
    <section class="questions" aria-labelledby="questions">
      <h2 id="questions">{t("questions.title")}</h2>
      <p class="hint">{t("questions.text")}</p>
      {error && <Failed error={error} onRetry={reload} />}
      {!value && !error && <Loading />}
      {value?.questions.length === 0 && <p>{t("questions.none")}</p>}
      {value && value.questions.length > 0 && (
        <ul class="lines">{value.questions.map((one) => <li key={one.prompt} class="line"><bdi>{wordsOf(one, locale())}</bdi></li>)}</ul>
      )}
      {value?.may_keep && <div class="row"><Button onClick={() => setOpen(true)}>{t("questions.change")}</Button></div>}
      {value && isOpen && <Asking organisation={organisation} kept={value} onKept={setValue} onClose={() => setOpen(false)} />}
    </section>
  );
}

interface Line {
  readonly id: number;
  readonly en: string;
  readonly es: string;
}

const most = 40;
const longest = 300;
const empty = { en: "", es: "" };

interface AskingProps extends Props {
  readonly kept: PromptsReply;
  readonly onKept: (reply: PromptsReply) => void;
  readonly onClose: () => void;
}

function Asking({ organisation, kept, onKept, onClose }: AskingProps) {
  const client = useClient();
  const [lines, setLines] = useState<readonly Line[]>(() => {
    const known = kept.questions.map(({ en = "", es = "" }, id) => ({ id, en, es }));
    return known.length > 0 ? known : [{ id: 0, ...empty }];
  });
  const { busy, error, message, run } = useAction("version");
  const form = useRef<HTMLFormElement>(null);
  const before = useRef(lines.length);
  // One goes on writing in what was added.
  useEffect(() => {
    if (lines.length > before.current) form.current?.querySelector<HTMLElement>("fieldset:last-of-type input")?.focus();
    before.current = lines.length;
  }, [lines.length]);
  const set = (id: number, change: Partial<Line>): void => setLines(lines.map((one) => (one.id === id ? { ...one, ...change } : one)));
  const save = (): void => {
    const questions = lines
      .map(({ en, es }) => ({ ...(en.trim() === "" ? {} : { en: en.trim() }), ...(es.trim() === "" ? {} : { es: es.trim() }) }))
      .filter((one) => "en" in one || "es" in one);
    void run(
      () => client.send("prompt.keep", { organisation, version: kept.version, questions }),
      (reply) => {
        onKept(reply);
        tell(t("state.saved"));
        onClose();
      },
    );
  };
  return (
    <Dialog title={t("questions.change")} onClose={onClose}>
      <p class="hint">{t("questions.change_hint")}</p>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {lines.map(({ id, en, es }, at) => (
          <fieldset key={id} class="question-fields">
            <legend>{t("questions.one", { number: at + 1 })}</legend>
            <Field label={t("questions.in_english")} value={en} maxLength={longest} onValue={(next) => set(id, { en: next })} />
            <Field label={t("questions.in_spanish")} value={es} maxLength={longest} onValue={(next) => set(id, { es: next })} />
          </fieldset>
        ))}
        {lines.length < most && <Button onClick={() => setLines([...lines, { id: lines.length, ...empty }])}>{t("questions.add")}</Button>}
        {error?.field === "version" && <p class="field-error" role="alert">{t("questions.changed_elsewhere")}</p>}
        {message && <p class="field-error" role="alert">{message}</p>}
        <div class="row">
          <Button type="submit" look="primary" busy={busy}>{t("action.save")}</Button>
          <Button look="quiet" onClick={onClose}>{t("action.cancel")}</Button>
        </div>
      </form>
    </Dialog>
  );
}
