import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { House, until } from "./support/house.mjs";
import { screensKept } from "./support/kept.mjs";

let house, line, dana, thread;
before(async () => {
  house = await House.open();
  line = await house.line();
  dana = await Api.signIn(house.server, house.server.person("Dana"));
  thread = await dana.thread("ask-a-partner", "Drafts travel", "The first post");
});
after(async () => house?.close());

const kept = async () => (await dana.send("draft.get", { place: "reply", about: thread.id })).draft?.body;

async function offTheTrain() {
  const visitor = await house.member("Dana", { proxy: { server: line.address } });
  visitor.tolerate(/WebSocket connection to .* failed/, /Failed to load resource/, /dynamically imported module/);
  await visitor.goto(`/t/${thread.id}`);
  await visitor.composer.click();
  await screensKept(visitor.page);
  return visitor;
}

test("words begun on one device wait on the other, are gone on with, and are sent once", async () => {
  const phone = await house.member("Dana", { viewport: { width: 360, height: 740 } });
  await phone.goto(`/t/${thread.id}`);
  await phone.composer.click();
  await phone.page.keyboard.type("Begun on the bus");
  await until(async () => (await kept()) === "Begun on the bus", "the server has the words");

  const laptop = await house.member("Dana");
  await laptop.page.getByRole("main").getByRole("link", { name: /Drafts travel.*Begun on the bus/s }).click();
  await until(async () => (await laptop.written()) === "Begun on the bus", "the laptop shows them");
  await laptop.composer.click();
  await laptop.page.keyboard.press("Control+End");
  await laptop.page.keyboard.type(", finished at home");
  await laptop.page.keyboard.press("Control+Enter");
  await laptop.post("Begun on the bus, finished at home").waitFor();
  await until(async () => (await kept()) === undefined, "what was sent is no draft");
  await until(async () => (await phone.written()) === "", "it is gone on the phone");
  const { posts } = await dana.send("post.list", { thread: thread.id });
  assert.equal(posts.filter((post) => post.body.includes("Begun")).length, 1);
});

test("what was written without a network stands beside what another device wrote", async () => {
  const train = await offTheTrain();
  line.cut();
  await train.said("No connection.").waitFor();
  await train.page.keyboard.type("On the train");
  await dana.send("draft.save", { place: "reply", about: thread.id, base: 0, body: "On the laptop" });
  line.mend();
  const two = train.page.getByRole("region", { name: "You wrote this on two devices" });
  await two.waitFor();
  assert.match(await two.innerText(), /On the train[^]*On the laptop/);
  assert.equal(await kept(), "On the laptop");
  await two.getByRole("button", { name: "Keep both" }).press("Enter");
  await two.waitFor({ state: "detached" });
  await until(async () => (await kept()) === "On the train\n\nOn the laptop", "both are kept");
});

test("signing out asks before it takes words that are nowhere else", async () => {
  const visitor = await offTheTrain();
  line.cut();
  await visitor.said("No connection.").waitFor();
  await visitor.page.keyboard.press("Control+End");
  await visitor.page.keyboard.type(" and more");
  await visitor.page.getByRole("link", { name: "Settings" }).first().click();
  await visitor.page.getByRole("button", { name: "Sign out" }).first().click();
  const dialog = visitor.page.getByRole("dialog", { name: "Sign out and lose words?" });
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "detached" });
  await visitor.heading("Settings").waitFor();
  line.mend();
});
