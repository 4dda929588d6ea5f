import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { gone, House, tooWide, until } from "./support/house.mjs";
import { screensKept } from "./support/kept.mjs";

// Weekly reflections (S6): written through a Wi-Fi drop (A22), on two devices (A23), for a past week (A24), away (A25); shared with
// a lead who answers by keyboard, and taken back.
let house, line;
before(async () => {
  house = await House.open();
  line = await house.line();
});
after(async () => house?.close());

const phone = { viewport: { width: 360, height: 740 } };
const field = (one) => one.page.getByRole("textbox", { name: "What do you want to hold on to?" });
const keepIt = (one) => one.page.getByRole("button", { name: "Keep this reflection" }).click();
const api = async (name) => Api.signIn(house.server, house.server.person(name));
const weeks = async (who) => (await who.send("journal.get", {})).weeks;

async function open(name, options) {
  const one = await house.member(name, options);
  await one.goto("/journal");
  await one.heading("Reflections").waitFor();
  return one;
}

test("what is written through a Wi-Fi drop is there offline, says that it is not sent, and is sent once (A22)", async () => {
  const dana = await open("Dana", { ...phone, proxy: { server: line.address } });
  dana.tolerate(/WebSocket connection to .* failed/, /Failed to load resource/, /ERR_/);
  const who = await api("Dana");
  assert.equal((await weeks(who))[0].state, "not_started");
  await dana.page.getByRole("radio", { name: "Only me" }).check();
  await dana.page.getByText("Only you can read this.").waitFor();
  await dana.page.getByText("a public body may have to produce records by law").first().waitFor();
  assert.equal(await tooWide(dana.page), "");
  await field(dana).click();
  await dana.page.keyboard.type("The silence was theirs. ");
  await until(async () => (await weeks(who))[0].state === "draft", "the server has the beginning");
  await screensKept(dana.page);
  line.cut();
  await dana.said("No connection.").waitFor();
  await dana.page.keyboard.type("I only had to leave it alone.");
  await keepIt(dana);
  await dana.said("Not sent yet").waitFor();
  await dana.page.close();

  await dana.newTab();
  await dana.goto("/journal");
  await dana.said("Not sent yet").waitFor();
  assert.equal((await dana.written(field(dana))).trim(), "The silence was theirs. I only had to leave it alone.");
  assert.equal((await weeks(who))[0].state, "draft");
  line.mend();
  await dana.page.getByText("Only you can read this.").waitFor();
  await dana.page.getByRole("link", { name: "Read it" }).waitFor();
  await until(async () => (await weeks(who))[0].state === "submitted", "it is kept");
  const [{ reflection }] = await weeks(who);
  assert.deepEqual((await who.posts({ id: reflection.thread })).map(({ body }) => body), ["The silence was theirs. I only had to leave it alone."]);
  assert.equal((await who.send("draft.get", { place: "reflection", about: Date.parse(`${reflection.week}T00:00:00Z`) / 86_400_000 })).draft, undefined);
});

test("written on a phone and on a laptop, both versions stand side by side (A23)", async () => {
  const hannah = await open("Hannah", { proxy: { server: line.address } });
  hannah.tolerate(/WebSocket connection to .* failed/, /Failed to load resource/, /ERR_/);
  const who = await api("Hannah");
  const [{ week }] = await weeks(who);
  await field(hannah).click();
  line.cut();
  await hannah.said("No connection.").waitFor();
  await hannah.page.keyboard.type("From the car park");
  await who.send("draft.save", { place: "reflection", about: Date.parse(`${week}T00:00:00Z`) / 86_400_000, base: 0, body: "From the desk" });
  line.mend();
  const two = hannah.page.getByRole("region", { name: "You wrote this on two devices" });
  await two.waitFor();
  assert.match(await two.innerText(), /From the car park[^]*From the desk/);
  await two.getByRole("button", { name: "Keep both" }).press("Enter");
  await gone(two);
  await keepIt(hannah);
  await hannah.said("Your reflection is kept.").waitFor();
  const [{ reflection }] = await weeks(who);
  assert.match((await who.posts({ id: reflection.thread }))[0].body, /From the car park[^]*From the desk/);
});

test("a past week is filled in and says when, and a week away asks for nothing (A24, A25)", async () => {
  const grace = await open("Grace");
  await grace.page.getByRole("button", { name: "I am away this week" }).press("Enter");
  await grace.page.getByText("You are away this week. There is nothing to write.").waitFor();
  assert.equal(await field(grace).count(), 0);
  await grace.page.getByRole("button", { name: "Write something after all" }).press("Enter");
  await field(grace).waitFor();

  const who = await api("Grace");
  const [{ week }] = await weeks(who);
  const before = new Date(Date.parse(`${week}T00:00:00Z`) - 7 * 86_400_000).toISOString().slice(0, 10);
  await grace.page.locator(".week").nth(1).press("Enter");
  await grace.page.getByText("Filled in afterwards, it says when it was entered.").waitFor();
  await grace.page.getByLabel("Something to write to").selectOption({ label: "What evidence surprised me?" });
  const asked = grace.page.getByRole("textbox", { name: "What evidence surprised me?" });
  await asked.fill("That the quiet table had the most to say.");
  await keepIt(grace);
  await grace.page.getByText("It came after it was due, which only those who read it see.").waitFor();
  assert.equal((await weeks(who)).find((one) => one.week === before).state, "late");
});

test("a lead reads those of one place, and how many wait in each", async () => {
  const lena = await open("Lena");
  const { page } = lena;
  await lena.goto("/desk");
  await lena.heading("Desk").waitFor();
  const names = () => page.locator(".desk-line strong").allInnerTexts();
  await page.locator(".desk-line").first().waitFor();
  const everybody = await names();
  assert.ok(new Set(everybody).size > 1, everybody.join());
  const place = page.getByRole("combobox", { name: "Who works at" });
  const options = await place.getByRole("option").allInnerTexts();
  assert.deepEqual(options.map((text) => text.replace(/, \d+ waiting$/, "")), ["Anywhere", "Larkspur Public Schools", "Pinecrest Center Program", "Three Pines ISD"]);
  await place.focus();
  await page.keyboard.type("Lark");
  await until(async () => (await names()).every((name) => name === "Dana Whitfield") && (await names()).length > 0, "only Dana's");
  await page.keyboard.press("Home");
  await until(async () => (await names()).length === everybody.length, "all again");
});

test("a lead reads and answers by keyboard alone; what is taken back is gone for them", async () => {
  const marisol = await api("Dana");
  const lena = await open("Lena");
  await lena.page.getByRole("link", { name: /reflections wait at your desk/ }).press("Enter");
  await lena.heading("Desk").waitFor();
  const lines = lena.page.locator(".desk-line");
  await lines.first().waitFor();
  // What is to be followed up stands there too, and waits no more.
  const waits = () => lines.filter({ hasNot: lena.page.locator(".tag", { hasText: "to follow up" }) }).count();
  const waiting = await waits();
  assert.ok(waiting >= 3, `${waiting} wait`);
  const open1 = await lena.page.getByRole("heading", { level: 2, name: /,/ }).innerText();
  // Opened already: one key to the field, one to send it.
  await lena.page.locator(".said").first().waitFor();
  await lena.page.keyboard.press("r");
  await lena.page.getByRole("textbox", { name: "Your answer" }).waitFor();
  await lena.page.keyboard.type("Thank you for this one.");
  await lena.page.keyboard.press("Control+Enter");
  await lena.said("is on its way").waitFor();
  await until(async () => (await waits()) === waiting - 1, "one less waits");
  await until(async () => (await lena.page.getByRole("heading", { level: 2, name: /,/ }).innerText()) !== open1, "the next one is open");
  await lena.page.getByRole("button", { name: "Follow up", exact: true }).press("Enter");
  await lena.page.locator(".desk-line .tag", { hasText: "to follow up" }).waitFor();
  await until(async () => (await waits()) === waiting - 2, "it does not wait any more");
  // Its author goes on: it waits, and is to be followed up all the same.
  const { entries } = await (await api("Lena")).send("desk.list", {});
  const followed = entries.find(({ mark }) => mark === "follow_up").thread.thread;
  await (await api(followed.author.name.split(" ")[0])).post(followed, "And on Friday it held.");
  const both = lines.filter({ has: lena.page.getByText("to follow up", { exact: true }) }).filter({ has: lena.page.getByText("waits", { exact: true }) });
  await both.waitFor();
  const kept = await lena.page.getByRole("heading", { level: 2, name: /,/ }).innerText();
  await lena.page.keyboard.press("n");
  await gone(lena.page.locator(".desk-line .tag", { hasText: "to follow up" }));
  assert.notEqual(await lena.page.getByRole("heading", { level: 2, name: /,/ }).innerText(), kept);

  const shared = (await weeks(marisol)).find(({ reflection }) => reflection?.audience === "lead");
  const thread = `/t/${shared.reflection.thread}`;
  await lena.goto(thread);
  await lena.page.locator("article.post").first().waitFor();
  await marisol.send("reflection.share", { thread: shared.reflection.thread, audience: "me" });
  await lena.goto(thread);
  await lena.page.getByRole("heading", { level: 1 }).waitFor();
  await gone(lena.page.locator("article.post"));
  for (const name of ["Lena", "Ellen", "Jamal", "Ben", "Tom"]) {
    const other = await api(name);
    assert.deepEqual(await other.try("post.list", { thread: shared.reflection.thread }), { error: "not_found" });
    assert.deepEqual(await other.try("reflection.share", { thread: shared.reflection.thread, audience: "lead" }), { error: "not_found" });
  }
});
