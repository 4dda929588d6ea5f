import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { gone, House, until } from "./support/house.mjs";
import { focused, holds, tabIn, tabTo } from "./support/keyboard.mjs";

let house, marisol;
before(async () => {
  house = await House.open();
  marisol = await Api.signIn(house.server, house.server.person("Marisol"));
});
after(async () => house?.close());

const memberOf = async (api, query) => (await api.send("member.list", { query, limit: 1 })).members[0];

/** A visitor whose hands stay on the keyboard from here on. */
async function dana() {
  const visitor = await house.member("Dana");
  return { visitor, page: visitor.page, keyboard: visitor.page.keyboard };
}

test("search by keyboard: words, a kind, an author, an order, all of it taken back, a result opened", async () => {
  const thread = await marisol.thread("ask-a-partner", "Clothesline number talks", "We hang cards on a clothesline.", "question");
  const { visitor, page, keyboard } = await dana();
  await keyboard.press("/");
  await holds(page, /Words to search for|Search/, "after the key for searching");
  await keyboard.type("clothesline");
  await keyboard.press("Enter");
  const found = page.getByRole("main").locator(".results").getByRole("link", { name: /Clothesline number talks/ }).first();
  await until(async () => {
    await visitor.goto("/search?q=clothesline");
    return found.waitFor({ timeout: 2_000 }).then(() => true, () => false);
  }, "the new thread is found");
  await tabTo(page, /^summary Filters/);
  await keyboard.press("Enter");
  await tabTo(page, /^select Kind of thread/);
  await keyboard.press("ArrowDown");
  await keyboard.press("ArrowDown");
  await until(async () => /kind=question/.test(page.url()), "the address holds the kind");
  assert.match(await focused(page), /Kind of thread/, "the results come and the focus stays");
  await tabTo(page, /^input Written by/);
  await keyboard.type("Marisol");
  await page.getByRole("option", { name: /Marisol Reyes/ }).waitFor();
  await keyboard.press("Enter");
  await until(async () => /by=\d/.test(page.url()), "the address holds the author");
  await holds(page, /button .*(Marisol|Written by|without|Remove)/i, "where the author stands now");
  await found.waitFor();
  await keyboard.press("Enter");
  await until(async () => !/by=/.test(page.url()), "the author is taken back");
  await holds(page, /input Written by/, "after taking the author back");
  await tabTo(page, /button Clear filters/);
  await keyboard.press("Enter");
  await until(async () => !/kind=/.test(page.url()), "all filters are taken back");
  await holds(page, /summary|select|input|button|main/, "after clearing the filters");
  await found.waitFor();
  await keyboard.press("j");
  await tabTo(page, /^a .*Clothesline number talks/, { most: 10 });
  await keyboard.press("Enter");
  await visitor.heading("Clothesline number talks").waitFor();
  assert.match(page.url(), new RegExp(`/t/${thread.id}`));
});

test("notices by keyboard: marked as read, taken back, opened", async () => {
  const me = await memberOf(marisol, "Dana");
  const thread = await marisol.thread("ask-a-partner", "A word to Dana", `For [@${me.name}](lateral:member/${me.id}).`);
  const { visitor, page, keyboard } = await dana();
  await keyboard.press("3");
  await visitor.heading("Notices").waitFor();
  await tabTo(page, /button Mark all as read/);
  await keyboard.press("Enter");
  await holds(page, /button Undo/, "after marking all");
  await keyboard.press("Enter");
  await holds(page, /button Mark all as read/, "after taking it back");
  await tabTo(page, /^a .*A word to Dana/);
  await keyboard.press("Enter");
  await visitor.heading("A word to Dana").waitFor();
  assert.match(page.url(), new RegExp(`/t/${thread.id}`));
});

test("a file by keyboard: chosen, described when one is asked for it, removed, sent", async () => {
  const thread = await marisol.thread("ask-a-partner", "Show us your wall");
  const { visitor, page, keyboard } = await dana();
  await visitor.goto(`/t/${thread.id}`);
  await page.locator("article.post").first().waitFor();
  await keyboard.press("r");
  await holds(page, /textarea Your reply/, "after the key for a reply");
  const picture = new URL("../files/samples/look-for.jpg", import.meta.url).pathname;
  page.on("filechooser", (chooser) => void chooser.setFiles(picture));
  const add = async () => {
    await tabTo(page, /button Add a picture or file/);
    await keyboard.press("Enter");
  };
  await add();
  await page.getByText(/^Ready/).waitFor();
  await tabTo(page, /button Remove/, { key: "Shift+Tab", most: 6 });
  await keyboard.press("Enter");
  await gone(page.locator(".upload-row"));
  await holds(page, /button Add a picture or file/, "after removing it");
  await add();
  await page.getByText(/^Ready/).waitFor();
  await tabTo(page, /button Send/, { most: 6 });
  await keyboard.press("Enter");
  await holds(page, /input Describe the picture/, "where a word is missing");
  await keyboard.type("A wall with three charts");
  await tabTo(page, /button Send/, { most: 8 });
  await keyboard.press("Enter");
  await page.locator("article.post").getByRole("button", { name: /A wall with three charts/ }).waitFor();
  await holds(page, /textarea Your reply|button Send/, "after sending a file");
});

test("drafts by keyboard: gone on with from the first screen, and chosen where two devices wrote", async () => {
  const thread = await marisol.thread("ask-a-partner", "Begun and left");
  const api = await Api.signIn(house.server, house.server.person("Dana"));
  await api.send("draft.save", { place: "reply", about: thread.id, base: 0, body: "Begun on the bus" });
  const { visitor, page, keyboard } = await dana();
  await tabTo(page, /^a Begun and left/);
  await keyboard.press("Enter");
  await visitor.heading("Begun and left").waitFor();
  await until(async () => (await visitor.written()) === "Begun on the bus", "the words are there");
  const other = await marisol.thread("ask-a-partner", "On two devices");
  await visitor.goto(`/t/${other.id}`);
  await page.locator("article.post").first().waitFor();
  await tabTo(page, /textarea Your reply/);
  await page.locator(".editable").last().waitFor();
  await keyboard.type("On the train");
  await api.send("draft.save", { place: "reply", about: other.id, base: 0, body: "On the laptop" });
  const two = page.getByRole("region", { name: "You wrote this on two devices" });
  await two.waitFor();
  assert.match(await focused(page), /textarea Your reply/, "it stands beside the words and takes nothing away");
  await tabIn(two, /button Keep both/, "Shift+Tab");
  await keyboard.press("Enter");
  await gone(two);
  await holds(page, /textarea Your reply|main|article/, "after choosing");
  await until(async () => /On the train[^]*On the laptop/.test(await visitor.written()), "both are in the field");
});

test("who goes on while the editor is on its way is not called back by it", async () => {
  const thread = await marisol.thread("ask-a-partner", "Answered in haste");
  const { visitor, page, keyboard } = await dana();
  await visitor.goto(`/t/${thread.id}`);
  await page.locator("article.post").first().waitFor();
  let bring;
  const held = new Promise((resolve) => (bring = resolve));
  await page.route(/\/assets\/editor-/, async (route) => {
    await held;
    await route.continue();
  });
  await tabIn(page.locator("article.post"), /button Reply/, "Tab");
  await keyboard.press("Enter");
  await holds(page, /textarea Your reply/, "after Reply");
  await tabTo(page, /button Add a picture or file/, { most: 4 });
  bring();
  await page.locator(".editable").last().waitFor();
  await holds(page, /button Add a picture or file/, "when the editor is here");
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.match(await focused(page), /button Add a picture or file/);
});

test("one's profile by keyboard: opened, changed, given up, saved", async () => {
  const { visitor, page, keyboard } = await dana();
  await tabTo(page, /^a .*Settings/, { most: 120 });
  await keyboard.press("Enter");
  await holds(page, /h1 Settings/, "in the settings");
  await tabTo(page, /Open your profile/);
  await keyboard.press("Enter");
  await visitor.heading("Dana Whitfield").waitFor();
  await holds(page, /h1 Dana Whitfield/, "on one's own page");
  await tabTo(page, /button Edit your profile/);
  await keyboard.press("Enter");
  await holds(page, /h2 Edit your profile/, "in the form");
  await tabTo(page, /button Cancel/, { most: 12 });
  await keyboard.press("Enter");
  await holds(page, /button Edit your profile|h1/, "after giving up");
  await tabTo(page, /button Edit your profile/, { most: 4 });
  await keyboard.press("Enter");
  await tabTo(page, /input Pronouns/, { most: 6 });
  await keyboard.type("she/her");
  await keyboard.press("Enter");
  await visitor.said("Saved").waitFor();
  await holds(page, /button Edit your profile|h1/, "after saving");
  await page.getByRole("main").getByText("she/her").waitFor();
});

test("blocking by keyboard: on somebody's page, and taken back in the list of the settings", async () => {
  const { visitor, page, keyboard } = await dana();
  for (const name of ["Owen Stroud", "Curtis Boyd"]) {
    const { id } = await memberOf(marisol, name);
    await visitor.goto(`/members/${id}`);
    await visitor.heading(name).waitFor();
    await tabTo(page, new RegExp(`button Block ${name}`), { most: 120 });
    await keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: `Block ${name}` });
    await dialog.waitFor();
    await tabIn(dialog, /button Block$/, "Tab");
    await keyboard.press("Enter");
    await gone(dialog);
    await holds(page, new RegExp(`button .*${name}`), "after blocking");
  }
  await visitor.goto("/settings");
  await page.getByRole("heading", { name: "People you blocked" }).waitFor();
  await tabTo(page, /button .*Owen Stroud/, { most: 120 });
  await keyboard.press("Enter");
  await gone(page.getByRole("button", { name: /Owen Stroud/ }));
  await holds(page, /section People you blocked/, "with somebody left in the list");
  await tabTo(page, /button .*Curtis Boyd/, { most: 4 });
  await keyboard.press("Enter");
  await gone(page.getByRole("heading", { name: "People you blocked" }));
  await holds(page, /main/, "when the list is gone");
});
