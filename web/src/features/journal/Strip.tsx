import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { CalendarDay, JournalWeek } from "../../protocol/messages.gen";
import { Button } from "../../ui/Button";
import { useClient } from "../../state/context";
import { useAction } from "../../ui/useAction";
import { weekShort, weekTitle } from "./weeks";

interface Props {
  readonly weeks: readonly JournalWeek[];
  readonly chosen: CalendarDay;
  readonly onChoose: (week: CalendarDay) => void;
}

/** So many are in sight before somebody asks for the year. */
const few = 8;

/** The year, a mark for each week. A gap is a week like any other: it has a way to write something, and no colour of its own. */
export function Strip({ weeks, chosen, onChoose }: Props) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? weeks : weeks.slice(0, few);
  const list = useRef<HTMLOListElement>(null);
  // The button is gone with what it did: one goes on at the first week that it showed.
  useEffect(() => {
    if (isWhole) list.current?.querySelectorAll("button")[few]?.focus();
  }, [isWhole]);
  const written = weeks.filter(({ reflection }) => reflection).length;
  return (
    <section aria-labelledby="weeks">
      <h2 id="weeks">{t("journal.weeks")}</h2>
      <p class="hint">{t("journal.written", { count: written })} {t("journal.yours")}</p>
      <ol class="weeks" ref={list}>
        {shown.map(({ week, state, school_break }) => (
          <li key={week}>
            <button type="button" title={weekTitle(week)} class={`week ${state}`} aria-current={week === chosen ? "true" : undefined} onClick={() => onChoose(week)}>
              <span class="week-mark" aria-hidden="true" />
              <time dateTime={week}>{weekShort(week)}</time>
              <span class="hint">{state === "excused" && school_break !== undefined ? <bdi>{school_break}</bdi> : t(`week.${state}`)}</span>
            </button>
          </li>
        ))}
      </ol>
      <div class="row flush">
        {weeks.length > few && !isWhole && <Button look="quiet" onClick={() => setWhole(true)}>{t("journal.all_weeks", { count: weeks.length })}</Button>}
        {written > 0 && <Saved weeks={weeks} />}
      </div>
    </section>
  );
}

/** One's own words as a document: made here, of what this page may read anyway. */
function Saved({ weeks }: { readonly weeks: readonly JournalWeek[] }) {
  const client = useClient();
  const { busy, message, run } = useAction();
  const save = async (): Promise<void> => {
    const parts: string[] = [];
    for (const { reflection, week } of weeks) {
      if (!reflection) continue;
      await run(() => client.send("post.list", { thread: reflection.thread, after: 0, limit: 100 }), ({ posts }) => {
        const said = posts.filter((post) => !post.deleted).map((post) => `${post.position === 1 ? "" : `**${post.author.name}:** `}${post.body}`);
        parts.push(`## ${weekTitle(week)}\n\n${said.join("\n\n")}\n`);
      });
    }
    const file = new Blob([`# ${t("journal.title")}\n\n${parts.join("\n")}`], { type: "text/markdown" });
    const href = URL.createObjectURL(file);
    Object.assign(document.createElement("a"), { href, download: t("journal.file") }).click();
    window.setTimeout(() => URL.revokeObjectURL(href), 60_000);
  };
  return (
    <>
      <Button look="quiet" busy={busy} onClick={() => void save()}>{t("journal.save")}</Button>
      {message && <p class="field-error" role="alert">{message}</p>}
    </>
  );
}
