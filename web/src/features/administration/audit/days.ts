import { toDate } from "../../../i18n/dates";
import { formats } from "../../../i18n/t";
import type { AuditEntry, Timestamp } from "../../../protocol/messages.gen";

const long = formats((tag) => new Intl.DateTimeFormat(tag, { weekday: "long", year: "numeric", month: "long", day: "numeric" }));
const short = formats((tag) => new Intl.DateTimeFormat(tag, { year: "numeric", month: "long", day: "numeric" }));
const hourAndMinute = formats((tag) => new Intl.DateTimeFormat(tag, { hour: "numeric", minute: "2-digit" }));

export const heading = (at: Timestamp): string => long().format(toDate(at));
export const dayOf = (at: Timestamp): string => short().format(toDate(at));
export const clock = (at: Timestamp): string => hourAndMinute().format(toDate(at));

/** "2026-03-04" of the reader's own calendar, for machines. */
export function isoDay(at: Timestamp): string {
  const date = toDate(at);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** Acts of one day of the reader's own calendar, in the order in which they came. */
export function byDay(entries: readonly AuditEntry[]): readonly (readonly AuditEntry[])[] {
  const days: AuditEntry[][] = [];
  let last = "";
  for (const entry of entries) {
    const day = toDate(entry.at).toDateString();
    if (day !== last) days.push([]);
    days[days.length - 1]?.push(entry);
    last = day;
  }
  return days;
}
