import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { gone, House, tooWide, until } from "./support/house.mjs";

// Somebody flags a post, it is out of sight, whoever looks after the channel decides, the author hears why and asks for somebody else.
let house, owen;
before(async () => {
  house = await House.open();
  owen = await Api.signIn(house.server, house.server.person("Owen"));
});
after(async () => house?.close());

const words = "Our quietest reader finished a whole chapter";

async function at(name, thread, options) {
  const one = await house.member(name, options);
  await one.goto(`/t/${thread.id}`);
  await one.page.locator("article.post").first().waitFor();
  return one;
}

async function flag(one, text, reason) {
  await one.choose(one.post(text), "More", "Flag");
  const dialog = one.page.getByRole("dialog", { name: "Flag this post" });
  await dialog.getByLabel(reason).check();
  await dialog.getByRole("button", { name: "Flag it" }).click();
  await gone(dialog);
}

test("a post that may say who a student is goes out of sight for everybody, is looked at, and comes back", async () => {
  const thread = await owen.thread("ask-a-partner", "A chapter");
  await owen.post(thread, words);
  const marisol = await at("Marisol", thread, { viewport: { width: 360, height: 740 } });
  const reader = await at("Owen", thread);
  await flag(marisol, words, "It may say who a student is");
  await marisol.page.getByText("out of sight").first().waitFor();
  await gone(reader.page.getByText(words));
  assert.equal((await owen.posts(thread)).at(-1).body, "");

  // Its author is told without a name, and sees what it said.
  await reader.page.getByRole("button", { name: "Why, and what it said" }).click();
  const own = reader.page.getByRole("dialog", { name: "Why this is out of sight" });
  await own.getByText(words).waitFor();
  await own.getByText("It may say who a student is").waitFor();
  assert.equal(await own.getByText("Marisol").count(), 0);
  await reader.page.keyboard.press("Escape");

  const dana = await house.member("Dana");
  await dana.page.getByRole("link", { name: /flagged post/ }).click();
  await dana.heading("Flagged posts").waitFor();
  const one = dana.page.getByRole("article", { name: /A post by Owen/ });
  await one.getByText(words).waitFor();
  await one.getByText("Marisol").waitFor();
  await one.getByRole("button", { name: "Who" }).click();
  await one.getByText("had read it").first().waitFor();
  await one.getByRole("button", { name: "Put it back" }).click();
  const reason = one.getByLabel("Why you decide so");
  await until(() => reason.evaluate((field) => field === document.activeElement && !field.checkValidity()), "a reason is asked for");
  await one.getByLabel("Why you decide so").fill("No student can be told from this.");
  await one.getByRole("button", { name: "Put it back" }).click();
  await dana.page.getByText("Nothing waits.").waitFor();
  await reader.post(words).waitFor();
  await marisol.post(words).waitFor();
  assert.equal(await tooWide(marisol.page), "");
  await dana.page.getByRole("button", { name: "Decided" }).click();
  await dana.page.getByText("Kept by Dana").waitFor();
});

test("what is removed is appealed by its author, and somebody else decides, by keyboard", async () => {
  const thread = await owen.thread("ask-a-partner", "Another chapter");
  await owen.post(thread, "That was a silly thing to say");
  const marisol = await at("Marisol", thread);
  const reader = await at("Owen", thread);
  await flag(marisol, "That was a silly thing to say", "It is unkind to somebody");
  assert.equal((await owen.posts(thread)).at(-1).body, "That was a silly thing to say");
  const dana = await house.member("Dana");
  await dana.goto("/flagged");
  const card = dana.page.getByRole("article", { name: /A post by Owen/ }).filter({ hasText: "Another chapter" });
  await card.getByLabel("Why you decide so").fill("Please say it kindly.");
  await card.getByRole("button", { name: "Remove it" }).click();
  await dana.page.getByText("Nothing waits.").waitFor();

  await reader.page.getByRole("button", { name: "Why, and what it said" }).click();
  const own = reader.page.getByRole("dialog");
  await own.getByText("Please say it kindly.").waitFor();
  await own.getByLabel("Ask for somebody else to decide").focus();
  await reader.page.keyboard.type("It was about myself.");
  await reader.page.keyboard.press("Tab");
  await reader.page.keyboard.press("Enter");
  await own.getByText("You asked for somebody else").waitFor();

  await dana.page.reload();
  await dana.page.getByText("You decided about it before.").waitFor();
  assert.equal(await dana.page.getByRole("button", { name: "Put it back" }).count(), 0);
});
