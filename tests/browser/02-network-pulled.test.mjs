import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { House, until } from "./support/house.mjs";

let house;
let line;
before(async () => {
  house = await House.open();
  line = await house.line();
});
after(async () => house?.close());

const numbers = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => `Post number ${from + at}`);

test("everything that was said while the network was away is there, in order, once", async () => {
  const marisol = await Api.signIn(house.server, house.server.person("Marisol"));
  const thread = await marisol.thread("ask-a-partner", "A thread that goes on", "Post number 0");
  const dana = await house.member("Dana", { proxy: { server: line.address } });
  dana.tolerate(/WebSocket connection to .* failed/, /Failed to load resource/);
  await dana.openChannel("ask-a-partner");
  await dana.openThread("A thread that goes on");
  await dana.page.getByText("No connection.").waitFor({ state: "detached" });

  line.cut();
  await dana.said("No connection.").waitFor();
  for (const words of numbers(1, 15)) await marisol.post(thread, words);
  // What one writes meanwhile waits in sight, and says so.
  await dana.reply("Written without a network");
  await dana.post("Written without a network").getByText("Not sent yet").waitFor();
  await dana.composer.fill("Half a thought");
  for (const words of numbers(16, 30)) await marisol.post(thread, words);
  assert.deepEqual(await dana.bodies(), ["Post number 0", "Written without a network"]);

  line.mend();
  await dana.post("Post number 30").waitFor();
  await until(async () => (await dana.page.getByText("Not sent yet").count()) === 0, "the post goes out");
  const expected = [...numbers(0, 30), "Written without a network"];
  assert.deepEqual(await dana.bodies(), expected);
  assert.equal(await dana.written(), "Half a thought");
  assert.equal(await dana.page.getByText("No connection.").count(), 0);

  // And the server has it once.
  assert.deepEqual((await marisol.posts(thread)).map((post) => post.body), expected);

  // A page closed while the network is away takes its post along and sends it when it is opened again.
  line.cut();
  await dana.said("No connection.").waitFor();
  await dana.reply("Written before closing the lid");
  await dana.post("Written before closing the lid").getByText("Not sent yet").waitFor();
  const path = new URL(dana.page.url()).pathname;
  await dana.page.goto("about:blank");
  line.mend();
  await dana.goto(path);
  await until(async () => (await marisol.posts(thread)).length === expected.length + 1, "the kept post goes out");
  await dana.post("Written before closing the lid").waitFor();
  // A long thread comes by and by, as one goes up.
  await until(async () => {
    await dana.page.keyboard.press("Control+Home");
    return (await dana.bodies()).length === expected.length + 1;
  }, "all of the thread");
  assert.deepEqual(await dana.bodies(), [...expected, "Written before closing the lid"]);
});

test("an answer lost on the way does not double the post", async () => {
  const marisol = await Api.signIn(house.server, house.server.person("Marisol"));
  const thread = await marisol.thread("ask-a-partner", "An answer gets lost");
  const dana = await house.member("Dana", { proxy: { server: line.address } });
  // The editor is asked for just before the line goes deaf.
  dana.tolerate(/WebSocket connection to .* failed/, /Failed to load resource/);
  await dana.openChannel("ask-a-partner");
  await dana.openThread("An answer gets lost");
  line.deafen();
  await dana.reply("Once and only once");
  await until(async () => (await marisol.posts(thread)).length === 2, "the server has the post");
  await dana.post("Once and only once").waitFor();
  line.cut();
  await dana.said("No connection.").waitFor();
  line.mend();
  await until(async () => (await dana.page.locator("article.unsent").count()) === 0, "the answer comes");
  assert.deepEqual(await dana.bodies(), ["The first words.", "Once and only once"]);
  assert.equal((await marisol.posts(thread)).length, 2);
});

test("a line that goes dark without a word is noticed by who only reads", async () => {
  const marisol = await Api.signIn(house.server, house.server.person("Marisol"));
  const thread = await marisol.thread("ask-a-partner", "Read in silence", "Post number 0");
  const dana = await house.member("Dana", { proxy: { server: line.address } });
  await dana.openChannel("ask-a-partner");
  await dana.openThread("Read in silence");
  await dana.page.getByText("No connection.").waitFor({ state: "detached" });

  // Somebody takes the phone out of a pocket, and it has another network.
  line.stall();
  for (const words of numbers(1, 3)) await marisol.post(thread, words);
  await dana.page.waitForTimeout(1_000);
  assert.deepEqual(await dana.bodies(), ["Post number 0"]);
  await dana.page.evaluate(() => window.dispatchEvent(new Event("online")));
  await dana.post("Post number 3").waitFor();

  // And without a touch.
  line.stall();
  for (const words of numbers(4, 6)) await marisol.post(thread, words);
  await dana.post("Post number 6").waitFor({ timeout: 70_000 });
  assert.deepEqual(await dana.bodies(), numbers(0, 6));
});
