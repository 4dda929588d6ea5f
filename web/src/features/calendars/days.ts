import type { CalendarDay } from "../../protocol/messages.gen";
import { formats } from "../../i18n/t";

const range = formats((tag) => new Intl.DateTimeFormat(tag, { year: "numeric", month: "short", day: "numeric", timeZone: "UTC" }));

function noon(day: CalendarDay): number {
  return Date.parse(`${day}T12:00:00Z`);
}

/** "Dec 21, 2026 – Jan 3, 2027"; a single day once. */
export function daysOf({ starts_on, ends_on }: { readonly starts_on: CalendarDay; readonly ends_on: CalendarDay }): string {
  return range().formatRange(noon(starts_on), noon(ends_on));
}

/** Today, where one is. */
export function today(): CalendarDay {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
