import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { House, until } from "./support/house.mjs";

let house, marisol, dana;
before(async () => {
  house = await House.open();
  marisol = await Api.signIn(house.server, house.server.person("Marisol"));
  dana = await Api.signIn(house.server, house.server.person("Dana"));
});
after(async () => house?.close());

const main = (visitor) => visitor.page.getByRole("main");
const group = (visitor, title) =>
  main(visitor).locator(".fresh-group").filter({ has: visitor.page.getByRole("heading", { name: title }) });

async function readAll() {
  const { spaces } = await dana.send("space.list", {});
  await dana.send("space.mark_read", { marks: spaces.map(({ space }) => ({ space: space.id, watermark: 2 ** 52 })) });
  return spaces;
}

test("mentions come first, then what one follows; all is read in one press, and unread again in another", async () => {
  await readAll();
  const named = await marisol.thread("ask-a-partner", "About fractions", "Post 1");
  const me = (await dana.send("member.list", { query: "Dana" })).members[0];
  await marisol.post(named, `What would [@${me.name}](lateral:member/${me.id}) do?`);
  const followed = await marisol.thread("ask-a-partner", "About number talks", "Post 1");
  await dana.send("thread.follow", { thread: followed.id, level: "following" });
  await marisol.thread("ask-a-partner", "About anything", "Post 1");

  const visitor = await house.member("Dana");
  await group(visitor, "Mentions of you").getByRole("link", { name: /About fractions.*2 posts/ }).waitFor();
  await group(visitor, "You follow").getByRole("link", { name: /About number talks/ }).waitFor();
  await group(visitor, "New in your channels").getByRole("link", { name: /About anything/ }).waitFor();
  const order = await main(visitor).locator(".fresh-group h2").allInnerTexts();
  assert.deepEqual(order.slice(0, 3), ["Mentions of you", "You follow", "New in your channels"]);

  await main(visitor).getByRole("button", { name: "Mark all as read" }).click();
  await main(visitor).getByText("You are caught up.").waitFor();
  const unread = async () => (await dana.send("space.list", {})).spaces.flatMap((view) => view.unread);
  assert.deepEqual(await unread(), []);
  await main(visitor).getByRole("button", { name: "Undo" }).click();
  await group(visitor, "Mentions of you").getByRole("link", { name: /About fractions/ }).waitFor();
  await until(async () => (await unread()).length === 3, "all three are unread again");
});

test("a thread that was covered in part opens where it begins to be new", async () => {
  const thread = await marisol.thread("ask-a-partner", "Half of it known", "Post 1");
  for (let number = 2; number <= 9; number++) await marisol.post(thread, `Post ${number}`);
  await readAll();
  for (let number = 10; number <= 12; number++) await marisol.post(thread, `Post ${number}`);
  const visitor = await house.member("Dana");
  const { page } = visitor;
  await main(visitor).getByRole("link", { name: /Half of it known.*3 new posts/ }).click();
  const mark = page.getByRole("heading", { name: "New from here" });
  await mark.waitFor();
  assert.match(await mark.evaluate((element) => element.nextElementSibling.innerText), /Post 10/);
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  const unread = async () => (await dana.send("space.list", {})).spaces.flatMap((view) => view.unread);
  await until(async () => (await unread()).length === 0, "the thread counts as read");
});

test("what was read long ago is left unread from a post on, and waits on the first page", async () => {
  const thread = await marisol.thread("ask-a-partner", "To come back to", "Post 1");
  for (let number = 2; number <= 6; number++) await marisol.post(thread, `Post ${number}`);
  await readAll();
  const visitor = await house.member("Dana");
  const { page } = visitor;
  await main(visitor).getByText("You are caught up.").waitFor();
  await visitor.goto(`/t/${thread.id}`);
  await visitor.choose(visitor.post("Post 4"), "More", "Mark as unread from here");
  await visitor.goto("/");
  await main(visitor).getByRole("link", { name: /To come back to.*3 new posts/ }).click();
  const mark = page.getByRole("heading", { name: "New from here" });
  await mark.waitFor();
  assert.match(await mark.evaluate((element) => element.nextElementSibling.innerText), /Post 4/);
});
