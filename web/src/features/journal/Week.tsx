import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { JournalReply, JournalWeek, Reflection, ReflectionAudience } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { tell } from "../../ui/Notice";
import { Time } from "../../ui/Time";
import { useAction } from "../../ui/useAction";
import { weekDates } from "./weeks";
import { Writing } from "./Writing";

interface Props {
  readonly entry: JournalWeek;
  readonly journal: JournalReply;
  readonly onJournal: (journal: JournalReply) => void;
  readonly onChanged: () => void;
}

/** One week: what was written for it, or the place to write it. */
export function Week({ entry, journal, onJournal, onChanged }: Props) {
  const { week, state, reflection, school_break } = entry;
  const [isWriting, setWriting] = useState(state !== "excused");
  const isOff = school_break !== undefined;
  const isThis = journal.weeks[0]?.week === week;
  return (
    <section class="panel journal-week" aria-labelledby="week">
      <h2 id="week">{isThis ? t("journal.this_week", { week: weekDates(week) }) : t("journal.past_week", { week: weekDates(week) })}</h2>
      {reflection ? (
        <Kept reflection={reflection} journal={journal} onChanged={onChanged} />
      ) : (
        <>
          {isThis && !isOff && state !== "excused" && <p class="hint">{t("journal.due")} <Time at={journal.due_at} />. {t("journal.due_kind")}</p>}
          {!isThis && !isOff && <p class="hint">{t("journal.past_hint")}</p>}
          {isOff && <p><bdi>{school_break}</bdi> · {t("journal.school_break")}</p>}
          {!isOff && state === "excused" && <p>{t("journal.excused")}</p>}
          {(isOff ? isWriting : state !== "excused") && <Writing key={week} week={week} journal={journal} onKept={onChanged} />}
          {isOff && (
            <p class="journal-excuse"><Button look="quiet" aria-expanded={isWriting} onClick={() => setWriting(!isWriting)}>{t("journal.write_anyway")}</Button></p>
          )}
          {!isOff && <Excuse entry={entry} onJournal={onJournal} />}
        </>
      )}
    </section>
  );
}

function Excuse({ entry: { week, state }, onJournal }: Pick<Props, "entry" | "onJournal">) {
  const client = useClient();
  const { busy, message, run } = useAction();
  const isExcused = state === "excused";
  return (
    <p class="journal-excuse">
      <Button look="quiet" busy={busy} onClick={() => void run(() => client.send("journal.excuse", { week, excused: !isExcused }), onJournal)}>
        {t(isExcused ? "journal.write_anyway" : "journal.away")}
      </Button>
      {message && <span class="field-error" role="alert">{message}</span>}
    </p>
  );
}

interface KeptProps {
  readonly reflection: Reflection;
  readonly journal: JournalReply;
  readonly onChanged: () => void;
}

/** Says who reads it by now, and lets its author alone change that. */
function Kept({ reflection, journal: { lead }, onChanged }: KeptProps) {
  const client = useClient();
  const { busy, message, run } = useAction();
  const answers = reflection.posts - 1;
  const share = (audience: ReflectionAudience): void =>
    void run(() => client.send("reflection.share", { thread: reflection.thread, audience, ...(audience === "lead" && lead ? { lead: lead.id } : {}) }), () => {
      tell(audience === "lead" && lead ? t("journal.shared_told", { name: lead.name }) : t("journal.private_told"));
      onChanged();
    });
  const isShared = reflection.audience === "lead" && lead;
  return (
    <>
      <p>
        {t("journal.entered")} <Time at={reflection.submitted_at} />. {reflection.late && t("journal.late")}
      </p>
      <p>{isShared ? t("journal.read_by", { name: lead.name }) : t("journal.read_by_me")} {answers > 0 && t("journal.answers", { count: answers })}</p>
      {message && <p class="field-error" role="alert">{message}</p>}
      <div class="row">
        <a class="button" href={paths.thread(reflection.thread)}>{t(answers > 0 ? "journal.read_answers" : "journal.read")}</a>
        {isShared && <Button look="quiet" busy={busy} onClick={() => share("me")}>{t("journal.take_back")}</Button>}
        {!isShared && lead && <Button look="quiet" busy={busy} onClick={() => share("lead")}>{t("journal.share_with", { name: lead.name })}</Button>}
      </div>
    </>
  );
}

/** What is chosen before anybody chooses: what they did last time. */
export function usualAudience({ weeks, lead }: JournalReply): ReflectionAudience {
  return lead ? (weeks.find(({ reflection }) => reflection)?.reflection?.audience ?? "me") : "me";
}

export function useAudienceChoice(journal: JournalReply) {
  const [chosen, choose] = useState<ReflectionAudience>(usualAudience(journal));
  return { audience: journal.lead ? chosen : ("me" as const), choose };
}
