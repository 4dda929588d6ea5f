import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { gone, House, tooWide } from "./support/house.mjs";
import { holds, tabTo } from "./support/keyboard.mjs";

// Two people of two districts in confidence: proposed, agreed, written in; a third comes in with everybody's yes.
let house, people;
before(async () => {
  house = await House.open();
  const { server } = house;
  const api = async (name) => {
    const one = await Api.signIn(server, server.person(name));
    one.id = (await one.send("member.list", { query: name, limit: 1 })).members[0].id;
    return one;
  };
  people = { marisol: await api("Marisol"), andre: await api("Andre"), dana: await api("Dana"), nadia: await api("Nadia") };
});
after(async () => house?.close());

const terms = ["stays_here", "warm_and_cool"];

test("somebody proposes peer coaching, the other reads it and agrees, and both write", async () => {
  const marisol = await house.member("Marisol", { viewport: { width: 360, height: 740 } });
  await marisol.goto(`/members/${people.dana.id}`);
  await marisol.page.getByRole("button", { name: "Propose peer coaching", exact: true }).click();
  const dialog = marisol.page.getByRole("dialog");
  await dialog.getByLabel("What about").fill("Wait time in a first talk");
  await dialog.getByLabel("How you would begin").fill("I count to eight, and it is long.");
  await dialog.getByLabel("How often").selectOption("weekly");
  await dialog.getByText("a public body may have to produce records by law").waitFor();
  assert.equal(await tooWide(marisol.page), "");
  await dialog.getByRole("button", { name: "Propose peer coaching" }).click();
  await gone(dialog);
  await marisol.page.getByText("Waits for Dana Whitfield.").waitFor();

  const dana = await house.member("Dana");
  await dana.goto("/peers");
  const asked = dana.page.getByRole("region", { name: "Wait time in a first talk" });
  await asked.getByText("I count to eight, and it is long.").waitFor();
  await asked.getByText("What is said here stays here.").waitFor();
  await asked.getByText("Once a week.").waitFor();
  await asked.getByRole("button", { name: "I have read this and agree" }).click();
  await dana.page.getByRole("link", { name: /Wait time in a first talk/ }).click();
  await dana.page.getByText("Active").waitFor();
  await dana.page.getByText("Marisol Reyes and you can read this, and nobody else.").waitFor();
  await dana.page.getByText("a public body may have to produce records by law").waitFor();
  await dana.reply("Count with your fingers, behind your back.");

  await marisol.goto("/peers");
  await marisol.page.getByRole("link", { name: /Wait time in a first talk/ }).click();
  await marisol.page.getByText("Count with your fingers, behind your back.").waitFor();
  assert.equal(await tooWide(marisol.page), "");
  await marisol.choose(marisol.page, "What you can do with this peer thread", "Pause");
  await marisol.page.getByText("Nobody writes while it is paused.").waitFor();
  await dana.page.getByText("Nobody writes while it is paused.").waitFor();
});

test("a third comes in with everybody's yes, and reads from then on", async () => {
  const { marisol, andre, dana } = people;
  const proposed = (await marisol.send("peer.propose", { members: [andre.id], focus: "Rounds, together", opening: "Long before.", agreements: terms })).peer;
  const { thread } = (await andre.send("peer.answer", { peer: proposed.id, version: 1, agree: true, open_history: false })).peer;
  await marisol.send("peer.amend", { peer: proposed.id, agreements: terms, adds: dana.id, open_history: true });
  assert.ok(!(await dana.send("peer.list", {})).threads.some((one) => one.id === proposed.id), "nobody is asked before all parties agreed");
  const second = await house.member("Andre");
  await second.goto(`/t/${thread}`);
  await second.page.getByText("proposes that Dana Whitfield comes in").waitFor();
  await tabTo(second.page, /^button I have read this and agree/);
  await second.page.keyboard.press("Enter");
  await gone(second.page.getByRole("button", { name: "I have read this and agree" }));
  await holds(second.page, /^section Between peers/, "where it says how it stands");
  const third = await house.member("Dana");
  await third.goto("/peers");
  const asked = third.page.getByRole("region", { name: "Rounds, together" });
  await asked.getByText("You would read what is written from the day you come in.").waitFor();
  await asked.getByRole("button", { name: "I have read this and agree" }).focus();
  await third.page.keyboard.press("Enter");
  await gone(asked);
  await holds(third.page, /^div Between peers/, "in the list in which it now goes on");
  await third.page.getByRole("link", { name: /Rounds, together/ }).click();
  await third.page.getByText("Active").waitFor();
  await andre.post({ id: thread }, "Now we are three.");
  await third.page.getByText("Now we are three.").waitFor();
  assert.equal(await third.page.getByText("Long before.").count(), 0);
});

test("a word to one person is there at once, and for nobody else", async () => {
  const dana = await house.member("Dana");
  await dana.goto(`/members/${people.nadia.id}`);
  await dana.page.getByRole("button", { name: "Write to Nadia Hammoud" }).click();
  const dialog = dana.page.getByRole("dialog");
  await dialog.getByLabel("Your message").fill("May I ask you something?");
  await dialog.getByRole("button", { name: "Send" }).click();
  await dana.heading("Private message").waitFor();
  await dana.page.getByText("May I ask you something?").waitFor();
  const nadia = await house.member("Nadia");
  await nadia.page.getByRole("link", { name: "Peers 1 thread with something new", exact: true }).click();
  await nadia.page.getByRole("link", { name: /Dana Whitfield/ }).click();
  await nadia.page.getByText("May I ask you something?").waitFor();
  await nadia.page.getByRole("link", { name: "Peers", exact: true }).first().waitFor();
});
