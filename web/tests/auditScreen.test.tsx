import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Log } from "../src/features/administration/audit/View";
import { en } from "../src/i18n/later/en";
import { add } from "../src/i18n/t";
import type { AuditEntry, MemberId } from "../src/protocol/messages.gen";
import { entryOf, profile } from "./support/audit";
import { noticeWorld } from "./support/noticeWorld";
import { dana, owen } from "./support/samples";

const held = noticeWorld();
const root = () => held.world.root;

let saved: { readonly name: string; readonly blob: Blob }[] = [];
beforeEach(() => {
  add("en", en);
  saved = [];
  const blobs = new Map<string, Blob>();
  URL.createObjectURL = (blob) => {
    blobs.set(`blob:${blobs.size}`, blob as Blob);
    return `blob:${blobs.size - 1}`;
  };
  URL.revokeObjectURL = () => undefined;
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    const blob = blobs.get(this.href);
    if (blob) saved.push({ name: this.download, blob });
  });
});
afterEach(() => vi.restoreAllMocks());

/** `count` acts, the newest first, whose newest has `number`. */
function acts(number: number, count: number, part: (number: number) => Partial<AuditEntry> = () => ({})): readonly AuditEntry[] {
  return Array.from({ length: count }, (_, at) => entryOf({ number: number - at, detail: '{"member":2}', ...part(number - at) }));
}
function textOf(blob: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(blob);
  });
}
const button = (name: string) => [...root().querySelectorAll("button")].find((one) => one.textContent === name);
async function press(name: string): Promise<void> {
  const found = button(name);
  if (!found) throw new Error(`There is no ${name}.`);
  found.focus();
  await held.world.act(() => found.click());
}
const lines = () => [...root().querySelectorAll("li.act")].map((one) => one.querySelector(".act-words")?.textContent);
const standing = () => root().querySelector(".filters ~ .audit-standing")?.textContent;
const asked = () => held.world.sent("audit.list");
async function open(entries: readonly AuditEntry[]): Promise<void> {
  await held.world.show(<Log />);
  await held.world.answer("audit.list", { entries });
}
async function choose(kind: string): Promise<void> {
  const select = root().querySelector("select");
  if (!select) throw new Error("There is nothing to choose from.");
  await held.world.act(() => {
    select.value = kind;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

describe("the audit log", () => {
  it("asks for each name once, and shows it as a link", async () => {
    await open(acts(3, 3));
    expect(held.world.sent("member.get")).toEqual([{ member: owen.id }]);
    expect(lines()[0]).toBe("Dana Whitfield suspended …");
    await held.world.answer("member.get", profile);
    expect(lines()).toEqual(Array.from({ length: 3 }, () => "Dana Whitfield suspended Owen Stroud"));
    expect([...root().querySelectorAll("li.act:first-child a")].map((one) => one.getAttribute("href"))).toEqual(["/members/1", "/members/2"]);
    expect(held.world.sent("member.get")).toHaveLength(1);
    expect(standing()).toBe("The record holds 3 acts, and all are shown.");
    expect(root().querySelector("h3 time")?.outerHTML).toMatch(/datetime="2026-03-04".*March 4, 2026/);
  });
  it("calls by number whom it may not name", async () => {
    await open(acts(1, 1));
    await held.world.refuse("member.get", "not_found");
    expect(lines()).toEqual(["Dana Whitfield suspended a person (no. 2)"]);
  });
  it("shows what is stored beside the words for who asks for it", async () => {
    await open(acts(1, 1));
    const box = root().querySelector<HTMLInputElement>("input[type=checkbox]");
    await held.world.act(() => box?.click());
    expect(root().querySelector("li.act")?.textContent).toContain('member.suspend member:2 {"member":2}seal ab');
  });
  it("says how far it goes, and goes on from there", async () => {
    await open(acts(300, 50));
    expect(standing()).toMatch(/^Shown are the newest 50 acts of 300, back to March 4, 2026\.$/);
    await press("Show more");
    expect(asked().at(-1)).toEqual({ before: 251, limit: 50 });
    await held.world.answer("audit.list", { entries: acts(250, 50) });
    expect(lines()).toHaveLength(100);
    await press("Show more");
    await held.world.refuse("audit.list", "internal");
    expect(root().querySelector("[role=alert]")).not.toBeNull();
    expect(lines()).toHaveLength(100);
  });
  it("looks further back for a kind until something fits, and never takes a part for the whole", async () => {
    await open(acts(600, 50));
    await choose("posts");
    expect(standing()).toBe("0 acts fit among the newest 50 of 600. What is older than March 4, 2026 was not searched yet.");
    await press("Look further back");
    expect(asked().at(-1)).toEqual({ before: 551, limit: 200 });
    await held.world.answer("audit.list", { entries: acts(550, 200) });
    // Nothing in it: it goes on by itself.
    expect(asked().at(-1)).toEqual({ before: 351, limit: 200 });
    const lock = { act: "thread.lock", subject: "thread:7", detail: '{"thread":7,"locked":true}' };
    await held.world.answer("audit.list", { entries: acts(350, 200, (number) => (number === 300 ? lock : {})) });
    expect(asked()).toHaveLength(3);
    expect(standing()).toMatch(/^1 act fits among the newest 450 of 600\./);
    await press("Look further back");
    await held.world.answer("audit.list", { entries: acts(150, 150) });
    expect(standing()).toBe("1 act fits. The whole record of 600 was searched.");
    expect(button("Look further back")).toBeUndefined();
  });
  it("finds whom somebody did something to, also one whom the directory leaves out", async () => {
    const other = { actor: 9 as MemberId, act: "member.restore", subject: "member:8", detail: '{"member":8}' };
    await open([entryOf({ number: 2, detail: '{"member":2}' }), entryOf({ number: 1, ...other })]);
    for (const one of held.world.server.current().sent.filter((sent) => sent.cmd === "member.get")) {
      await held.world.act(() => held.world.server.current().answer(one, { ...profile, member: { ...owen, id: one.args["member"] } }));
    }
    const field = root().querySelector<HTMLInputElement>("[role=combobox]");
    await held.world.act(() => {
      field?.focus();
      if (field) field.value = "stroud";
      field?.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await held.world.wait(300);
    await held.world.answer("member.list", { members: [], more: false });
    expect(root().querySelectorAll("[role=option]")).toHaveLength(3);
    await held.world.act(() => field?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true })));
    expect(lines()).toEqual(["Dana Whitfield suspended Owen Stroud"]);
    expect(standing()).toBe("1 act fits. The whole record of 2 was searched.");
  });
});

describe("saving the whole record", () => {
  const whole = "Save the whole record";
  it("reads to its end, whatever is shown, and gives it as one file", async () => {
    await open(acts(250, 50));
    await press(whole);
    expect(asked().at(-1)).toEqual({ limit: 200 });
    await held.world.answer("audit.list", { entries: acts(250, 200) });
    expect(root().textContent).toContain("Reading: 200 of 250 acts.");
    expect(saved).toEqual([]);
    expect(asked().at(-1)).toEqual({ limit: 200, before: 51 });
    await held.world.answer("audit.list", { entries: acts(50, 50) });
    expect(saved.map((one) => one.name)).toEqual(["lateral-audit-2026-03-04.csv"]);
    expect(root().textContent).toContain("250 acts were saved as lateral-audit-2026-03-04.csv.");
    const text = await (vi.useRealTimers(), textOf(saved[0]?.blob ?? new Blob()));
    expect(text.split("\r\n")).toHaveLength(252);
    expect(text).toContain(`\r\n1,2026-03-04T20:00:00.000000Z,${dana.name},member:1,member.suspend,member:2,`);
  });
  it("waits when it asked too much, and goes on", async () => {
    await open(acts(1, 1));
    await press(whole);
    const { id } = held.world.server.current().last("audit.list");
    await held.world.act(() => held.world.server.current().say({ re: id, error: { code: "rate_limited", retry_after: 2, message: "" } }));
    expect(asked()).toHaveLength(2);
    await held.world.wait(2_000);
    await held.world.answer("audit.list", { entries: acts(1, 1) });
    expect(saved).toHaveLength(1);
  });
  it.each(["internal", "forbidden"])("saves nothing when a page is refused (%s), and says so", async (code) => {
    await open(acts(250, 50));
    await press(whole);
    await held.world.answer("audit.list", { entries: acts(250, 200) });
    await held.world.refuse("audit.list", code);
    expect(saved).toEqual([]);
    expect(root().querySelector("[role=alert]")?.textContent).toMatch(/^Nothing was saved/);
    expect(button("Stop")).toBeUndefined();
  });
  it("stops when one says so, with the focus on what stays", async () => {
    await open(acts(250, 50));
    await press(whole);
    await press("Stop");
    expect(document.activeElement?.textContent).toBe(whole);
    await held.world.answer("audit.list", { entries: acts(250, 200) });
    expect(saved).toEqual([]);
    expect(root().textContent).toContain("Stopped. Nothing was saved.");
    expect(asked()).toHaveLength(2);
  });
  it("says that something is missing", async () => {
    await open(acts(3, 3));
    await press(whole);
    await held.world.answer("audit.list", { entries: [...acts(3, 1), ...acts(1, 1)] });
    expect(saved).toHaveLength(1);
    expect(root().querySelector("[role=alert]")?.textContent).toContain("number 2 is missing");
  });
  it("names those who did something and are not known yet", async () => {
    await open(acts(1, 1, () => ({ actor: owen.id, subject: "member:1", detail: '{"member":1}' })));
    await press(whole);
    await held.world.answer("audit.list", { entries: acts(1, 1, () => ({ actor: owen.id })) });
    await held.world.answer("member.get", profile);
    expect(await (vi.useRealTimers(), textOf(saved[0]?.blob ?? new Blob()))).toContain(`,${owen.name},member:2,`);
  });
});
