import { signal } from "@preact/signals";
import type { CalendarDay, Timestamp } from "../protocol/messages.gen";
import { formats, locale, t } from "./t";

const day = 86_400_000;

export function toDate(at: Timestamp): Date {
  return new Date(at / 1000);
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

const minute = 60_000;
const hour = 60 * minute;

/** Counts up every minute, for what says how long ago something was. */
export const minutes = signal(0);
window.setInterval(() => minutes.value++, minute);

const relative = formats((tag) => new Intl.RelativeTimeFormat(tag, { numeric: "auto" }));
const hourAndMinute = formats((tag) => new Intl.DateTimeFormat(tag, { hour: "numeric", minute: "2-digit" }));
const monthAndDay = formats((tag) => new Intl.DateTimeFormat(tag, { month: "short", day: "numeric" }));
const yearToDay = formats((tag) => new Intl.DateTimeFormat(tag, { year: "numeric", month: "short", day: "numeric" }));
const whole = formats(
  (tag) =>
    new Intl.DateTimeFormat(tag, {
      weekday: "long",
      year: "numeric",
      month: "long",
      day: "numeric",
      hour: "numeric",
      minute: "2-digit",
      timeZoneName: "short",
    }),
);

/** "12 minutes ago"; the clock of a phone may be ahead of the server's, and nothing is said in the future. */
function ago(date: Date, now: Date): string {
  const passed = Math.max(0, Math.floor((now.getTime() - date.getTime()) / minute));
  return passed === 0 ? relative().format(0, "second") : relative().format(-passed, "minute");
}

/** Short and in the reader's own zone; the nearer the moment, the fewer words. */
export function shortTime(at: Timestamp, now = new Date()): string {
  const date = toDate(at);
  if (Math.abs(now.getTime() - date.getTime()) < hour) return ago(date, now);
  const clock = hourAndMinute().format(date);
  const days = Math.round((startOfDay(now) - startOfDay(date)) / day);
  if (days === 0) return t("time.today", { clock });
  if (days === 1) return t("time.yesterday", { clock });
  if (date.getFullYear() === now.getFullYear()) {
    return t("time.day", { day: monthAndDay().format(date), clock });
  }
  return dayOf(at);
}

/** All of it, with the name of the zone: colleagues sit in two. */
export function fullTime(at: Timestamp): string {
  return whole().format(toDate(at));
}

/** "May 7, 2026", where the hour does not matter. */
export function dayOf(at: Timestamp): string {
  return yearToDay().format(toDate(at));
}

/** A day of the calendar means the same day everywhere, so no zone may move it. */
export function calendarDay(value: CalendarDay): string {
  return new Date(`${value}T00:00:00Z`).toLocaleDateString(locale(), {
    timeZone: "UTC",
    year: "numeric",
    month: "short",
    day: "numeric",
  });
}

/** "September 2026", where the day does not matter. */
export function month(at: Timestamp): string {
  return toDate(at).toLocaleDateString(locale(), { year: "numeric", month: "long" });
}

/** What the clock says in a zone, with the zone's name; nothing for a zone that this browser does not know. */
export function clockIn(zone: string): string | undefined {
  if (zone === "" || minutes.value < 0) return undefined;
  try {
    return new Date().toLocaleTimeString(locale(), { timeZone: zone, hour: "numeric", minute: "2-digit", timeZoneName: "short" });
  } catch {
    return undefined;
  }
}
