import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { JournalReply, Lead, MemberId } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Failed } from "../../ui/Failed";
import { Loading } from "../../ui/Loading";
import { tell } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import { Choice } from "../../ui/Choice";

interface Props {
  readonly journal: JournalReply;
  readonly onJournal: (journal: JournalReply) => void;
}

function roleOf({ title, organisation }: Lead): string {
  return [title, organisation].filter(Boolean).join(", ");
}

/** Who reads what is shared, by the writer's choice alone. */
export function Reader({ journal, onJournal }: Props) {
  const { lead } = journal;
  const [isOpen, setOpen] = useState(false);
  return (
    <section class="reader" aria-labelledby="reader">
      <h2 id="reader">{t("reader.title")}</h2>
      {lead ? (
        <p><strong><bdi>{lead.name}</bdi></strong> <span class="hint">{roleOf(lead)}</span></p>
      ) : (
        <p>{t("reader.nobody")}</p>
      )}
      <p class="hint">{t("reader.text")}</p>
      <Button onClick={() => setOpen(true)}>{t(lead ? "reader.change" : "reader.name")}</Button>
      {isOpen && <Naming lead={lead} onJournal={onJournal} onClose={() => setOpen(false)} />}
    </section>
  );
}

interface NamingProps {
  readonly lead: Lead | undefined;
  readonly onJournal: (journal: JournalReply) => void;
  readonly onClose: () => void;
}

const nobody = "0";

function Naming({ lead, onJournal, onClose }: NamingProps) {
  const client = useClient();
  const { value, error, reload } = useLoaded(() => client.send("journal.leads", {}), []);
  const [chosen, choose] = useState(lead ? String(lead.id) : nobody);
  const { busy, message, run } = useAction();
  const save = (): void => {
    const member = chosen === nobody ? {} : { member: Number(chosen) as MemberId };
    void run(() => client.send("journal.name_lead", member), (journal) => {
      onJournal(journal);
      tell(journal.lead ? t("reader.named", { name: journal.lead.name }) : t("reader.none_told"));
      onClose();
    });
  };
  const options = [
    { value: nobody, label: t("reader.none") },
    ...(value?.leads ?? []).map((one) => ({ value: String(one.id), label: one.name, hint: roleOf(one) })),
  ];
  return (
    <Dialog title={t("reader.title")} onClose={onClose}>
      {error && <Failed error={error} onRetry={reload} />}
      {!value && !error && <Loading />}
      {value && (
        <>
          <Choice legend={t("reader.legend")} name="lead" value={chosen} onValue={choose} options={options} />
          {value.leads.length === 0 && <p class="hint">{t("reader.none_there")}</p>}
          {lead && chosen !== String(lead.id) && <p class="hint">{t("reader.before", { name: lead.name })}</p>}
          {message && <p class="field-error" role="alert">{message}</p>}
          <div class="row">
            <Button look="primary" busy={busy} onClick={save}>{t("action.save")}</Button>
            <Button look="quiet" onClick={onClose}>{t("action.cancel")}</Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
