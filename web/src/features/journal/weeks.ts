import type { CalendarDay } from "../../protocol/messages.gen";
import { formats, t } from "../../i18n/t";

const day = 86_400_000;

/** What drafts of a week are kept about: days since 1970, of its Monday. */
export function dayNumber(week: CalendarDay): number {
  return Date.parse(`${week}T00:00:00Z`) / day;
}

/** Days of a calendar are nobody's hour: they are written as they stand. */
const range = formats((tag) => new Intl.DateTimeFormat(tag, { year: "numeric", month: "short", day: "numeric", timeZone: "UTC" }));
const short = formats((tag) => new Intl.DateTimeFormat(tag, { month: "short", day: "numeric", timeZone: "UTC" }));

/** "Nov 16 – 22, 2026", for a sentence. */
export function weekDates(week: CalendarDay): string {
  const monday = dayNumber(week) * day;
  return range().formatRange(monday, monday + 6 * day);
}

/** "Week of Nov 16 – 22, 2026" */
export function weekTitle(week: CalendarDay): string {
  return t("time.week", { dates: weekDates(week) });
}

/** "Nov 16" */
export function weekShort(week: CalendarDay): string {
  return short().format(dayNumber(week) * day);
}
