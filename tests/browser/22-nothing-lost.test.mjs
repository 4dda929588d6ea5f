import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { gone, House, until } from "./support/house.mjs";
import { holds, tabTo } from "./support/keyboard.mjs";
import { kept } from "./support/kept.mjs";

// Scenarios A22, A23 (for posts), A44, and what lies between a press and its answer; 19 has A42, and 06 the keyboard with all its keys.

let house, line, marisol;
before(async () => {
  house = await House.open();
  line = await house.line();
  marisol = await Api.signIn(house.server, house.server.person("Marisol"));
});
after(async () => house?.close());

const broken = [/WebSocket connection to .* failed/, /Failed to load resource/, /dynamically imported module/];
const numbered = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => `word${from + at}`).join(" ");

/** The tab is closed, and opened again so much later. */
async function reopened(visitor, minutes, path) {
  await visitor.page.close();
  await visitor.newTab();
  await visitor.page.clock.setSystemTime(Date.now() + minutes * 60_000);
  await visitor.goto(path);
}

test("240 words, the cable pulled, the tab closed and opened ten minutes later: intact, not sent yet, and then sent once (A22)", async () => {
  const thread = await marisol.thread("ask-a-partner", "A week to look back on");
  const dana = await house.member("Dana", { proxy: { server: line.address } });
  dana.tolerate(...broken);
  const path = `/t/${thread.id}`;
  await dana.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await dana.goto(path);
  await dana.post("The first words.").waitFor();
  await until(async () => (await kept(dana.page)).includes("A week to look back on"), "it is kept");
  await dana.composer.click();
  await dana.page.keyboard.insertText(`${numbered(1, 120)} `);
  line.cut();
  await dana.said("No connection.").waitFor();
  await dana.page.keyboard.insertText(numbered(121, 240));

  await reopened(dana, 10, path);
  await dana.said("You see what was kept here").waitFor();
  assert.equal(await dana.written(), numbered(1, 240));
  await dana.composer.click();
  await dana.page.keyboard.press("Control+Enter");
  await dana.post("word240").getByText("Not sent yet").waitFor();
  assert.equal(await dana.written(), "");

  await reopened(dana, 20, path);
  const waiting = dana.page.locator("article.unsent");
  await waiting.getByText("Not sent yet").waitFor();
  assert.equal((await waiting.locator(".prose").innerText()).trim(), numbered(1, 240));

  line.mend();
  await until(async () => (await marisol.posts(thread)).length === 2, "it is sent");
  await gone(waiting);
  await dana.page.reload();
  await dana.post("word240").waitFor();
  assert.deepEqual((await marisol.posts(thread)).map((post) => post.body), ["The first words.", numbered(1, 240)]);
  assert.equal(await dana.written(), "");
  const own = await Api.signIn(house.server, house.server.person("Dana"));
  assert.deepEqual((await own.send("draft.list", {})).drafts, []);
});

test("a post that is changed on the phone and on the laptop: the second saving shows both, nothing is lost (A23)", async () => {
  const owen = await Api.signIn(house.server, house.server.person("Owen"));
  const thread = await marisol.thread("ask-a-partner", "Two devices, one post");
  const { id } = await owen.post(thread, "As it was.");
  const body = async () => (await marisol.posts(thread))[1].body;
  const [phone, laptop] = [
    await house.member("Owen", { viewport: { width: 360, height: 740 }, proxy: { server: line.address } }),
    await house.member("Owen"),
  ];
  phone.tolerate(...broken);
  const field = (one) => one.page.getByLabel("Your post");
  const begin = async (one) => {
    await one.goto(`/t/${thread.id}`);
    await one.choose(one.post("As it was."), "More", "Edit");
    await until(() => field(one).evaluate((element) => element.classList.contains("editable")), "the editor of the post");
    await one.page.keyboard.press("Control+End");
  };
  await begin(phone);
  await begin(laptop);
  line.cut();
  await phone.said("No connection.").waitFor();
  await phone.page.keyboard.type(" On the phone.");
  await laptop.page.keyboard.type(" On the laptop.");
  await laptop.page.keyboard.press("Control+Enter");
  await gone(field(laptop));
  assert.equal(await body(), "As it was. On the laptop.");

  // What the phone sent off without a network began with a version that is gone by now.
  await phone.page.keyboard.press("Control+Enter");
  line.mend();
  const two = phone.page.getByRole("region", { name: "This post was changed elsewhere while you wrote" });
  await two.waitFor();
  assert.match(await two.innerText(), /As it was\. On the phone\.[^]*As it was\. On the laptop\./);
  assert.equal(await body(), "As it was. On the laptop.");
  // It is there after the tab was closed, too.
  await phone.page.reload();
  await phone.choose(phone.post("As it was."), "More", "Edit");
  await two.waitFor();
  await two.getByRole("button", { name: "Keep both" }).press("Enter");
  await gone(two);
  await phone.page.getByRole("button", { name: "Save", exact: true }).press("Enter");
  await gone(field(phone));
  assert.equal(await body(), "As it was. On the phone.\n\nAs it was. On the laptop.");
  const { revisions } = await owen.send("post.history", { post: id });
  assert.deepEqual(revisions.map((one) => one.body), ["As it was.", "As it was. On the laptop.", "As it was. On the phone.\n\nAs it was. On the laptop."]);

  // Where nothing was written yet, the field just shows the newer words.
  await phone.choose(phone.post("As it was."), "More", "Edit");
  await field(phone).waitFor();
  await owen.send("post.edit", { post: id, body: "Shorter.", revision: 3 });
  await until(async () => (await phone.written(field(phone))).trim() === "Shorter.", "the newer words");
  assert.equal(await two.count(), 0);
});

test("what is written on between the press and its answer stays where it is written", async () => {
  const lena = await house.member("Lena", { proxy: { server: line.address } });
  lena.tolerate(...broken);
  const { page } = lena;
  await lena.goto(`/s/${marisol.space("ask-a-partner").id}`);
  await page.getByRole("button", { name: "Start a thread" }).click();
  await page.getByLabel("Title").fill("Pressed without a network");
  await page.locator(".editable").click();
  await page.keyboard.type("Before the press.");
  line.cut();
  await lena.said("No connection.").waitFor();
  await page.getByRole("button", { name: "Start thread" }).click();
  await page.locator(".editable").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" After it.");
  line.mend();
  const thread = page.getByRole("main").getByRole("link", { name: /Pressed without a network/ });
  await thread.waitFor();
  await page.reload();
  await thread.waitFor();
  assert.equal(await lena.written(page.getByLabel("First post")), "Before the press. After it.");
  await thread.click();
  await lena.post("Before the press.").waitFor();
  assert.equal(await lena.post("After it.").count(), 0);
});

/** What is read out with the field that holds the focus. */
function described(page) {
  return page.evaluate(() => document.getElementById(document.activeElement.getAttribute("aria-describedby") ?? "")?.innerText ?? "");
}

/** Everything that a region for announcements says, from the first page on. */
async function listening(visitor) {
  await visitor.page.addInitScript(() => {
    window.heard = [];
    const live = "[role=status], [role=alert], [aria-live=polite]";
    const hear = (changes) => {
      for (const { target, addedNodes } of changes) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest(live);
        const alerts = [...addedNodes].filter((node) => node instanceof Element && node.matches("[role=alert]"));
        for (const one of region ? [region, ...alerts] : alerts) window.heard.push(one.innerText.trim());
      }
    };
    new MutationObserver(hear).observe(document, { subtree: true, childList: true, characterData: true });
  });
  return async (words) => until(() => visitor.page.evaluate((text) => window.heard.some((one) => one.includes(text)), words), `"${words}" is announced`);
}

test("with one switch, at 200 %, somebody opens a thread, answers, reacts, changes and deletes: all is announced, the focus is never lost (A44)", async () => {
  // 1280 by 900 at 200 %. One switch has two acts: on to the next, and do it. Letters come from a keyboard on the screen.
  const joy = await house.visitor({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });
  const announced = await listening(joy);
  const { page } = joy;
  const { keyboard } = page;
  const { email, password } = house.server.person("Joy");
  const act = async (pattern) => {
    await tabTo(page, pattern, { most: 150 });
    await keyboard.press("Enter");
  };
  const write = async (pattern, words) => {
    await tabTo(page, pattern, { most: 150 });
    await keyboard.type(words);
  };
  await joy.goto("/");
  await page.getByLabel("Mail address").waitFor();
  await write(/Mail address/, email);
  await write(/Password/, password);
  await act(/button Sign in/);
  await holds(page, /h1 New for you/, "after signing in");
  await act(/button Channels/);
  await act(/^a #?\s*ask-a-partner/);
  await holds(page, /h1 #ask-a-partner/, "after opening a channel");

  // A question. What is missing is said, and the words stay.
  await act(/button Start a thread/);
  await holds(page, /h2 Start a thread/, "after opening the form");
  await write(/First post/, "With one switch.");
  await act(/button Start thread/);
  await holds(page, /input Title/, "on what is missing");
  assert.match(await described(page), /Give it a title/);
  await keyboard.type("Who uses a switch?");
  await act(/button Start thread/);
  await holds(page, /h1 Who uses a switch\?/, "after starting a thread");
  const thread = { id: Number(new URL(page.url()).pathname.split("/")[2]) };

  await write(/textarea Your reply/, "A first answer.");
  await act(/button Send/);
  await announced("Your post is in the thread.");
  await holds(page, /textarea Your reply|button Send/, "after sending");

  await marisol.post(thread, "I do.");
  await announced("Marisol Reyes wrote a new post.");
  const answer = page.locator("article.post", { hasText: "I do." });
  await answer.focus();
  await act(/button React/);
  await act(/button Thanks/);
  await answer.getByRole("button", { name: /Thanks 1/ }).waitFor();
  await holds(page, /button/, "after reacting");
  await answer.focus();
  await act(/button Reply/);
  await holds(page, /textarea Your reply/, "after Reply");
  await keyboard.type("Thank you.");
  await page.evaluate(() => (window.heard = []));
  await act(/button Send/);
  await announced("Your post is in the thread.");
  await joy.post("Thank you.").getByText("In reply to Marisol Reyes").waitFor();

  const mine = page.locator("article.post", { hasText: "A first answer." });
  await mine.focus();
  await act(/button More/);
  await act(/button Edit/);
  await holds(page, /textarea Your post/, "in the editor");
  await keyboard.type(" Changed.");
  await act(/button Save/);
  await announced("Your post was changed.");
  await holds(page, /button More|article/, "after changing");

  await mine.focus();
  await act(/button More/);
  await act(/button Delete/);
  await page.getByRole("dialog", { name: "Delete this post?" }).waitFor();
  await act(/button Delete/);
  await page.getByText("A post by Joy Castellanos was deleted.").waitFor();
  await holds(page, /article/, "after deleting");
});
