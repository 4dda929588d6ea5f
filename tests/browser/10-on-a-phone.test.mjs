import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { gone, House, until } from "./support/house.mjs";

let house;
before(async () => void (house = await House.open()));
after(async () => house?.close());

const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
const main = (visitor) => visitor.page.getByRole("main");

/** Whether all of an element can be seen, and nothing lies over it. */
function isInSight(locator) {
  return locator.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return box.top >= 0 && box.bottom <= window.innerHeight && (over === element || element.contains(over));
  });
}

test("what is new is one tap away, and opens at the first post that is new", async () => {
  const marisol = await Api.signIn(house.server, house.server.person("Marisol"));
  const dana = await Api.signIn(house.server, house.server.person("Dana"));
  const thread = await marisol.thread("ask-a-partner", "A long thread", "Post 1");
  for (let number = 2; number <= 12; number++) await marisol.post(thread, `Post ${number}`);
  await dana.send("thread.mark_read", { thread: thread.id, position: 8 });
  const visitor = await house.member("Dana", phone);
  const { page } = visitor;
  await visitor.heading("New for you").waitFor();
  const line = main(visitor).getByRole("link", { name: /A long thread.*#ask-a-partner.*4 new posts/ });
  await line.tap();
  const mark = page.getByRole("heading", { name: "New from here" });
  await mark.waitFor();
  await until(() => isInSight(mark), "the mark is in sight");
  assert.match(await mark.evaluate((element) => element.nextElementSibling.innerText), /Post 9/);
  // Title, way back and the reply are in reach without scrolling.
  assert.ok(await isInSight(visitor.composer));
  assert.ok(await isInSight(page.getByRole("link", { name: "#ask-a-partner" })));
  assert.match(await page.locator(".bar").innerText(), /A long thread/);

  // Read to its end, it is new no longer, here and on the list.
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  const unread = async () => (await dana.send("space.list", {})).spaces.flatMap((view) => view.unread);
  await until(async () => !(await unread()).some((entry) => entry.thread === thread.id), "the thread counts as read");
  await visitor.places.getByRole("link", { name: "New" }).tap();
  await visitor.heading("New for you").waitFor();
  await main(visitor).getByText("That is all that is new.").waitFor();
  assert.equal(await main(visitor).getByRole("link", { name: /A long thread/ }).count(), 0);
  await marisol.post(thread, "Post 13");
  await main(visitor).getByRole("link", { name: /A long thread.*1 new post\b/ }).waitFor();
});

test("a press on Reply counts although the open composer gives way", async () => {
  const marisol = await Api.signIn(house.server, house.server.person("Marisol"));
  const thread = await marisol.thread("ask-a-partner", "Where the thumb is", "Post 1");
  for (let number = 2; number <= 6; number++) await marisol.post(thread, `Post ${number}`);
  const visitor = await house.member("Dana", phone);
  const { page } = visitor;
  await visitor.goto(`/t/${thread.id}`);
  await visitor.post("Post 6").waitFor();
  await visitor.composer.tap();
  await page.getByText("Everyone in the network can read this.").waitFor();
  await visitor.post("Post 6").getByRole("button", { name: "Reply" }).tap();
  await page.locator("form.composer").getByText("In reply to Marisol Reyes").waitFor();
  await visitor.reply("With its quote");
  await visitor.post("With its quote").getByText("In reply to Marisol Reyes").waitFor();
  await visitor.post("With its quote").getByText("Post 6").waitFor();
});

test("a muted thread stays quiet when somebody writes in it", async () => {
  const marisol = await Api.signIn(house.server, house.server.person("Marisol"));
  const thread = await marisol.thread("ask-a-partner", "A thread to mute");
  const other = await marisol.thread("ask-a-partner", "A thread to hear");
  const visitor = await house.member("Dana", phone);
  await visitor.goto(`/t/${thread.id}`);
  await visitor.choose(main(visitor), "Thread options", "Mute this thread");
  await main(visitor).getByText("Muted", { exact: true }).waitFor();
  await visitor.places.getByRole("link", { name: "New" }).tap();
  await marisol.post(thread, "Said into the quiet");
  await marisol.post(other, "Said aloud");
  await main(visitor).getByRole("link", { name: /A thread to hear.*2 posts/ }).waitFor();
  assert.equal(await main(visitor).getByRole("link", { name: /A thread to mute/ }).count(), 0);
});

test("a thumb reaches every place and every channel from the lower edge", async () => {
  const visitor = await house.member("Dana", phone);
  const { page, places } = visitor;
  for (const name of ["Notices", "Search"]) {
    await places.getByRole("link", { name }).tap();
    await visitor.heading(name).waitFor();
  }
  for (const name of ["Members", "Organisations", "Settings"]) {
    await places.getByRole("button", { name: "Menu" }).tap();
    await page.getByRole("dialog").getByRole("link", { name }).tap();
    await visitor.heading(name).waitFor();
    await gone(page.getByRole("dialog"));
  }
  await places.getByRole("button", { name: "Channels" }).tap();
  await visitor.channel("ask-a-partner").tap();
  await visitor.heading("#ask-a-partner").waitFor();
  await gone(page.getByRole("dialog"));
  const edge = await places.boundingBox();
  assert.ok(edge.y + edge.height <= 640 && edge.y > 560, "the places stand at the lower edge");
});
