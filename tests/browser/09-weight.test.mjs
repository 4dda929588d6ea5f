import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { House } from "./support/house.mjs";

const budget = 60 * 1024;
/** What Today adds by and by, which nobody waits for: it comes while one reads, or not before one has gone on. */
const quiet = /\/(Waiting|suggestions|Similar|search|later)-[^/]*$/;
/** The words of those parts and of all rarer screens are 13 KB of it, for who stays on the first screen. */
const quietBudget = 18 * 1024;

let house;
before(async () => void (house = await House.open()));
after(async () => house?.close());

test("a first visit, from signing in to a thread, stays within 60 KB", async (context) => {
  const dana = await house.visitor();
  dana.tolerate(/Failed to load resource/);
  const session = await dana.context.newCDPSession(dana.page);
  await session.send("Network.enable");
  const urls = new Map();
  const sizes = new Map();
  session.on("Network.responseReceived", ({ requestId, response }) => urls.set(requestId, new URL(response.url).pathname));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength));
  await dana.goto("/");
  await dana.signIn(house.server.person("Dana"));
  await dana.page.getByRole("region", { name: "Waiting for a first reply" }).waitFor();
  await dana.openChannel("ask-a-partner");
  await dana.page.locator(".thread-row a").first().click();
  await dana.page.locator("article.post").first().waitFor();
  // Headers count; what is data does not.
  const files = [...sizes].map(([id, size]) => [urls.get(id), size]).filter(([path]) => path && !path.startsWith("/api/"));
  const sum = (some) => some.reduce((before, [, size]) => before + size, 0);
  const total = sum(files.filter(([path]) => !quiet.test(path)));
  const after = sum(files.filter(([path]) => quiet.test(path)));
  for (const [path, size] of files) context.diagnostic(`${size} bytes ${path}`);
  context.diagnostic(`${total} of ${budget} bytes, and ${after} of ${quietBudget} that nobody waited for`);
  assert.ok(files.length >= 3, "the page, its script and its styles were seen");
  assert.ok(total <= budget, `${total} bytes`);
  assert.ok(after <= quietBudget, `${after} bytes afterwards`);
});
