import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { gone, House, until } from "./support/house.mjs";

let house;
let thread;
before(async () => {
  house = await House.open();
  const marisol = await Api.signIn(house.server, house.server.person("Marisol"));
  for (let number = 1; number <= 14; number++) await marisol.thread("ask-a-partner", `Thread number ${number}`);
  thread = await marisol.thread("ask-a-partner", "A thread to share", "Post 1");
  for (let number = 2; number <= 30; number++) await marisol.post(thread, `Post ${number}.`);
});
after(async () => house?.close());

const scrolled = (page) => page.evaluate(() => Math.round(window.scrollY));
const focused = (page) => page.evaluate(() => document.activeElement?.textContent ?? "");
const title = (page) => page.title();

for (const viewport of [{ width: 360, height: 640 }, { width: 1280, height: 700 }]) {
  test(`going back leads to the same line and the same link, ${viewport.width} px wide`, async () => {
    const dana = await house.member("Dana", { viewport });
    const { page } = dana;
    await dana.goto(`/s/${thread.space}`);
    const link = page.getByRole("link", { name: /Thread number 2$/ });
    await link.scrollIntoViewIfNeeded();
    await page.evaluate(() => window.scrollBy(0, 120));
    const before = await scrolled(page);
    assert.ok(before > 100);
    await link.click();
    await dana.heading("Thread number 2").waitFor();
    assert.match(await title(page), /^Thread number 2 · /);
    await until(async () => /^Thread number 2/.test(await focused(page)), "the focus is on the heading");

    await page.goBack();
    await dana.heading("#ask-a-partner").waitFor();
    await until(async () => (await scrolled(page)) === before, "the list is where it was");
    await until(async () => /Thread number 2$/.test(await focused(page)), "the focus is on the link");
    assert.match(await title(page), /^#ask-a-partner · /);
    await page.goForward();
    await dana.heading("Thread number 2").waitFor();
    // The second way back, and loading again in between, lead there too.
    await page.goBack();
    await until(async () => (await scrolled(page)) === before, "the list is where it was, again");
    await page.reload();
    await link.waitFor();
    await until(async () => (await scrolled(page)) === before, "the list is where it was after loading again");
  });
}

test("the address of a post leads somebody else to that post, through signing in", async () => {
  const visitor = await house.visitor();
  const { page } = visitor;
  await visitor.goto(`/t/${thread.id}?p=17`);
  await visitor.signIn(house.server.person("Owen"));
  await visitor.post("Post 17.").waitFor();
  await until(async () => /Post 17\./.test(await focused(page)), "the focus is on the post");
  const box = await visitor.post("Post 17.").boundingBox();
  assert.ok(box.y >= 0 && box.y < 400, `it is in sight: ${box.y}`);
  await page.reload();
  await visitor.post("Post 17.").waitFor();
  assert.equal(new URL(page.url()).search, "?p=17");
});

test("links past the navigation lead to the content and to the places", async () => {
  const dana = await house.member("Dana", { viewport: { width: 360, height: 640 } });
  const { page } = dana;
  await dana.goto("/members");
  await page.getByRole("main").getByRole("link").first().waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Skip to the content");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Skip to the navigation");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.match(await focused(page), /^New/);
});

test("single keys move, reply and go back; the list names them; they can be switched off", async () => {
  const dana = await house.member("Dana");
  const { page } = dana;
  const { keyboard } = page;
  await dana.openChannel("ask-a-partner");
  await page.getByRole("link", { name: "A thread to share" }).waitFor();
  await keyboard.press("j");
  assert.match(await focused(page), /A thread to share/);
  await keyboard.press("j");
  assert.match(await focused(page), /Thread number 14/);
  await keyboard.press("k");
  await keyboard.press("Enter");
  await dana.heading("A thread to share").waitFor();
  await keyboard.press("r");
  await keyboard.type("j k ? stay letters");
  assert.equal(await dana.written(), "j k ? stay letters");
  await dana.composer.fill("");
  await page.locator("article.post").last().focus();
  await keyboard.press("u");
  await dana.heading("#ask-a-partner").waitFor();
  await keyboard.press("n");
  await page.getByLabel("First post").waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await keyboard.press("2");
  await dana.heading("Members").waitFor();

  await keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await list.getByText("Write a reply").waitFor();
  await list.getByLabel("Use single keys as shortcuts").uncheck();
  await list.getByRole("button", { name: "Close" }).click();
  await gone(list);
  await keyboard.press("1");
  await keyboard.press("?");
  assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "Members");
  assert.equal(await page.getByRole("dialog").count(), 0);
  await page.reload();
  await dana.heading("Members").waitFor();
  await keyboard.press("1");
  assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "Members");
});
