import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { gone, House, tooWide, until } from "./support/house.mjs";
import { kept, screensKept } from "./support/kept.mjs";
import { holds, tabTo } from "./support/keyboard.mjs";

// Coaching cycles (S7): coach, teacher and principal in three browsers. Who judges does not coach (A19), an address says nothing
// (A20), a card that is taken back is gone at once (A21), and a number is entered by one thumb without a network.
let house, line;
before(async () => {
  house = await House.open();
  line = await house.line();
});
after(async () => house?.close());

const phone = { viewport: { width: 320, height: 640 } };
const api = async (name) => Api.signIn(house.server, house.server.person(name));
const member = async (by, name) => (await by.send("member.list", { query: name, limit: 1 })).members[0];
const cycleOf = async (who, name) => (await who.send("cycle.list", {})).cycles.find((one) => [one.coach.name, one.teacher.name].includes(name));
const button = (one, name) => one.page.getByRole("button", { name, exact: true });
const agree = (one) => button(one, "I have read this and agree").click();

test("coach and teacher read the card, both agree, and go through the stages", async () => {
  const hannah = await house.member("Hannah");
  await hannah.goto("/cycles");
  await button(hannah, "Propose a cycle").click();
  const dialog = hannah.page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Whom you would coach" }).fill("Imani");
  await dialog.getByRole("option", { name: /Imani Brooks/ }).click();
  await dialog.getByLabel("What about").selectOption("feedback");
  await dialog.getByLabel("What you would like to work on").fill("How we tell a team what we saw.");
  await dialog.getByText("a public body may have to produce records by law").waitFor();
  await dialog.getByRole("button", { name: "Propose it" }).click();
  await hannah.page.getByRole("heading", { name: "You propose a coaching cycle to Imani Brooks" }).waitFor();
  await hannah.page.getByText("No student is named. Numbers are of a class.").waitFor();
  await agree(hannah);
  await hannah.page.getByText("It begins when Imani Brooks has agreed too.").waitFor();

  const imani = await house.member("Imani", phone);
  await imani.goto("/cycles");
  await imani.page.getByRole("heading", { name: "You are asked" }).waitFor();
  await imani.goto("/notices");
  await imani.page.getByRole("link", { name: /^Unread: Hannah Vandenberg proposes a coaching cycle to you/ }).click();
  await imani.page.getByText("How we tell a team what we saw.").waitFor();
  await imani.page.getByText("The teacher may stop at any time, without a reason.").waitFor();
  assert.equal(await tooWide(imani.page), "");
  await agree(imani);
  await button(imani, "On to Identify").click();
  await hannah.page.getByText("A clear picture of now, one goal, and a way to get there.").waitFor();

  await button(imani, "Write down a goal").click();
  await imani.page.getByLabel("In the teacher's words").fill("Every team hears one thing that worked, in the first minute.");
  await imani.page.getByRole("checkbox", { name: /^Reachable/ }).check();
  await button(imani, "Keep").click();
  await hannah.page.getByText("Every team hears one thing that worked, in the first minute.").waitFor();
  await button(hannah, "Add a step").click();
  await hannah.page.getByLabel("A step of the strategy").fill("Say what you saw, before what you think");
  await hannah.page.getByLabel("A step of the strategy").press("Enter");
  await imani.page.getByRole("checkbox", { name: "Say what you saw, before what you think" }).check();
  await hannah.page.locator(".cycle-entries .done").waitFor();

  await hannah.page.getByRole("link", { name: /^Your talk/ }).click();
  await hannah.heading("Coaching with Imani Brooks").waitFor();
  assert.equal(await hannah.page.title(), "Coaching with Imani Brooks · Lateral");
  await hannah.page.getByText("Imani Brooks and you can read this, and nobody else.").waitFor();
  await hannah.reply("Shall I bring the card on Thursday?");
  await hannah.page.getByRole("link", { name: "The coaching cycle with Imani Brooks" }).waitFor();
  await hannah.page.getByRole("main").getByRole("link", { name: "Coaching", exact: true }).click();
  await hannah.heading("With Imani Brooks").waitFor();
  await imani.page.getByRole("link", { name: "Your talk: new words" }).waitFor();
  // Where nothing of it was read before: what is new names it, and so does the page that it leads to.
  const desktop = await house.member("Imani");
  await desktop.page.getByRole("main").getByRole("link", { name: /Coaching with Hannah Vandenberg/ }).waitFor();
  await desktop.goto(new URL(await desktop.page.getByRole("link", { name: /Coaching with Hannah Vandenberg/ }).getAttribute("href"), house.server.url).pathname);
  await desktop.heading("Coaching with Hannah Vandenberg").waitFor();
  await desktop.page.getByRole("main").getByRole("link", { name: "Coaching", exact: true }).waitFor();
  await desktop.page.getByLabel("Your reply").fill("Thursday is good");
  await until(async () => (await api("Imani")).send("draft.list", {}).then(({ drafts }) => drafts.length > 0), "the draft is kept");
  await desktop.goto("/");
  await desktop.page.locator(".fresh-group", { hasText: "Go on writing" }).getByText("Coaching with Hannah Vandenberg").waitFor();
  assert.equal(await tooWide(imani.page), "");

  await button(imani, "Stop here").click();
  await imani.page.getByText("No reason is asked, and none is told.").waitFor();
  await button(imani, "End the cycle").click();
  await hannah.page.getByText("This has ended. What you wrote stays with the two of you.").waitFor();
  assert.equal(await button(hannah, "On to Learn").count(), 0);
  await hannah.page.getByText("Every step so far").click();
  const last = await hannah.page.locator(".cycle-steps li").last().innerText();
  assert.ok(last.startsWith("Ended") && !last.includes("Imani"), `who ended it is not told: ${last}`);
});

test("who judges somebody's work does not coach them, and is told who could (A19)", async () => {
  const ben = await api("Ben");
  const jamal = await member(ben, "Jamal");
  const school = (await ben.send("organisation.list", { query: "Larkspur Public", limit: 1 })).organisations[0];
  await ben.send("affiliation.add", { member: jamal.id, organisation: school.id, role: "coach" });
  const principal = await house.member("Jamal");
  await principal.goto("/cycles");
  await button(principal, "Propose a cycle").click();
  const dialog = principal.page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Whom you would coach" }).fill("Imani");
  await dialog.getByRole("option", { name: /Imani Brooks/ }).click();
  await dialog.getByLabel("What you would like to work on").fill("Your questions.");
  await dialog.getByRole("button", { name: "Propose it" }).click();
  await dialog.getByText("Nobody can be coach and evaluator of the same person.").waitFor();
  await dialog.getByText("Somebody else could coach Imani Brooks:").waitFor();
  await dialog.getByRole("link", { name: "Dana Whitfield" }).waitFor();
  await principal.page.keyboard.press("Escape");
  await gone(dialog);
});

test("an address says the same to everybody else, and a principal sees cards and counts (A20)", async () => {
  const dana = await api("Dana");
  const cycle = await cycleOf(dana, "Imani Brooks");
  const jamal = await house.member("Jamal");
  await jamal.goto(`/cycles/${cycle.id}`);
  await jamal.heading("This is private to coach and teacher").waitFor();
  await jamal.page.getByText("Dana Whitfield and Imani Brooks").waitFor();
  const there = await jamal.page.getByRole("main").innerText();
  assert.ok(there.includes("Too few teachers here are being coached to give a number, or none.") && there.includes("Dana Whitfield and Imani Brooks"), there);
  assert.ok(there.includes("Questioning · Learn"), there);
  for (const word of ["eighteen", "silence", "Count to eight"]) assert.ok(!there.includes(word), word);
  await jamal.goto("/cycles/4711");
  await jamal.heading("This is private to coach and teacher").waitFor();
  await jamal.page.getByText("Dana Whitfield and Imani Brooks").waitFor();
  assert.equal(await jamal.page.getByRole("main").innerText(), there, "what is not there looks the same");
  const ellen = await house.member("Ellen");
  await ellen.goto(`/cycles/${cycle.id}`);
  await ellen.heading("This is private to coach and teacher").waitFor();
  assert.equal(await ellen.page.getByText("Imani").count(), 0, "the director above sees no card");
});

test("consent taken back, the card is gone at once from the principal's page (A21)", async () => {
  const jamal = await house.member("Jamal");
  await jamal.goto("/cycles");
  const card = jamal.page.getByText("Dana Whitfield and Imani Brooks");
  await card.waitFor();
  const imani = await house.member("Imani", phone);
  await imani.goto("/cycles");
  await imani.page.getByRole("link", { name: /Dana Whitfield/ }).click();
  const consent = imani.page.getByRole("checkbox", { name: "Let them see this card" });
  await imani.page.getByText("Who would see it: Jamal Pettway.").waitFor();
  assert.equal(await consent.isChecked(), true);
  await consent.uncheck();
  await gone(card);
  await consent.check();
  await card.waitFor();
});

test("'14 of 22' in a corridor without a signal: one thumb, 320 px, and it sends itself once", async () => {
  const dana = await house.member("Dana", { ...phone, hasTouch: true, proxy: { server: line.address } });
  dana.tolerate(/WebSocket connection to .* failed/, /Failed to load resource/, /ERR_/);
  const who = await api("Dana");
  const cycle = await cycleOf(who, "Imani Brooks");
  const numbers = async () => (await who.send("cycle.get", { cycle: cycle.id })).cycle.record.entries.filter((one) => one.kind === "progress" && one.count === 16);
  await dana.goto(`/cycles/${cycle.id}`);
  await dana.heading("With Imani Brooks").waitFor();
  await dana.page.getByRole("img", { name: /^From 7 of 22 on .* to 14 of 22/ }).waitFor();
  assert.equal(await tooWide(dana.page), "");
  const count = () => dana.page.getByLabel("Count", { exact: true });
  for (const field of [count(), dana.page.getByLabel("Out of", { exact: true })]) {
    assert.equal(await field.getAttribute("inputmode"), "numeric");
    const { height, width } = await field.boundingBox();
    assert.ok(height >= 44 && width >= 44, `a target for a thumb: ${width} by ${height}`);
  }
  await screensKept(dana.page);
  await until(async () => (await kept(dana.page)).includes("Dana Whitfield"), "what was read is kept");
  line.cut();
  await dana.said("No connection.").waitFor();
  await dana.page.close();

  // The phone opens it anew, without a network: with whom and about what is there, and no word of the record.
  await dana.newTab();
  await dana.goto(`/cycles/${cycle.id}`);
  await dana.page.getByText("There is no network. A number can be entered now").waitFor();
  await count().fill("16");
  await dana.page.getByLabel("Out of", { exact: true }).fill("22");
  await dana.page.getByLabel("What you looked for").fill("Answered in a whole sentence");
  await button(dana, "Keep the number").tap();
  await dana.said("Not sent yet.").waitFor();
  assert.equal(await tooWide(dana.page), "");
  assert.equal((await numbers()).length, 0);
  await dana.page.close();

  // On whichever screen one is when the signal comes back.
  await dana.newTab();
  await dana.goto("/");
  line.mend();
  await until(async () => (await numbers()).length > 0, "it sends itself");
  await dana.goto(`/cycles/${cycle.id}`);
  await dana.page.getByText("16 of 22", { exact: true }).waitFor();
  assert.equal((await numbers()).length, 1, "once");
  assert.equal(await dana.page.locator(".cycle-unsent").count(), 0);
});

test("notes of the coach's own, a visit with its time, and what is next, by keyboard alone", async () => {
  const dana = await house.member("Dana");
  await dana.goto("/cycles");
  await dana.page.getByRole("link", { name: /Imani Brooks/ }).focus();
  await dana.page.keyboard.press("Enter");
  await dana.heading("With Imani Brooks").waitFor();
  await dana.page.getByText("2 visits, 1 h 15 min together.").waitFor();
  await button(dana, "Add a note").focus();
  await dana.page.keyboard.press("Enter");
  await holds(dana.page, /^textarea Note/, "in the form that opened");
  await dana.page.keyboard.type("Stay at the back.");
  await tabTo(dana.page, /^button Add a note/);
  await dana.page.keyboard.press("Enter");
  await dana.page.getByText("Stay at the back.").waitFor();
  await holds(dana.page, /^button Add a note/, "where one would add another");
  await tabTo(dana.page, /^button Add a visit/, { key: "Shift+Tab" });
  await dana.page.keyboard.press("Enter");
  await holds(dana.page, /^textarea What was seen/, "in the form that opened");
  await dana.page.getByLabel("Minutes", { exact: true }).fill("15");
  await dana.page.keyboard.press("Enter");
  await dana.page.getByText("3 visits, 1 h 30 min together.").waitFor();
  await holds(dana.page, /^button Add a visit/, "where one would add another");
  const notes = dana.page.getByRole("region", { name: "Only for you" });
  assert.ok(!(await notes.innerText()).includes("Dana Whitfield"), "one's own notes have no other author");
  await notes.getByRole("button", { name: "What you can do with this entry" }).first().focus();
  await dana.page.keyboard.press("Enter");
  await tabTo(dana.page, /^button Change/);
  await dana.page.keyboard.press("Enter");
  await holds(dana.page, /^textarea Note/, "in what is changed");
  await tabTo(dana.page, /^button Cancel/);
  await dana.page.keyboard.press("Enter");
  await holds(dana.page, /^button What you can do/, "on what one changed");

  const imani = await house.member("Imani");
  await imani.goto("/cycles");
  await imani.page.getByRole("link", { name: /Dana Whitfield/ }).click();
  await imani.page.getByText("3 visits, 1 h 30 min together.").waitFor();
  assert.equal(await imani.page.getByText("Stay at the back.").count(), 0);
  assert.equal(await imani.page.getByRole("heading", { name: "Only for you" }).count(), 0);
});

test("a student's name is asked about before it is kept", async () => {
  const imani = await house.member("Imani");
  await imani.goto("/cycles");
  await imani.page.getByRole("link", { name: /Dana Whitfield/ }).click();
  await button(imani, "Add what is next").click();
  await imani.page.getByLabel("What", { exact: true }).fill("Sit with my student Tyler M. on Friday");
  await imani.page.locator("form.cycle-form", { has: imani.page.getByLabel("What", { exact: true }) }).getByRole("button", { name: "Add what is next" }).click();
  await imani.page.getByText("Tyler M.").first().waitFor();
  assert.equal(await imani.page.locator(".cycle-entries", { hasText: "Tyler" }).count(), 0);
});

test("whoever declines by keyboard goes on where it is said", async () => {
  const joy = await api("Joy");
  const imani = await member(joy, "Imani");
  const { id } = await member(joy, "Joy");
  const { line: proposed } = (await joy.send("cycle.propose", { coach: id, teacher: imani.id, focus: "planning", band: "several", subject: "several", opening: "How you plan a week." })).cycle;
  const asked = await house.member("Imani");
  await asked.goto(`/cycles/${proposed.id}`);
  await asked.page.getByText("How you plan a week.").waitFor();
  await tabTo(asked.page, /^button Decline/);
  await asked.page.keyboard.press("Enter");
  await holds(asked.page, /^section Where we are/, "where it says what came of it");
  await asked.page.getByText("This was not taken up.").waitFor();
});

test("a leader who leads there no more has no card on an open page", async () => {
  const jamal = await house.member("Jamal");
  await jamal.goto("/cycles");
  const card = jamal.page.getByText("Dana Whitfield and Imani Brooks");
  await card.waitFor();
  const ben = await api("Ben");
  const { affiliations } = await ben.send("member.get", { member: (await member(ben, "Jamal")).id });
  for (const one of affiliations.filter(({ role, ends_on }) => role === "principal" && !ends_on)) await ben.send("affiliation.end", { affiliation: one.id });
  await gone(card);
});
