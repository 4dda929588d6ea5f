import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { ExcerptsReply, NewsletterAsk, ThreadId } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Choice } from "../../ui/Choice";
import { Dialog } from "../../ui/Dialog";
import { Failed } from "../../ui/Failed";
import { Loading } from "../../ui/Loading";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import { heldBack } from "../students/Lazy";
import { Nodes } from "../thread/Nodes";
import { Paragraphs, wordsOf } from "./Paragraphs";

interface Props {
  readonly reflection: ThreadId;
  readonly ask: NewsletterAsk;
  readonly onChange: () => void;
}

/** A lead would like to quote: nothing is theirs before a yes, and none of it after it was taken back. */
export function Ask({ reflection, ask, onChange }: Props) {
  const client = useClient();
  const [isOpen, setOpen] = useState(false);
  const { busy, message, run } = useAction();
  const { lead: { name }, state, named, content } = ask;
  const refuse = (): void => void run(() => client.send("excerpt.answer_newsletter", { reflection, agree: false }), onChange);
  return (
    <div class="panel ask">
      <h2>{t("newsletter.title")}</h2>
      {state === "asked" && <p>{t("newsletter.asked", { name })}</p>}
      {state === "declined" && <p>{t("newsletter.declined", { name })}</p>}
      {state === "agreed" && (
        <>
          <p>{t(named ? "newsletter.agreed_named" : "newsletter.agreed", { name })}</p>
          <blockquote class="quoted prose" dir="auto"><Nodes nodes={content} /></blockquote>
        </>
      )}
      {message && <p class="field-error" role="alert">{message}</p>}
      <div class={state === "agreed" ? "row flush" : "row"}>
        {state !== "agreed" && <Button onClick={() => setOpen(true)}>{t("newsletter.choose")}</Button>}
        {state === "asked" && <Button busy={busy} onClick={refuse}>{t("newsletter.no")}</Button>}
        {state === "agreed" && <Button look="quiet" busy={busy} onClick={refuse}>{t("newsletter.take_back")}</Button>}
      </div>
      {isOpen && <AgreeDialog reflection={reflection} name={name} onClose={() => setOpen(false)} onDone={onChange} />}
    </div>
  );
}

interface DialogProps {
  readonly reflection: ThreadId;
  readonly name: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function AgreeDialog(props: DialogProps) {
  const { reflection, onClose } = props;
  const client = useClient();
  const { value, error, reload } = useLoaded(() => client.send("excerpt.list", { reflection }), [reflection]);
  return (
    <Dialog title={t("newsletter.choose")} onClose={onClose}>
      {error && <Failed error={error} onRetry={reload} />}
      {!value && !error && <Loading />}
      {value && <Form {...props} offered={value} />}
    </Dialog>
  );
}

function Form({ reflection, name, offered, onClose, onDone }: DialogProps & { readonly offered: ExcerptsReply }) {
  const client = useClient();
  const [chosen, choose] = useState<readonly number[]>([]);
  const [naming, setNaming] = useState<"named" | "unnamed">("unnamed");
  const { busy, error, message, run } = useAction();
  const agree = (words: readonly string[] = []): void =>
    void run(
      () =>
        client.send("excerpt.answer_newsletter", {
          reflection,
          agree: true,
          revision: offered.revision,
          paragraphs: chosen,
          named: naming === "named",
          ...(words.length > 0 ? { not_a_student: words } : {}),
        }),
      () => {
        onClose();
        onDone();
      },
    );
  const held = heldBack(error, { of: { body: wordsOf(offered.paragraphs, chosen) }, onChange: () => choose([]), onInsist: agree });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        agree();
      }}
    >
      <Paragraphs paragraphs={offered.paragraphs} chosen={chosen} onChosen={choose} />
      <Choice
        legend={t("newsletter.naming")}
        name="naming"
        value={naming}
        onValue={setNaming}
        options={[{ value: "unnamed", label: t("newsletter.unnamed") }, { value: "named", label: t("newsletter.named") }]}
      />
      {held}
      {message && !held && <p class="field-error" role="alert">{message}</p>}
      <p class="audience">{t("newsletter.audience", { name })}</p>
      <Button type="submit" look="primary" busy={busy} disabled={chosen.length === 0}>{t("newsletter.yes")}</Button>
    </form>
  );
}
