import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { Case, CaseOutcome } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Failed } from "../../ui/Failed";
import { TextArea } from "../../ui/Field";
import { Loading } from "../../ui/Loading";
import { tell } from "../../ui/Notice";
import { Time } from "../../ui/Time";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import { Nodes } from "../thread/Nodes";
import "./conduct.css";
import { Said } from "./OwnCaseDialog";
import { reasonWord } from "./words";

interface Props {
  readonly of: Case;
  readonly onDecided: () => void;
}

/** One flagged post: what it says, who flagged it and why, who may have read it, and what becomes of it. */
export function CaseCard({ of, onDecided }: Props) {
  return (
    <article class="case" aria-labelledby={`case-${of.id}`}>
      <header>
        <h2 id={`case-${of.id}`}>{t("case.by", { name: of.author.name })}</h2>
        <p class="hint">
          <a href={paths.thread(of.thread, of.position)}><bdi>{of.title}</bdi></a> · <bdi>#{of.space_name}</bdi> · <Time at={of.written_at} />
          {of.hid && of.state === "open" && <> · <span class="tag strong">{t("case.is_hidden")}</span></>}
        </p>
      </header>
      <ul class="case-flags">
        {of.flags.map((flag) => (
          <li key={flag.member.id}>
            <strong>{reasonWord(flag.reason)}</strong> · <bdi>{flag.member.name}</bdi> · <Time at={flag.at} />
            {flag.words && <bdi class="case-said">{flag.words}</bdi>}
          </li>
        ))}
      </ul>
      {of.body === "" && of.attachments.length === 0 ? (
        <p class="hint">{t("case.words_gone")}</p>
      ) : (
        <div class="prose case-words" dir="auto"><Nodes nodes={of.content} /></div>
      )}
      {of.attachments.length > 0 && (
        <p class="hint">{t("case.files", { names: of.attachments.map((file) => file.name).join(", ") })}</p>
      )}
      {of.hid && <Readers of={of} />}
      {of.appeal && <Said label={t("case.appeal_was")} words={of.appeal} />}
      {of.decided_at !== undefined && (
        <p class="hint">
          {t(of.state === "kept" ? "case.was_kept" : "case.was_removed", { name: of.decided_by_name })} · <Time at={of.decided_at} />
        </p>
      )}
      {of.reason && <Said label={t("case.reason_was")} words={of.reason} />}
      {of.may_decide && <Decide of={of} onDecided={onDecided} />}
      {!of.may_decide && of.state === "appealed" && <p class="hint">{t("case.somebody_else")}</p>}
    </article>
  );
}

function Readers({ of }: { readonly of: Case }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <p>
        {t("case.could_read", { count: of.could_read })} {t("case.had_read", { count: of.had_read })}
      </p>
      {of.could_read > 0 && (
        <p class="flush"><Button look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{t("case.readers")}</Button></p>
      )}
      {isOpen && <ReaderList of={of} />}
    </div>
  );
}

function ReaderList({ of }: { readonly of: Case }) {
  const client = useClient();
  const { value, error, reload } = useLoaded(() => client.send("case.readers", { id: of.id }), [of.id]);
  if (error) return <Failed error={error} onRetry={reload} />;
  if (!value) return <Loading />;
  return (
    <ul class="case-readers">
      {value.readers.map(({ member, had_read }) => (
        <li key={member.id}>
          <a href={paths.member(member.id)}><bdi>{member.name}</bdi></a>
          {had_read && <span class="tag">{t("case.has_read")}</span>}
        </li>
      ))}
    </ul>
  );
}

function Decide({ of, onDecided }: Props) {
  const client = useClient();
  const [reason, setReason] = useState("");
  const [outcome, setOutcome] = useState<CaseOutcome>();
  const { busy, message, fieldError, run } = useAction("reason");
  const decide = (chosen: CaseOutcome): void => {
    setOutcome(chosen);
    void run(
      () => client.send("case.decide", { id: of.id, outcome: chosen, reason: reason.trim() }),
      () => {
        tell(t(chosen === "keep" ? "case.told_kept" : "case.told_removed"));
        onDecided();
      },
    );
  };
  const isHidden = of.hid;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        decide(event.submitter?.getAttribute("value") === "remove" ? "remove" : "keep");
      }}
    >
      <TextArea
        label={t("case.reason")}
        hint={t(isHidden ? "case.reason_hint" : "case.reason_hint_open")}
        required
        value={reason}
        maxLength={1_000}
        error={fieldError("reason")}
        onValue={setReason}
      />
      {message && <p class="field-error" role="alert">{message}</p>}
      <div class="row">
        <Button type="submit" busy={busy && outcome === "keep"}>{t(isHidden ? "case.put_back" : "case.keep")}</Button>
        <Button type="submit" value="remove" look="danger" busy={busy && outcome === "remove"}>{t("case.remove")}</Button>
      </div>
    </form>
  );
}
