import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { gone, House, tooWide, until } from "./support/house.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const words = "My student Tyler M. in room 12 hit 80%";
const title = "Could this tell who a student is?";

let house, line, owen;
before(async () => {
  house = await House.open();
  line = await house.line();
  owen = await Api.signIn(house.server, house.server.person("Owen"));
});
after(async () => house?.close());

const panel = (one) => one.page.getByRole("region", { name: title });
const bodies = async (thread) => (await owen.posts(thread)).map((post) => post.body);
const focused = (locator) => locator.evaluate((element) => element === document.activeElement);

async function assertAccessible(one) {
  await one.page.evaluate(axe);
  const found = await one.page.evaluate(
    async (values) => (await window.axe.run(document, { runOnly: { type: "tag", values } })).violations,
    rules,
  );
  assert.deepEqual(found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`), []);
  assert.equal(await tooWide(one.page), "");
}

async function at(thread, options) {
  const dana = await house.member("Dana", options);
  await dana.goto(`/t/${thread.id}`);
  await dana.page.locator("article.post").first().waitFor();
  return dana;
}

test("a name in an answer is marked, changed and then sent, by keyboard alone", async () => {
  const thread = await owen.thread("ask-a-partner", "What hit 80%?");
  const dana = await at(thread);
  await dana.composer.focus();
  await dana.page.keyboard.type(words);
  await dana.page.keyboard.press("Control+Enter");
  await panel(dana).locator("mark").waitFor();
  assert.equal(await panel(dana).locator("mark").innerText(), "Tyler M.");
  assert.equal(await panel(dana).locator(".sentence").innerText(), words);
  await until(() => focused(panel(dana).getByRole("heading")), "the panel has the focus");
  await assertAccessible(dana);
  assert.deepEqual(await bodies(thread), ["The first words."]);

  await dana.page.keyboard.press("Tab");
  assert.ok(await focused(panel(dana).getByRole("button", { name: "Change the words" })));
  await dana.page.keyboard.press("Enter");
  await gone(panel(dana));
  await until(async () => (await dana.written()).includes("Tyler"), "the words are in the field again");
  assert.ok(await focused(dana.composer));
  await dana.page.keyboard.press("End");
  await dana.page.keyboard.press("Shift+Home");
  await dana.page.keyboard.type("A 4th grader in room 12 hit 80%");
  await dana.page.keyboard.press("Control+Enter");
  await until(async () => (await bodies(thread)).length === 2, "it is sent");
  assert.deepEqual(await bodies(thread), ["The first words.", "A 4th grader in room 12 hit 80%"]);
  assert.equal(await panel(dana).count(), 0);
});

test("who insists is believed, once and for these words", async () => {
  const thread = await owen.thread("ask-a-partner", "Who insists");
  const dana = await at(thread);
  await dana.reply(words);
  await panel(dana).getByRole("button", { name: "This is not a student" }).click();
  await until(async () => (await bodies(thread)).includes(words), "it is sent as it was");
  await gone(panel(dana));
  // Changed without new words, nobody is asked; with new ones one is.
  await dana.choose(dana.post(words), "More", "Edit");
  const field = dana.page.getByLabel("Your post");
  await field.fill(`${words} today`);
  await dana.page.getByRole("button", { name: "Save" }).click();
  await dana.post(`${words} today`).waitFor();
  await until(async () => (await bodies(thread)).includes(`${words} today`), "the change is saved");
  await dana.choose(dana.post(words), "More", "Edit");
  await field.fill(`${words}. Aisha's IEP too.`);
  await dana.page.getByRole("button", { name: "Save" }).click();
  await panel(dana).locator("mark", { hasText: "Aisha" }).waitFor();
  await assertAccessible(dana);
  await panel(dana).getByRole("button", { name: "Change the words" }).click();
  await until(() => focused(field), "the text has the focus");
  await dana.page.getByRole("button", { name: "Cancel" }).click();
  assert.ok((await bodies(thread)).includes(`${words} today`));
});

test("what was written without a network is held when it would go out", async () => {
  const thread = await owen.thread("ask-a-partner", "Without a network");
  const dana = await at(thread, { proxy: { server: line.address }, viewport: { width: 360, height: 740 } });
  dana.tolerate(/WebSocket connection to .* failed/, /Failed to load resource/, /dynamically imported module/);
  line.cut();
  await dana.said("No connection.").waitFor();
  await dana.reply(words);
  await dana.post(words).getByText("Not sent yet").waitFor();
  line.mend();
  await panel(dana).locator("mark").waitFor();
  assert.equal(await tooWide(dana.page), "");
  assert.deepEqual(await bodies(thread), ["The first words."]);
  // It stands there when the page is opened again, and does not take the focus then.
  await dana.page.reload();
  await panel(dana).locator("mark").waitFor();
  assert.equal(await focused(panel(dana).getByRole("heading")), false);
  await panel(dana).getByRole("button", { name: "This is not a student" }).click();
  await until(async () => (await bodies(thread)).includes(words), "it is sent");
  assert.equal((await bodies(thread)).length, 2);
});

test("a new thread is looked at with its title, and asked about once", async () => {
  const dana = await house.member("Dana");
  await dana.openChannel("ask-a-partner");
  await dana.page.getByRole("button", { name: "Start a thread" }).click();
  await dana.page.getByLabel("Title").fill("Tyler's IEP");
  await dana.page.getByLabel("First post").fill(words);
  await dana.page.getByRole("button", { name: "Start thread" }).click();
  await panel(dana).locator("mark").nth(1).waitFor();
  assert.deepEqual(await panel(dana).locator("mark").allInnerTexts(), ["Tyler", "Tyler M."]);
  await panel(dana).getByRole("button", { name: "Change the words" }).click();
  await until(() => focused(dana.page.getByLabel("Title")), "the title has the focus");
  await panel(dana).getByRole("button", { name: "This is not a student" }).click();
  await dana.heading("Tyler's IEP").waitFor();

  await dana.choose(dana.page.getByRole("main"), "Thread options", "Change the title");
  await dana.page.getByRole("dialog").getByLabel("Title").fill("Aisha's IEP");
  await dana.page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await panel(dana).locator("mark").waitFor();
  await panel(dana).getByRole("button", { name: "This is not a student" }).click();
  await dana.heading("Aisha's IEP").waitFor();
});

test("a file with such a name is held before anything of it is sent, and goes up under another", async () => {
  const thread = await owen.thread("ask-a-partner", "A file with a name");
  const dana = await at(thread);
  const bytes = Buffer.from("Goals of nobody");
  const choose = () => dana.page.locator(".composer input[type=file]").first().setInputFiles({ name: "IEP_J_Smith.txt", mimeType: "text/plain", buffer: bytes });
  const requests = [];
  dana.page.on("request", (request) => void (request.method() === "PUT" && requests.push(request.url())));
  await dana.composer.focus();
  await choose();
  await panel(dana).locator("mark", { hasText: "IEP_J_Smith.txt" }).waitFor();
  await assertAccessible(dana);
  assert.deepEqual(requests, []);
  await panel(dana).getByLabel("Another name for the file").fill("Goals.txt");
  await panel(dana).getByRole("button", { name: "Save" }).click();
  await dana.page.locator(".upload-row", { hasText: "Goals.txt" }).getByText("Ready").waitFor();
  assert.equal(requests.length, 1);
  await choose();
  await panel(dana).getByRole("button", { name: "This is not a student" }).click();
  await dana.page.locator(".upload-row", { hasText: "IEP_J_Smith.txt" }).getByText("Ready").waitFor();
  await dana.reply("Both are here");
  await until(async () => (await bodies(thread)).includes("Both are here"), "the post is there");
});
