import { describe, expect, it } from "vitest";
import { isLikelyBreak, mostEvents, readCalendar } from "../src/features/calendars/ics";

function calendar(...events: readonly string[]): string {
  const parts = events.map((one) => `BEGIN:VEVENT\r\nUID:1\r\n${one.trim().split("\n").join("\r\n")}\r\nEND:VEVENT\r\n`);
  return `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//a school\r\n${parts.join("")}END:VCALENDAR\r\n`;
}
const winter = "DTSTART;VALUE=DATE:20261221\nDTEND;VALUE=DATE:20270104\nSUMMARY:Winter Break";

describe("a calendar file", () => {
  it("has whole days, of which the one that ends them is none", () => {
    expect(readCalendar(calendar(winter)).found).toEqual([{ name: "Winter Break", starts_on: "2026-12-21", ends_on: "2027-01-03", isSuggested: true }]);
  });
  it("may leave out the end, or say how long", () => {
    const { found } = readCalendar(calendar("DTSTART;VALUE=DATE:20261126\nSUMMARY:Thanksgiving", "DTSTART;VALUE=DATE:20260907\nDURATION:P2D\nSUMMARY:Fair"));
    expect(found.map(({ name, starts_on, ends_on }) => [name, starts_on, ends_on])).toEqual([
      ["Fair", "2026-09-07", "2026-09-08"],
      ["Thanksgiving", "2026-11-26", "2026-11-26"],
    ]);
  });
  it("unfolds lines, and reads escapes", () => {
    const folded = "DTSTART;VALUE=DATE:20270329\nSUMMARY:Spring\\, and \n a very long br\n eak";
    expect(readCalendar(calendar(folded)).found[0]?.name).toBe("Spring, and a very long break");
  });
  it("leaves out what has hours, repeats, is cancelled or has no name, and says how many of the first two", () => {
    const read = readCalendar(calendar(
      "DTSTART:20261221T080000Z\nDTEND:20261221T090000Z\nSUMMARY:No school meeting",
      "DTSTART;VALUE=DATE:20261221\nRRULE:FREQ=DAILY\nSUMMARY:Break for ever",
      "DTSTART;VALUE=DATE:20261221\nSTATUS:CANCELLED\nSUMMARY:Cancelled break",
      "DTSTART;VALUE=DATE:20261221",
      "SUMMARY:Never",
      winter,
      winter,
    ));
    expect(read.found.map(({ name }) => name)).toEqual(["Winter Break"]);
    expect([read.repeating, read.timed]).toEqual([1, 2]);
  });
  it("ends no earlier than it starts, and leaves out what is longer than a summer", () => {
    const { found } = readCalendar(calendar("DTSTART;VALUE=DATE:20261221\nDTEND;VALUE=DATE:20261201\nSUMMARY:Backwards", "DTSTART;VALUE=DATE:20261221\nDTEND;VALUE=DATE:20281221\nSUMMARY:Years"));
    expect(found.map(({ ends_on }) => ends_on)).toEqual(["2026-12-21"]);
  });
  it("takes names as a line of plain text", () => {
    const { found } = readCalendar(calendar(`DTSTART;VALUE=DATE:20261221\nSUMMARY:A\\n\u202e<b>break</b>\u0007${"x".repeat(200)}`));
    expect(found[0]?.name).toMatch(/^A <b>break<\/b> x+$/);
    expect(found[0]?.name).toHaveLength(80);
  });
  it("is refused when it is none, or more than a school's", () => {
    for (const text of ["", "hello", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "PK\u0003\u0004", "{}"]) {
      let found: readonly unknown[] = [];
      try {
        found = readCalendar(text).found;
      } catch {
        continue;
      }
      expect(found).toEqual([]);
    }
    expect(() => readCalendar(calendar(...Array.from({ length: mostEvents + 1 }, () => winter)))).toThrow();
  });
  it("takes whatever bytes come, and is done soon", () => {
    // From a seed, so that what fails here fails again.
    let seed = 7;
    const next = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const whole = calendar(winter, "DTSTART;TZID=America/Detroit:20261221T080000\nRRULE:FREQ=YEARLY;COUNT=9\nSUMMARY:X");
    const began = Date.now();
    for (let round = 0; round < 500; round++) {
      const bytes = [...whole];
      for (let change = 0; change < 1 + next(8); change++) bytes[next(bytes.length)] = String.fromCharCode(next(3) === 0 ? next(0xffff) : 10 + next(116));
      const text = bytes.join("").slice(next(4) === 0 ? next(whole.length) : 0);
      try {
        for (const { name, starts_on, ends_on } of readCalendar(text).found) {
          expect(Array.from(name).length).toBeLessThanOrEqual(80);
          expect(starts_on <= ends_on).toBe(true);
          expect(`${starts_on}${ends_on}`).toMatch(/^\d{4}-\d\d-\d\d\d{4}-\d\d-\d\d$/);
        }
      } catch (error) {
        if ((error as Error).name === "AssertionError") throw error;
      }
    }
    expect(Date.now() - began).toBeLessThan(20_000);
  });
  it("suggests what sounds like a break, in English and Spanish", () => {
    for (const name of ["Spring Break", "NO SCHOOL - Teachers' day", "Mid-winter recess", "Memorial Day holiday", "Receso de invierno", "Sin clases", "Thanksgiving"]) expect(isLikelyBreak(name), name).toBe(true);
    for (const name of ["Breakfast with families", "Parent night", "Curriculum night", "Noche de matemáticas"]) expect(isLikelyBreak(name), name).toBe(false);
  });
});
