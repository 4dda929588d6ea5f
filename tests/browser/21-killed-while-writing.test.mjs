import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { House, until } from "./support/house.mjs";
import { kept } from "./support/kept.mjs";
import { Edit, NewThread, Reply } from "./support/places.mjs";
import { randomFrom, Walk } from "./support/walk.mjs";

// Somebody writes, and in the middle of it the tab crashes or is closed, the network is pulled, the server is killed, in any order:
// LATERAL_ROUNDS kills (100, two in five of them in the plain field), drawn from LATERAL_SEED (printed; the same seed takes the same
// steps, as far as a browser does the same twice). What must hold after each:
//   - what was typed longer than a quarter of a second ago (`bound` in support/walk.mjs) is in its field again, or waits to be sent, or is sent;
//   - what was sent is there once, in the order of sending, and is no draft any more;
//   - one device is never told that it was two.
const seed = Number(process.env.LATERAL_SEED ?? Date.now() % 1_000_000_000);
const rounds = Number(process.env.LATERAL_ROUNDS ?? 100);

let house, line;
before(async () => {
  console.log(`LATERAL_SEED=${seed}`);
  house = await House.open();
  line = await house.line();
});
after(async () => house?.close());

async function walk(visitor, who, names, kills, random) {
  const own = await Api.signIn(house.server, house.server.person(who));
  const marisol = await Api.signIn(house.server, house.server.person("Marisol"));
  const threads = [];
  for (const name of names) threads.push(await marisol.thread("ask-a-partner", name));
  const post = await own.post(threads[2], "w0 as it was");
  const places = [new Reply(threads[0]), new Reply(threads[1]), new NewThread(own.space(names[3])), new Edit(threads[2], post)];
  const it = new Walk(visitor, line, own, places, random);
  try {
    for (const place of places) await it.open(place);
    for (let round = 1; round <= kills; round++) {
      it.step(`-- ${round}`);
      await it.round();
      if (round % 12 === 0) await it.settle();
    }
    await it.settle();
    await it.settleDrafts();
  } catch (error) {
    throw new Error(`${error.message}\nLATERAL_SEED=${seed}; the steps:\n${it.steps.join("\n")}`, { cause: error });
  } finally {
    await it.mend(); // the next walk begins in a world that is whole
  }
  console.log(`${kills} kills: ${JSON.stringify(it.kills)}; sent ${places.map((place) => place.sent.length).join(", ")}`);
}

const broken = [/WebSocket connection to .* failed/, /Failed to load resource/, /dynamically imported module/];

test("nothing typed is lost and nothing is sent twice, in the editor", async () => {
  const visitor = await house.member("Dana", { proxy: { server: line.address } });
  visitor.tolerate(...broken);
  visitor.isSheltered = true;
  await visitor.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await until(async () => (await kept(visitor.page)).includes("ask-a-partner"), "what was read is kept");
  await walk(visitor, "Dana", ["A first talk", "A second talk", "A talk with a change", "wins-this-week"], Math.ceil(rounds * 0.6), randomFrom(seed));
});

test("nothing typed is lost and nothing is sent twice, in the plain field", async () => {
  const visitor = await house.member("Owen", { proxy: { server: line.address }, serviceWorkers: "block" });
  visitor.tolerate(...broken, /Service Worker registration blocked/);
  await visitor.context.route(/\/assets\/editor-[\w-]+\.js/, (route) => route.abort());
  await walk(visitor, "Owen", ["A third talk", "A fourth talk", "Another with a change", "ask-a-partner"], Math.floor(rounds * 0.4), randomFrom(seed + 1));
});
