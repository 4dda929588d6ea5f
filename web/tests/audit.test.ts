import { beforeEach, describe, expect, it } from "vitest";
import { acts } from "../src/features/administration/audit/acts";
import { cell, firstMissing, isoTime, tableOf } from "../src/features/administration/audit/csv";
import { byDay } from "../src/features/administration/audit/days";
import { concerns, joinedBy, type Part } from "../src/features/administration/audit/entry";
import { nameOf } from "../src/features/administration/audit/Line";
import { type Found, Names, nothing } from "../src/features/administration/audit/names";
import { joinNewest } from "../src/features/administration/audit/useLog";
import { isOfKind, wordsOf } from "../src/features/administration/audit/words";
import { en } from "../src/i18n/later/en";
import { es } from "../src/i18n/later/es";
import { en as mainEn } from "../src/i18n/en";
import { es as mainEs } from "../src/i18n/es";
import { add, use } from "../src/i18n/t";
import type { AuditEntry, MemberId } from "../src/protocol/messages.gen";
import { auditedActs } from "./support/auditedActs";
import { entryOf, foundOf } from "./support/audit";
import { dana, owen, stateOf, threadOf } from "./support/samples";

beforeEach(() => add("en", en));

const state = stateOf({ members: [dana, owen] });

function told(entry: AuditEntry, entries: readonly AuditEntry[] = [entry], found: Found = foundOf()): string {
  const names = new Names(found);
  const { what, notes, rest } = wordsOf(entry, { entries, joined: joinedBy(entries) }, names);
  const text = (parts: readonly Part[]): string =>
    parts.map((part) => (typeof part === "string" ? part : nameOf(part, state, names).name)).join("");
  return [text(what) + (rest === undefined ? "" : ` ${rest}`), ...notes.map(text)].join(" · ");
}

describe("every act that the server records", () => {
  const audited = auditedActs();
  it("is found in its sources", () => {
    const names = audited.map((one) => one.act);
    expect(names.length).toBeGreaterThanOrEqual(25);
    for (const one of ["member.set_role", "post.delete", "user create", "import ning done", "invitation.accept"]) expect(names).toContain(one);
  });
  it.each(audited)("$act has words, and they speak of all its fields", ({ act, fields }) => {
    expect(Object.keys(acts)).toContain(act);
    if (fields) expect([...(acts[act]?.fields ?? [])].sort()).toEqual([...fields].sort());
  });
  it("and no other has", () => {
    expect(Object.keys(acts).sort()).toEqual([...new Set(audited.map((one) => one.act))].sort());
  });
});

const examples: readonly (readonly [string, string, Readonly<Record<string, unknown>>, string])[] = [
  ["user create", "member:2", { role: "guest" }, "Dana Whitfield made an account for Owen Stroud: Guest"],
  ["member.suspend", "member:2", { member: 2 }, "Dana Whitfield suspended Owen Stroud"],
  ["member.restore", "member:2", { member: 2 }, "Dana Whitfield let Owen Stroud in again"],
  ["password.link", "member:2", { member: 2 }, "Dana Whitfield made a link for a new password of Owen Stroud"],
  ["member.set_role", "member:2", { member: 2, role: "specialist" }, "Dana Whitfield changed the role of Owen Stroud to Specialist"],
  [
    "affiliation.add",
    "member:2",
    { member: 2, organisation: 4, role: "coach", title: "K-5", starts_on: "2026-03-04", ends_on: "2026-06-30" },
    "Dana Whitfield added Owen Stroud to Three Pines ISD: Coach · as “K-5” · from Mar 4, 2026 · until Jun 30, 2026",
  ],
  [
    "affiliation.end",
    "member:2",
    { affiliation: 8, ends_on: "2026-06-30" },
    "Dana Whitfield ended the place of Owen Stroud at Copper Ridge ISD · until Jun 30, 2026",
  ],
  ["affiliation.end", "member:2", { affiliation: 9 }, "Dana Whitfield ended a place of Owen Stroud in an organisation"],
  [
    "organisation.create",
    "organisation:9",
    { kind: "school", name: "Oak Street", parent: 4 },
    "Dana Whitfield added the organisation Oak Street · School · part of Three Pines ISD",
  ],
  [
    "organisation.rename",
    "organisation:4",
    { organisation: 4, name: "Three Pines ISD" },
    "Dana Whitfield renamed the organisation Two Pines ISD to Three Pines ISD",
  ],
  ["organisation.rename", "organisation:6", { organisation: 6, name: "New" }, "Dana Whitfield renamed an organisation to New"],
  [
    "organisation.merge",
    "organisation:6",
    { organisation: 6, into: 4 },
    "Dana Whitfield merged an organisation (no. 6) into Three Pines ISD",
  ],
  ["space.set_member", "space:5", { space: 5, member: 2, role: "steward" }, "Dana Whitfield made Owen Stroud a steward of #ask-a-partner"],
  ["space.set_member", "space:5", { space: 5, member: 2, role: "member" }, "Dana Whitfield made Owen Stroud an ordinary member of #ask-a-partner"],
  ["space.set_member", "space:5", { space: 5, member: 2, role: "none" }, "Dana Whitfield removed Owen Stroud from #ask-a-partner"],
  ["space.set_member", "space:5", { space: 5, member: 1, role: "steward" }, "Dana Whitfield became a steward of #ask-a-partner"],
  ["space.leave", "space:5", { space: 5 }, "Dana Whitfield left #ask-a-partner as its steward"],
  ["space.update", "space:6", { state: "archived" }, "Dana Whitfield archived a channel that you do not see (no. 6)"],
  ["space.update", "space:6", { name: "gone", state: "open" }, "Dana Whitfield opened #gone again"],
  ["network.set_introductions", "network", {}, "Dana Whitfield chose that newcomers are led to no channel"],
  [
    "network.set_introductions",
    "space:5",
    { space: 5 },
    "Dana Whitfield chose #ask-a-partner as the place where newcomers introduce themselves",
  ],
  ["thread.rename", "thread:7", {}, "Dana Whitfield changed the title of Pair talk turns into copying"],
  ["thread.pin", "thread:7", { thread: 7, pinned: true }, "Dana Whitfield pinned Pair talk turns into copying to the top"],
  ["thread.pin", "thread:7", { thread: 7, pinned: false }, "Dana Whitfield took Pair talk turns into copying down from the top"],
  ["thread.lock", "thread:7", { thread: 7, locked: true }, "Dana Whitfield locked Pair talk turns into copying: no more replies"],
  ["thread.lock", "thread:7", { thread: 7, locked: false }, "Dana Whitfield unlocked Pair talk turns into copying"],
  [
    "thread.move",
    "thread:8",
    { thread: 8, space: 6 },
    "Dana Whitfield moved a thread that you do not see (no. 8) to a channel that you do not see (no. 6)",
  ],
  ["question.accept", "thread:7", { thread: 7, post: 3 }, "Dana Whitfield marked a post as the answer in Pair talk turns into copying"],
  ["question.accept", "thread:7", { thread: 7 }, "Dana Whitfield took back which post is the answer in Pair talk turns into copying"],
  [
    "post.delete",
    "post:3",
    { space: 5, thread: 7, author: 2 },
    "Dana Whitfield deleted a post by Owen Stroud in Pair talk turns into copying, #ask-a-partner",
  ],
  [
    "invitation.create",
    "invitation:3",
    { role: "member", organisation: 4, affiliation_role: "staff", spaces: [5] },
    "Dana Whitfield invited Joy to Three Pines ISD: Staff · role in the network: Member · named in #ask-a-partner",
  ],
  ["invitation.revoke", "invitation:3", { invitation: 3 }, "Dana Whitfield withdrew the invitation of Joy"],
  ["invitation.revoke", "invitation:4", { invitation: 4 }, "Dana Whitfield withdrew the invitation of somebody (invitation no. 4)"],
  ["invitation.accept", "invitation:3", {}, "Dana Whitfield came in by an invitation from Owen Stroud"],
  ["invitation.accept", "invitation:4", {}, "Dana Whitfield came in by an invitation (no. 4)"],
  ["import ning", "network", { archive: "ab12" }, "Dana Whitfield began to bring in the archive of another network · archive ab12"],
  [
    "import ning done",
    "network",
    { members: 1, spaces: 2, threads: 3, posts: 4_000 },
    "Dana Whitfield finished bringing in the archive of another network · 1 person · 2 channels · 3 threads · 4,000 posts",
  ],
  ["export", "network", { rows: 2_476, files: 2 }, "Dana Whitfield wrote everything into files, to read or to move elsewhere · 2,476 rows · 2 files"],
  ["import lateral", "network", { rows: 1, files: 1 }, "Dana Whitfield brought everything back from such files · 1 row · 1 file"],
];

describe("the words", () => {
  it.each(examples)("of %s %s %o", (act, subject, detail, words) => {
    expect(told(entryOf({ act, subject, detail: JSON.stringify(detail) }))).toBe(words);
  });
  it("are in Spanish for who reads Spanish", () => {
    use("es", mainEs);
    add("es", es);
    const entry = entryOf({ act: "member.set_role", subject: "member:2", detail: '{"member":2,"role":"specialist"}' });
    expect(told(entry)).toBe("Dana Whitfield cambió la función de Owen Stroud a Especialista");
    use("en", mainEn);
  });
  it("say who did it at the server, by no name", () => {
    const { actor: _, ...entry } = entryOf({ act: "member.suspend", subject: "member:2", detail: '{"member":2}' });
    expect(told(entry)).toBe("Somebody at the server suspended Owen Stroud");
  });
  it("say from which role to which, where the record has the one before", () => {
    const made = entryOf({ number: 3, act: "user create", subject: "member:2", detail: '{"role":"guest"}' });
    const between = entryOf({ number: 4, act: "member.set_role", subject: "member:1", detail: '{"member":1,"role":"specialist"}' });
    const entry = entryOf({ number: 5, act: "member.set_role", subject: "member:2", detail: '{"member":2,"role":"member"}' });
    expect(told(entry, [entry, between, made])).toContain("from Guest to Member");
    const later = { ...made, number: 6 };
    expect(told(entry, [later, entry])).not.toContain("from");
    const invited = entryOf({ number: 1, act: "invitation.create", subject: "invitation:3", detail: '{"role":"specialist"}' });
    const came = entryOf({ number: 2, actor: owen.id, act: "invitation.accept", subject: "invitation:3" });
    expect(told(entry, [entry, came, invited])).toContain("from Specialist to Member");
    expect(told(entry, [entry, came])).not.toContain("from");
  });
  it("name who came by an invitation", () => {
    const made = entryOf({ act: "invitation.create", subject: "invitation:3", detail: '{"role":"member","organisation":4,"affiliation_role":"staff","spaces":[]}' });
    const came = entryOf({ number: 11, actor: owen.id, act: "invitation.accept", subject: "invitation:3" });
    expect(told(made, [came, made])).toContain("invited Owen Stroud to");
  });
  it.each([
    ["an act of a newer server", entryOf({ act: "space.paint", subject: "space:5", detail: '{"colour":"red"}' }), 'space.paint space:5 {"colour":"red"}'],
    ["a value without a word", entryOf({ act: "member.set_role", subject: "member:2", detail: '{"member":2,"role":"king"}' }), 'member.set_role member:2 {"member":2,"role":"king"}'],
    ["a detail that is none", entryOf({ act: "member.suspend", subject: "member:2", detail: "[1" }), "member.suspend member:2 [1"],
    ["a name that objects have by themselves", entryOf({ act: "constructor", subject: "member:2" }), "constructor member:2"],
  ])("give way to what is stored for %s", (_, entry, stored) => {
    expect(told(entry)).toBe(`Dana Whitfield ${stored}`);
  });
  it("leave no field out", () => {
    const entry = entryOf({ act: "member.suspend", subject: "member:2", detail: '{"member":2,"reason":"x"}' });
    expect(told(entry)).toBe('Dana Whitfield suspended Owen Stroud {"reason":"x"}');
  });
  it("call whom one may not see by number, and lead nowhere", () => {
    const names = new Names({ ...nothing, members: new Map([[77, null]]), threads: new Map([[9, threadOf({ space: 99 as never })]]) });
    expect(nameOf({ kind: "member", id: 77 }, state, names)).toEqual({ name: "a person (no. 77)" });
    // Its channel was lost after its title was given.
    expect(nameOf({ kind: "thread", id: 9 }, state, names)).toEqual({ name: "a thread that you do not see (no. 9)" });
    expect(nameOf({ kind: "space", id: 99 }, state, names)).toEqual({ name: "a channel that you do not see (no. 99)" });
    expect([...names.missing]).toEqual([]);
    expect(nameOf({ kind: "organisation", id: 3 }, state, names)).toEqual({ name: "…" });
    expect([...names.missing]).toEqual(["organisations:3"]);
  });
});

describe("what is looked for", () => {
  it("is who did it, to whom, whose post it was, and who came by it", () => {
    const made = entryOf({ number: 1, actor: 9 as MemberId, act: "invitation.create", subject: "invitation:3", detail: '{"organisation":2}' });
    const came = entryOf({ number: 2, actor: owen.id, act: "invitation.accept", subject: "invitation:3" });
    const post = entryOf({ actor: 9 as MemberId, act: "post.delete", subject: "post:1", detail: '{"space":1,"thread":1,"author":2}' });
    const place = entryOf({ actor: 9 as MemberId, act: "space.set_member", subject: "space:1", detail: '{"space":1,"member":2,"role":"none"}' });
    const role = entryOf({ actor: 9 as MemberId, act: "member.set_role", subject: "member:2", detail: "{}" });
    const joined = joinedBy([came, made]);
    for (const entry of [made, came, post, place, role]) expect(concerns(entry, owen.id, joined)).toBe(true);
    const others = [entryOf({ actor: 9 as MemberId, act: "thread.lock", subject: "thread:2" }), entryOf({ act: "invitation.revoke", subject: "invitation:2" })];
    for (const entry of others) expect(concerns(entry, owen.id, joined)).toBe(false);
  });
  it("is of a kind; what is not known is with what was done at the server", () => {
    const { actor: _, ...byNobody } = entryOf({ act: "organisation.create" });
    expect(isOfKind(byNobody, "server") && isOfKind(byNobody, "organisations")).toBe(true);
    expect(isOfKind(entryOf({ act: "organisation.create" }), "server")).toBe(false);
    expect(isOfKind(entryOf({ act: "space.paint" }), "server")).toBe(true);
    expect(isOfKind(entryOf({ act: "space.set_member" }), "roles")).toBe(true);
    expect(isOfKind(entryOf({ act: "space.set_member" }), "posts")).toBe(false);
  });
  it("stands under its day", () => {
    const at = (hour: number): number => new Date(2026, 2, 4, hour).getTime() * 1_000;
    const days = byDay([entryOf({ number: 3, at: at(25) }), entryOf({ number: 2, at: at(23) }), entryOf({ number: 1, at: at(0) })]);
    expect(days.map((day) => day.map((one) => one.number))).toEqual([[3], [2, 1]]);
  });
  it("has no hole when the newest come again", () => {
    const some = (...numbers: number[]): AuditEntry[] => numbers.map((number) => entryOf({ number }));
    const numbers = (entries: readonly AuditEntry[]): number[] => entries.map((one) => one.number);
    expect(numbers(joinNewest(some(5, 4, 3), some(7, 6, 5)))).toEqual([7, 6, 5, 4, 3]);
    expect(numbers(joinNewest(some(5, 4, 3), some(7, 6)))).toEqual([7, 6, 5, 4, 3]);
    expect(numbers(joinNewest(some(5, 4, 3), some(9, 8)))).toEqual([9, 8]);
    expect(numbers(joinNewest([], some(2, 1)))).toEqual([2, 1]);
  });
});

describe("the table", () => {
  it("keeps commas, quotes and lines in their cell", () => {
    expect(cell('say "no", or\nyes')).toBe('"say ""no"", or\nyes"');
    expect(cell("plain")).toBe("plain");
  });
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\0=1"])("takes the sting out of %j", (formula) => {
    expect(cell(formula).replace(/^"/, "")).toMatch(/^'/);
  });
  it("has every field, the oldest first, to the microsecond", () => {
    const at = Date.UTC(2026, 2, 4, 20) * 1_000 + 123_456;
    const { actor: _, ...first } = entryOf({ number: 1, at, act: "user create", subject: "member:1", detail: '{"role":"guest"}', hash: "aa" });
    const second = entryOf({ number: 2, at, act: "member.suspend", subject: "member:2", hash: "bb" });
    const unknown = entryOf({ number: 3, at, actor: 9 as MemberId, act: "space.leave", subject: "space:2", hash: "cc" });
    const table = tableOf([unknown, second, first], new Map([[dana.id, "=Dana"]]));
    expect(table.split("\r\n")).toEqual([
      "\ufeffNumber,Time (UTC),Who,\"Who, by number\",Act,About,Details,Seal (SHA-256)",
      '1,2026-03-04T20:00:00.123456Z,Somebody at the server,,user create,member:1,"{""role"":""guest""}",aa',
      "2,2026-03-04T20:00:00.123456Z,'=Dana,member:1,member.suspend,member:2,{},bb",
      "3,2026-03-04T20:00:00.123456Z,a person (no. 9),member:9,space.leave,space:2,{},cc",
      "",
    ]);
    expect(isoTime(at)).toBe("2026-03-04T20:00:00.123456Z");
  });
  it("notices what is missing", () => {
    const some = (...numbers: number[]): AuditEntry[] => numbers.map((number) => entryOf({ number }));
    expect(firstMissing(some(3, 2, 1))).toBeUndefined();
    expect(firstMissing(some(3, 1))).toBe(2);
    expect(firstMissing(some(3, 2))).toBe(1);
  });
});
