import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { House, until } from "./support/house.mjs";

let house;
before(async () => void (house = await House.open()));
after(async () => house?.close());

test("killing the server and starting it again loses nothing that was acknowledged", async () => {
  const thread = await (await Api.signIn(house.server, house.server.person("Marisol"))).thread("ask-a-partner", "A thread that outlives its server");
  const dana = await house.member("Dana");
  dana.tolerate(/WebSocket connection to .* failed/, /Failed to load resource/);
  await dana.openChannel("ask-a-partner");
  await dana.openThread("A thread that outlives its server");

  const expected = ["The first words."];
  for (let round = 1; round <= 3; round++) {
    const words = `Acknowledged in round ${round}`;
    await dana.reply(words);
    await until(async () => (await dana.page.locator("article.unsent").count()) === 0, "the server confirms");
    expected.push(words);
    await dana.composer.fill(`A draft of round ${round}`);
    await house.server.kill();
    await dana.said("No connection.").waitFor();
    assert.equal(await dana.written(), `A draft of round ${round}`);
    await house.server.restart();
    // The page comes back by itself.
    await dana.page.getByText("No connection.").waitFor({ state: "detached" });
    assert.deepEqual(await dana.bodies(), expected);
    assert.equal(await dana.written(), `A draft of round ${round}`);
  }

  // Events flow again, and a draft survives loading the page.
  const marisol = await Api.signIn(house.server, house.server.person("Marisol"));
  await marisol.post(thread, "After the restart");
  await dana.post("After the restart").waitFor();
  await dana.page.reload();
  await dana.post("After the restart").waitFor();
  assert.equal(await dana.written(), "A draft of round 3");
  assert.deepEqual(await dana.bodies(), [...expected, "After the restart"]);
  assert.deepEqual((await marisol.posts(thread)).map((post) => post.body), [...expected, "After the restart"]);
});

test("words sent at the moment of the kill arrive once", async () => {
  const marisol = await Api.signIn(house.server, house.server.person("Marisol"));
  const thread = await marisol.thread("ask-a-partner", "Sent into a falling server");
  const dana = await house.member("Dana");
  dana.tolerate(/WebSocket connection to .* failed/, /Failed to load resource/);
  await dana.openChannel("ask-a-partner");
  await dana.openThread("Sent into a falling server");
  const sent = [];
  for (let round = 1; round <= 5; round++) {
    sent.push(`Sent in round ${round}`);
    await Promise.all([dana.reply(`Sent in round ${round}`), house.server.kill()]);
    await house.server.restart();
    await until(async () => (await dana.page.locator("article.unsent").count()) === 0, "what was sent arrives");
  }
  const posts = await marisol.posts(thread);
  assert.deepEqual(posts.map((post) => post.body), ["The first words.", ...sent]);
});
