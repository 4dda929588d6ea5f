import { t } from "../../i18n/t";
import type { ActivityCountsReply, ActivityRow, CalendarDay, WeekCount } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { Failed } from "../../ui/Failed";
import { Loading } from "../../ui/Loading";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { Time } from "../../ui/Time";
import { useLoaded } from "../../ui/useLoaded";
import { weekShort, weekTitle } from "../journal/weeks";
import "./activity.css";

/** How many reflect, by organisation: no content, no person, no order but the alphabet's (adr/0029). */
export function ActivityPage() {
  const client = useClient();
  const { value, error, reload } = useLoaded(() => client.send("activity.count", {}), []);
  return (
    <Page
      title={t("reflecting.title")}
      back={{ href: paths.organisations, label: t("organisations.title") }}
      lead={<p class="hint">{t("reflecting.lead")}</p>}
    >
      {error && <Failed error={error} onRetry={reload} />}
      {!value && !error && <Loading />}
      {value && <Counts counts={value} />}
    </Page>
  );
}

function Counts({ counts: { rows, weeks, until } }: { readonly counts: ActivityCountsReply }) {
  return (
    <>
      <p>{t("reflecting.until")} <Time at={until} />. {t("reflecting.steps")}</p>
      {rows.length === 0 && <Notice>{t("reflecting.none")}</Notice>}
      {rows.map((row) => <Row key={row.organisation} row={row} weeks={weeks} />)}
    </>
  );
}

function Row({ row: { organisation, kind, name, weeks: counts }, weeks }: { readonly row: ActivityRow; readonly weeks: readonly CalendarDay[] }) {
  return (
    <section class="reflecting" aria-labelledby={`o-${organisation}`}>
      <h2 id={`o-${organisation}`}><a href={paths.organisation(organisation)}><bdi>{name}</bdi></a></h2>
      <p class="hint">{t(`organisation_kind.${kind}`)}</p>
      <ol class="reflecting-weeks">
        {counts.map((count, at) => {
          const week = weeks[at];
          return week !== undefined && (
            <li key={week}>
              <time dateTime={week} title={weekTitle(week)}>{at === 0 ? t("reflecting.this_week") : weekShort(week)}</time>
              <span>{said(count)}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function said({ elsewhere, at_least }: WeekCount): string {
  if (elsewhere) return t("reflecting.elsewhere");
  return at_least === 0 ? t("reflecting.few") : t("reflecting.many", { count: at_least });
}
