import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { House, until } from "./support/house.mjs";

const count = 120;
const read = 60;

let house, thread, api;
before(async () => {
  house = await House.open();
  const marisol = await Api.signIn(house.server, house.server.person("Marisol"));
  api = await Api.signIn(house.server, house.server.person("Dana"));
  thread = await marisol.thread("ask-a-partner", "A year of coaching", "Post 1.");
  for (let number = 2; number <= count; number++) await marisol.post(thread, `Post ${number}. ${"We read one page aloud. ".repeat(number % 7)}`);
});
after(async () => house?.close());

/** Where the first and the last post stand that are here. */
const ends = (page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll("article.post")].map((post) => Number(post.id.slice(5)));
    return { first: all[0], last: all.at(-1), count: all.length };
  });

async function open(options) {
  await api.send("thread.mark_read", { thread: thread.id, position: read });
  const dana = await house.member("Dana", options);
  await dana.goto(`/t/${thread.id}`);
  await dana.page.getByRole("heading", { name: "New from here" }).waitFor();
  return dana;
}

const top = (page, position) => page.evaluate((id) => document.getElementById(id).getBoundingClientRect().top, `post-${position}`);

/** Scrolls as far up as `y`, and says how far a post that was there has moved when those before it have come. */
async function movedBy(page, y) {
  const { first } = await ends(page);
  const before = await page.evaluate(([to, id]) => {
    scrollTo(0, to);
    return document.getElementById(id).getBoundingClientRect().top;
  }, [y, `post-${first}`]);
  await until(async () => (await ends(page)).first < first, "posts before the first come by themselves");
  return (await top(page, first)) - before;
}

for (const width of [360, 1280]) {
  test(`a long thread opens at what is new and grows as one reads, without moving under the eye, ${width} px wide`, async () => {
    const { page, context } = await open({ viewport: { width, height: 800 } });
    const opened = await ends(page);
    assert.ok(opened.first > read - 10 && opened.count < 50, "a part of it was asked for");
    assert.match(await page.locator("#unread + article").innerText(), new RegExp(`Post ${read + 1}\\.`));
    // Once with something above the posts in sight, once at the very top, once in the middle of them.
    for (const y of [60, 0, 400]) {
      if ((await ends(page)).first === 1) break;
      const moved = await movedBy(page, y);
      assert.ok(Math.abs(moved) <= 2, `moved by ${moved} px at ${y}`);
    }
    await until(async () => {
      await page.mouse.wheel(0, 2_000);
      return (await ends(page)).last === count;
    }, "the last post comes by scrolling");
    await page.getByLabel("Your reply").scrollIntoViewIfNeeded();
    const { first, count: here } = await ends(page);
    assert.equal(here, count - first + 1, "without a hole, and nothing was taken away");
    // From somebody's page back to the line one was on, far beyond what the thread opened with.
    const byline = page.locator(`#post-${count - 3} h2 a`);
    await byline.scrollIntoViewIfNeeded();
    const y = await top(page, count - 3);
    await byline.click();
    await page.getByRole("heading", { name: "Marisol Reyes", level: 1 }).waitFor();
    await page.goBack();
    await page.locator(`#post-${count - 3}`).waitFor();
    await until(async () => Math.abs((await top(page, count - 3)) - y) <= 2, "the same line is where it was");
    // Or it goes on reading.
    await context.close();
  });
}

test("the keyboard goes on over the end of what was loaded, and keeps the focus in both directions", async () => {
  const { page } = await open();
  const focused = () => page.evaluate(() => document.activeElement.id);
  await page.locator(`#post-${read + 1}`).focus();
  const { first, last } = await ends(page);
  const step = async (key, position) => {
    await until(async () => (await ends(page)).first <= position && (await ends(page)).last >= position, `post ${position} is here`);
    await page.keyboard.press(key);
    assert.equal(await focused(), `post-${position}`);
  };
  for (let position = read + 2; position <= last + 5; position++) await step("j", position);
  await page.locator(`#post-${first}`).focus();
  await page.locator(`#post-${first}`).scrollIntoViewIfNeeded();
  for (let position = first - 1; position >= first - 5; position--) await step("k", position);
});

test("posts that come while one writes below them leave the words and the focus where they are", async () => {
  const dana = await open();
  const { page, composer } = dana;
  await composer.focus();
  await page.locator(".editable").last().waitFor();
  await page.keyboard.type("Half a sentence");
  // As near as the box is, the rest of the thread comes in above it.
  await until(async () => (await ends(page)).last === count, "the rest of the thread is here");
  await page.keyboard.type(" and the other half");
  assert.equal((await dana.written()).trim(), "Half a sentence and the other half");
  const box = await dana.composer.boundingBox();
  assert.ok(box.y > 0 && box.y < 900, "the words are still in sight");
});
