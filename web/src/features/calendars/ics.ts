import ICAL from "ical.js";
import type { CalendarDay } from "../../protocol/messages.gen";

/** What is read of a file. A school's year has some dozens of days; a file beyond these bounds is none. */
export const mostBytes = 1_000_000;
export const mostEvents = 2_000;
const longestName = 80;
/** As the server has it. */
const longestDays = 130;

export interface Found {
  readonly name: string;
  readonly starts_on: CalendarDay;
  /** Its last day. */
  readonly ends_on: CalendarDay;
  readonly isSuggested: boolean;
}

export interface Read {
  readonly found: readonly Found[];
  /** Events that come again and again: which of their days are meant is not guessed. */
  readonly repeating: number;
  /** Events with hours, which close no school. */
  readonly timed: number;
}

/** Words by which calendars of schools name days without pupils, in English and Spanish. Somebody looks at all of them. */
const offWords = /\b(break|breaks|recess|holidays?|vacation|no school|schools? closed|closed|no classes|no students|intersession|thanksgiving|vacaciones|receso|feriados?|festivos?|asueto|sin clases|no hay clases|descanso|puente)\b/i;
const notOff = /\b(breakfast|tie-?break)\b/i;

export function isLikelyBreak(name: string): boolean {
  return offWords.test(name) && !notOff.test(name);
}

/** A name is a line of plain text, whatever the file has. */
function cleaned(text: string): string {
  return Array.from(text.replace(/[\p{C}\p{Z}]+/gu, " ").trim()).slice(0, longestName).join("").trim();
}

const dayLength = 86_400_000;

function numberOf(time: ICAL.Time): number {
  return Date.UTC(time.year, time.month - 1, time.day) / dayLength;
}

function named(day: number): CalendarDay {
  return new Date(day * dayLength).toISOString().slice(0, 10);
}

/** The first and last day of an event for whole days; nothing for one with hours or without sense. */
function daysOf(event: ICAL.Component): readonly [number, number] | undefined {
  const start = event.getFirstPropertyValue("dtstart");
  if (!(start instanceof ICAL.Time) || !start.isDate || start.year < 2000 || start.year > 2100) return undefined;
  const first = numberOf(start);
  const end = event.getFirstPropertyValue("dtend");
  const duration = event.getFirstPropertyValue("duration");
  // A day that ends it is the first on which it is over (RFC 5545, 3.6.1).
  const over = end instanceof ICAL.Time ? numberOf(end) : first + (duration instanceof ICAL.Duration ? Math.floor(duration.toSeconds() / 86_400) : 1);
  return [first, Math.max(first, over - 1)];
}

function isCancelled(event: ICAL.Component): boolean {
  return String(event.getFirstPropertyValue("status") ?? "").toUpperCase() === "CANCELLED";
}

function comesAgain(event: ICAL.Component): boolean {
  return event.hasProperty("rrule") || event.hasProperty("rdate");
}

/** A file may hold several calendars. */
function eventsOf(text: string): readonly ICAL.Component[] {
  const parsed: unknown = ICAL.parse(text);
  const roots = Array.isArray(parsed) && Array.isArray(parsed[0]) ? (parsed as unknown[]) : [parsed];
  return roots.flatMap((root) => new ICAL.Component(root as ConstructorParameters<typeof ICAL.Component>[0]).getAllSubcomponents("vevent"));
}

/**
 * Whole days in an iCalendar file (RFC 5545), the earliest first, each once. Throws when it is none or has too much of
 * it. Read in the browser of who keeps the calendar: the server gets the days that they chose, as if typed.
 */
export function readCalendar(text: string): Read {
  const events = eventsOf(text);
  if (events.length > mostEvents) throw new Error("too many events");
  const found = new Map<string, Found>();
  let [repeating, timed] = [0, 0];
  for (const event of events) {
    if (isCancelled(event)) continue;
    const days = daysOf(event);
    const name = cleaned(String(event.getFirstPropertyValue("summary") ?? ""));
    if (!days) timed++;
    else if (comesAgain(event)) repeating++;
    else if (name !== "" && days[1] - days[0] < longestDays) {
      const one = { name, starts_on: named(days[0]), ends_on: named(days[1]), isSuggested: isLikelyBreak(name) };
      found.set(`${one.starts_on} ${one.ends_on} ${name}`, one);
    }
  }
  const inOrder = [...found.values()].sort((a, b) => a.starts_on.localeCompare(b.starts_on) || a.name.localeCompare(b.name));
  return { found: inOrder, repeating, timed };
}
