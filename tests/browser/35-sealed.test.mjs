import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Api } from "./support/api.mjs";
import { House } from "./support/house.mjs";
import { root } from "./support/server.mjs";

// A17 and R28: Marisol of Lakebend and Andre of North Harbor talk in confidence, Marisol keeps a week for herself, and Hannah coaches
// Imani. Nobody above, beside or over them finds a word of it, on any page.
let house, marisol, peer, cycle, week, addresses;
const words = /zanzibar (begins|goes|openers|is ours|kept|asks|goal|way|step|note|counted|talks)/i;

before(async () => {
  house = await House.open();
  const { server } = house;
  const api = (name) => Api.signIn(server, server.person(name));
  const idOf = async (by, query) => (await by.send("member.list", { query, limit: 1 })).members[0].id;
  marisol = await api("Marisol");
  const andre = await api("Andre");
  const proposed = (
    await marisol.send("peer.propose", {
      members: [await idOf(marisol, "Andre")],
      focus: "Zanzibar openers",
      opening: "Zanzibar begins here.",
      agreements: ["stays_here"],
      words: "Zanzibar is ours.",
    })
  ).peer;
  peer = (await andre.send("peer.answer", { peer: proposed.id, version: 1, agree: true, open_history: false })).peer;
  await andre.post({ id: peer.thread }, "Zanzibar goes on.");

  const [{ week: monday }] = (await marisol.send("journal.get", {})).weeks;
  week = (await marisol.send("reflection.submit", { week: monday, body: "Zanzibar kept for myself.", audience: "me" })).reflection;

  const hannah = await api("Hannah");
  const imani = await api("Imani");
  const [coach, teacher] = [await idOf(imani, "Hannah"), await idOf(hannah, "Imani")];
  const about = { focus: "feedback", band: "several", subject: "several" };
  const { id } = (await hannah.send("cycle.propose", { coach, teacher, ...about, opening: "Zanzibar asks." })).cycle.line;
  await hannah.send("cycle.answer", { cycle: id, agree: true });
  cycle = (await imani.send("cycle.answer", { cycle: id, agree: true })).cycle.line;
  await imani.send("cycle.set_goal", { cycle: id, revision: 0, goal: "Zanzibar goal", checks: [], strategy: "Zanzibar way" });
  for (const [kind, more] of [["check", {}], ["note", { on: monday }], ["progress", { on: monday, count: 14, of: 22 }]])
    await hannah.send("cycle.enter", { cycle: id, kind, words: { check: "Zanzibar step", note: "Zanzibar note", progress: "Zanzibar counted" }[kind], ...more });
  await imani.post({ id: cycle.thread }, "Zanzibar talks.");

  // Every address that the client has, so that a new page is walked too; then those of what they have, and of who has it.
  const plain = /const plain = \[(.*)\]/.exec(readFileSync(join(root, "web/src/routing/route.ts"), "utf8"))[1];
  addresses = plain.match(/[a-z-]+/g).filter((name) => name !== "sign-in").map((name) => `/${name}`);
  assert.ok(addresses.length >= 11);
  for (const thread of [peer.thread, week.thread, cycle.thread]) addresses.push(`/t/${thread}`, `/t/${thread}?show=transcript`);
  for (const space of [peer.space, cycle.space]) if (space) addresses.push(`/s/${space}`, `/s/${space}?show=about`);
  for (const member of [await idOf(hannah, "Marisol"), coach, teacher]) addresses.push(`/members/${member}`, `/members/${member}?show=activity`);
  const { organisations } = await hannah.send("organisation.list", {});
  const larkspur = organisations.find(({ name }) => name.startsWith("Larkspur"));
  addresses.push("/", "/members?q=zanzibar", "/search?q=zanzibar", `/cycles/${cycle.id}`, `/organisations/${larkspur.id}`);
});
after(async () => house?.close());

test("it is there for those whose it is", async () => {
  const one = await house.member("Marisol");
  for (const [path, said] of [[`/t/${peer.thread}`, "Zanzibar goes on."], [`/t/${week.thread}`, "Zanzibar kept for myself."]]) {
    await one.goto(path);
    await one.page.getByText(said).first().waitFor();
    assert.match(await one.page.locator("body").innerText(), words);
  }
});

// The director of each, a project lead, a principal, the specialist, an administrator.
describe("on every page", { concurrency: 3 }, () => {
  for (const name of ["Nadia", "Teresa", "Lena", "Jamal", "Tom", "Ben"]) {
    test(`${name} finds nothing of it`, async () => {
      const one = await house.member(name);
      for (const path of addresses) {
        await one.goto(path);
        await one.page.getByRole("heading", { level: 1 }).waitFor();
        await one.page.waitForLoadState("networkidle");
        assert.doesNotMatch(await one.page.locator("body").innerText(), words, path);
      }
      for (const path of [`/t/${peer.thread}`, `/t/${week.thread}`, `/s/${peer.space}`]) {
        await one.goto(path);
        await one.page.locator("main").getByText(/Private|no longer/).first().waitFor();
      }
      const api = await Api.signIn(house.server, house.server.person(name));
      for (const [command, args] of [
        ["search.find", { words: "zanzibar" }],
        ["space.list", {}],
        ["unread.list", {}],
        ["notice.list", {}],
        ["peer.list", {}],
        ["peer.suggestions", {}],
        ["cycle.list", {}],
        ["coaching.cards", {}],
        ["journal.get", {}],
        ["case.list", { decided: false }],
      ]) {
        const found = JSON.stringify(await api.send(command, args));
        assert.doesNotMatch(found, words, command);
        for (const id of [peer.id, peer.space, peer.thread, week.thread, cycle.id, cycle.thread]) assert.ok(!found.includes(String(id)), `${command} names ${id}`);
      }
    });
  }
});
