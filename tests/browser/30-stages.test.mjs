import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { gone, House, tooWide, until } from "./support/house.mjs";

// Talk with a timer: a consultancy that says whose turn it is (A48), and a chat hour with numbered questions and a transcript (S3).
let house, line;
before(async () => {
  house = await House.open();
  line = await house.line();
});
after(async () => house?.close());

const phone = { viewport: { width: 360, height: 740 } };

const idOf = (one) => Number(new URL(one.page.url()).pathname.split("/")[2]);
const bar = (one) => one.page.getByRole("region", { name: "Stages of this thread" });
const inStage = (one, name) => bar(one).getByRole("heading", { name: new RegExp(`^Now: ${name}`) }).waitFor();

async function visit(name, thread, options) {
  const one = await house.member(name, options);
  await one.goto(`/t/${thread}`);
  await one.page.locator("article.post").first().waitFor();
  return one;
}

/** Asked once whether they are sure. */
async function goOn(one, button) {
  await bar(one).getByRole("button", { name: button }).click();
  const dialog = one.page.getByRole("dialog", { name: button });
  await dialog.getByRole("button", { name: button }).click();
  await gone(dialog);
}

test("a consultancy lets write whose turn it is, and tells everybody else what goes on", async () => {
  const marisol = await house.member("Marisol", { proxy: { server: line.address } });
  marisol.tolerate(/WebSocket|ERR_|Failed to load resource/);
  await marisol.openChannel("protocol-room");
  await marisol.page.getByRole("button", { name: "Start a thread" }).click();
  await marisol.page.getByRole("radio", { name: "Ask with a protocol" }).focus();
  await marisol.page.keyboard.press("Space");
  await marisol.page.getByLabel("How long: The group talks").selectOption("2 days");
  await marisol.page.getByLabel("Title").fill("Who talks for whom");
  await marisol.page.getByLabel("First post").fill("I speak for a learner who could speak.");
  await marisol.page.getByRole("button", { name: "Start thread" }).click();
  await marisol.heading("Who talks for whom").waitFor();
  await inStage(marisol, "Clarifying questions");
  const thread = idOf(marisol);

  const owen = await visit("Owen", thread, phone);
  await bar(owen).getByText("Ask short questions of fact").waitFor();
  await owen.reply("How long have you known each other?");
  await marisol.post("How long have you").waitFor();
  await marisol.page.locator(".stage-mark", { hasText: "Clarifying questions" }).waitFor();
  await goOn(marisol, "Next stage now");
  await owen.said("Now: Probing questions").waitFor({ state: "attached" });

  // Sent without a network, and there when the stage is over: the words come back as a draft.
  line.cut();
  await marisol.page.getByText("No connection.").first().waitFor();
  await marisol.reply("I would have to be quiet.");
  await marisol.page.getByText("Not sent yet").first().waitFor();
  const andre = await Api.signIn(house.server, house.server.person("Andre"));
  await andre.send("stage.next", { thread, position: 2 });
  line.mend();
  await marisol.page.getByText("Nothing is lost").waitFor();
  await marisol.page.locator(".turn-words", { hasText: "I would have to be quiet." }).waitFor();
  await marisol.page.locator(".turn", { hasText: "You do not reply in this stage" }).waitFor();
  assert.equal(await marisol.composer.count(), 0);
  assert.equal(await marisol.page.getByRole("button", { name: "Reply", exact: true }).count(), 0);
  assert.deepEqual((await andre.posts({ id: thread })).map((post) => post.position), [1, 2]);

  await inStage(owen, "The group talks");
  await owen.reply("Maybe the quiet is yours to give.");
  await marisol.post("the quiet is yours").waitFor();
  assert.equal(await tooWide(owen.page), "");
  await goOn(marisol, "Next stage now");
  await marisol.composer.waitFor();
  assert.match(await marisol.written(), /I would have to be quiet/);

  // Who comes late is told what is allowed now.
  const curtis = await visit("Curtis", thread, phone);
  await inStage(curtis, "The presenter reflects");
  await curtis.page.locator(".turn", { hasText: "Only the presenter writes now" }).waitFor();
  assert.equal(await curtis.composer.count(), 0);
  const api = await Api.signIn(house.server, house.server.person("Curtis"));
  assert.equal((await api.try("post.create", { thread, body: "Me too!" })).error, "not_your_turn");
  await marisol.page.getByRole("button", { name: "Send" }).click();
  await curtis.post("I would have to be quiet.").waitFor();

  await goOn(marisol, "End it now");
  await curtis.page.locator(".turn", { hasText: "Nobody writes here any more" }).waitFor();
  assert.equal(await tooWide(curtis.page), "");
});

test("a chat hour is asked question by question, by keyboard and on a phone, and read afterwards", async () => {
  const lena = await house.member("Lena");
  await lena.openChannel("coaching-craft");
  await lena.page.getByRole("button", { name: "Start a thread" }).click();
  await lena.page.getByRole("radio", { name: "Plan a live chat" }).check();
  await lena.page.getByLabel("Title").fill("An hour about waiting");
  await lena.page.getByLabel("First post").fill("Come as you are.");
  await lena.page.getByRole("button", { name: "Start thread" }).click();
  await lena.page.getByText("A chat needs at least one question.").waitFor();
  await lena.page.getByRole("textbox", { name: "Question 1" }).fill("What did you wait for?");
  await lena.page.getByRole("textbox", { name: "Question 2" }).fill("What happened with my student Tyler M.?");
  await lena.page.getByRole("button", { name: "Take out question 3" }).click();
  await lena.page.getByLabel("When it begins").fill("");
  await lena.page.getByRole("button", { name: "Start thread" }).click();
  await lena.page.locator(".student-panel mark", { hasText: "Tyler M." }).waitFor();
  await lena.page.getByRole("textbox", { name: "Question 2" }).fill("What happened meanwhile?");
  await lena.page.getByRole("button", { name: "Start thread" }).click();
  await lena.heading("An hour about waiting").waitFor();
  const thread = idOf(lena);

  const owen = await house.member("Owen", phone);
  await owen.page.getByRole("link", { name: /An hour about waiting/ }).first().waitFor();
  await owen.page.getByRole("heading", { name: "Live chats" }).waitFor();
  await owen.goto(`/t/${thread}`);
  await bar(owen).getByText("What did you wait for?").first().waitFor();
  await owen.reply("For eight seconds.");
  await lena.post("For eight seconds.").waitFor();

  // The host leads by keyboard, and everybody hears the next question.
  await bar(lena).getByRole("button", { name: "Next question" }).focus();
  await lena.page.keyboard.press("Enter");
  await owen.said("What happened meanwhile?").waitFor({ state: "attached" });
  await bar(owen).getByRole("heading", { name: /Question 2 of 2/ }).waitFor();
  await owen.page.locator(".dock", { hasText: "What happened meanwhile?" }).waitFor();
  await owen.reply("Somebody else spoke.");
  await lena.reply("And I learned her question.");
  await owen.post("And I learned her question.").waitFor();
  assert.equal(await tooWide(owen.page), "");
  await bar(lena).getByRole("button", { name: "5 more minutes" }).click();
  await lena.said("There is more time now").waitFor();
  await goOn(lena, "End it now");
  await owen.page.locator(".turn", { hasText: "Nobody writes here any more" }).waitFor();

  await bar(owen).getByRole("link", { name: "Read the transcript" }).click();
  await owen.heading("Transcript: An hour about waiting").waitFor();
  const parts = await owen.page.locator(".transcript section").evaluateAll((all) =>
    all.map((one) => [one.querySelector("h2").textContent, ...[...one.querySelectorAll(".prose")].map((words) => words.textContent)]),
  );
  assert.deepEqual(parts, [
    ["Before it began", "Come as you are."],
    ["Question 1: What did you wait for?", "For eight seconds."],
    ["Question 2: What happened meanwhile?", "Somebody else spoke.", "And I learned her question."],
  ]);
  assert.equal(await tooWide(owen.page), "");
  const [download] = await Promise.all([owen.page.waitForEvent("download"), owen.page.getByRole("button", { name: "Save as a text" }).click()]);
  assert.equal(download.suggestedFilename(), "An-hour-about-waiting.md");
  const text = await readFile(await download.path(), "utf8");
  assert.match(text, /^# An hour about waiting\n[^]*## Question 1: What did you wait for\?\n\n\*\*Owen Stroud, [^]*For eight seconds\.\n/);

  // On paper nothing stands around it.
  await owen.page.emulateMedia({ media: "print" });
  await until(async () => !(await owen.places.isVisible()), "the places are not printed");
  assert.equal(await owen.page.getByRole("button", { name: "Print" }).isVisible(), false);
});
