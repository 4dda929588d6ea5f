import { toDate } from "../../../i18n/dates";
import { formats } from "../../../i18n/t";
import type { AuditEntry, Timestamp } from "../../../protocol/messages.gen";

const long = formats((tag) => new Intl.DateTimeFormat(tag, { weekday: "long", year: "numeric", month: "long", day: "numeric" }));
const short = formats((tag) => new Intl.DateTimeFormat(tag, { year: "numeric", month: "long", day: "numeric" }));
const hourAndMinute = formats((tag) => new Intl.DateTimeFormat(tag, { hour: "numeric", minute: "2-digit" }));

export const heading = (at: Timestamp): string => long().format(toDate(at));
export const dayOf = (at: Timestamp): string => short().format(toDate(at));
export const clock = (at: Timestamp): string => hourAndMinute().format(toDate(at));

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
