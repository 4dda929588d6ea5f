import { signal } from "@preact/signals";
import { beforeEach, expect, it, vi } from "vitest";
import { again, enter, throwAway, unsent, watch } from "../src/features/cycles/outbox";
import { lasting, today } from "../src/features/cycles/words";
import { en } from "../src/i18n/en";
import { en as later } from "../src/i18n/later/en";
import { add, use } from "../src/i18n/t";
import type { CycleId, EnterInCycle, MemberId } from "../src/protocol/messages.gen";
import type { Client } from "../src/state/client";
import { names } from "../src/state/storage";

const me = 5 as MemberId;
const args: EnterInCycle = { cycle: 7 as CycleId, kind: "progress", words: "Whole sentences", on: "2026-11-20", count: 14, of: 22 };
const done = { ok: true as const, value: { cycle: {} } };

/** A client with a network to pull; `answers` are given in their order. */
function client(...answers: readonly unknown[]) {
  const send = vi.fn();
  for (const answer of answers) send.mockResolvedValueOnce(answer);
  const made = { state: signal({ me }), link: signal("waiting"), standing: signal("signed_in"), send };
  return { made: made as unknown as Client, link: made.link, send };
}

beforeEach(() => {
  localStorage.clear();
  unsent.value = [];
});

it("keeps what is entered until it is answered", async () => {
  const { made, send } = client(done);
  const { sent } = enter(made, args);
  expect(unsent.value.map((one) => one.args)).toEqual([args]);
  expect(names("cycle_entry.5.")).toHaveLength(1);
  expect((await sent).ok).toBe(true);
  expect(send).toHaveBeenCalledTimes(1);
  expect(unsent.value).toEqual([]);
  expect(names("cycle_entry.5.")).toEqual([]);
});

it("keeps what was refused with its words, and asks anew when they are others", async () => {
  const { made, send } = client({ ok: false, error: { code: "may_identify", field: "words" } }, done);
  await enter(made, args).sent;
  const [refused] = unsent.value;
  expect(refused?.error?.code).toBe("may_identify");
  if (refused) again(made, refused, { ...args, words: "Whole" });
  await vi.waitFor(() => expect(unsent.value).toEqual([]));
  const keys = send.mock.calls.map((call: readonly unknown[]) => call[2]);
  expect(new Set(keys).size).toBe(2);
});

it("sends what was left here under the same key when there is a network again, and each member's own only", async () => {
  const gone = client({ ok: false, error: { code: "offline" } });
  await enter(gone.made, args).sent;
  const [left] = unsent.value;
  localStorage.setItem("lateral.cycle_entry.6.other", JSON.stringify({ ...left, key: "other" }));
  unsent.value = [];
  const back = client(done);
  watch(back.made);
  expect(back.send).not.toHaveBeenCalled();
  back.link.value = "open";
  await vi.waitFor(() => expect(names("cycle_entry.5.")).toEqual([]));
  expect(back.send).toHaveBeenCalledTimes(1);
  expect(back.send).toHaveBeenCalledWith("cycle.enter", args, left?.key);
  expect(names("cycle_entry.6.")).toHaveLength(1);
});

it("writes nothing back into the browser of who signed out meanwhile", async () => {
  const { made } = client({ ok: false, error: { code: "unauthenticated" } });
  const { sent } = enter(made, args);
  localStorage.clear(); // as Clear-Site-Data does
  Object.assign(made.state, { value: { me: 0 } });
  await sent;
  expect(names("cycle_entry.5.")).toEqual([]);
  expect(unsent.value).toEqual([]);
});

it("forgets what is thrown away", async () => {
  const { made } = client({ ok: false, error: { code: "closed" } });
  const { key, sent } = enter(made, args);
  await sent;
  throwAway(me, key);
  expect(unsent.value).toEqual([]);
  expect(names("cycle_entry.")).toEqual([]);
});

it("says how long, and which day it is here", () => {
  use("en", en);
  add("en", later);
  expect([lasting(45), lasting(60), lasting(95)]).toEqual(["45 min", "1 h", "1 h 35 min"]);
  expect(today(new Date(2026, 10, 20, 23, 59))).toBe("2026-11-20");
});
