import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { House, tooWide, until } from "./support/house.mjs";

let house;
let lena;
before(async () => {
  house = await House.open();
  lena = await Api.signIn(house.server, house.server.person("Lena"));
  const thread = await lena.thread("ask-a-partner", "Warm-ups that last", "We begin with number talks.\n\nNext to a <b>bold</b> & strange clothesline.");
  await lena.post(thread, "The clothesline worked on Tuesday.");
  const closed = (await lena.send("space.create", { name: "only-lena", visibility: "closed" })).space.space;
  await lena.send("thread.create", { space: closed.id, kind: "discussion", title: "Secret clothesline", body: "A wolverine on a clothesline" });
});
after(async () => house?.close());

const results = (page) => page.locator(".results");
const count = (page) => page.locator(".search-standing");
const field = (page) => page.getByRole("searchbox", { name: "Words to search for" });

test("a word typed after / is found while one types, marked, counted aloud, and opened by keys alone", async () => {
  const dana = await house.member("Dana");
  const { page } = dana;
  await dana.openChannel("ask-a-partner");
  await page.keyboard.press("/");
  await until(() => field(page).evaluate((one) => one === document.activeElement), "the focus in the field");
  await page.keyboard.type("clothesline num");
  await results(page).getByRole("link", { name: /We begin with/ }).waitFor();
  assert.deepEqual(await page.locator(".found-text mark").allInnerTexts(), ["number", "clothesline"]);
  await count(page).filter({ hasText: "1 post" }).waitFor();
  assert.equal(new URL(page.url()).search, "?q=clothesline+num");

  await page.reload();
  await results(page).getByRole("link", { name: /We begin with/ }).waitFor();
  assert.equal(await field(page).inputValue(), "clothesline num");

  await field(page).fill("clothesline");
  await count(page).filter({ hasText: "2 posts" }).waitFor();
  assert.equal(await results(page).getByText("Secret").count(), 0);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Escape");
  await until(() => field(page).evaluate((one) => one === document.activeElement), "the focus back in the field");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await dana.heading("Warm-ups that last").waitFor();
  await page.goBack();
  await results(page).getByRole("link", { name: /worked on Tuesday/ }).waitFor();
});

test("a slip of the finger is mended and said, nothing is an empty answer, and what is private does not show", async () => {
  const dana = await house.member("Dana");
  const { page } = dana;
  await dana.goto("/search");
  await page.getByText("Search in everything").waitFor();
  await field(page).fill("clohtesline");
  await page.getByText("Nothing has “clohtesline”. Shown instead: “clothesline”.").waitFor();
  await field(page).fill("wolverine");
  await count(page).filter({ hasText: "Nothing found" }).waitFor();
  await field(page).fill("lena fair");
  await results(page).getByRole("link", { name: /Lena Fairchild/ }).waitFor();
  await field(page).fill("askapart");
  await count(page).filter({ hasText: "Nothing found" }).waitFor();
  await field(page).fill("ask part");
  await results(page).getByRole("link", { name: /^#ask-a-partner/ }).waitFor();
});

test("filters narrow it on a phone and stand in the address", async () => {
  const dana = await house.member("Dana", { viewport: { width: 360, height: 740 } });
  const { page } = dana;
  await dana.goto("/search?q=clothesline");
  await count(page).filter({ hasText: "2 posts" }).waitFor();
  await page.getByText("Filters").click();
  await page.getByLabel("Kind of thread").selectOption({ label: "Success" });
  await count(page).filter({ hasText: "Nothing found" }).waitFor();
  await page.getByLabel("Kind of thread").selectOption({ label: "Any" });
  await page.getByRole("combobox", { name: "Written by" }).pressSequentially("Lena F");
  await page.getByRole("option", { name: /Lena Fairchild/ }).click();
  await page.getByRole("button", { name: "Remove: Written by" }).waitFor();
  await count(page).filter({ hasText: "2 posts" }).waitFor();
  assert.match(page.url(), /by=\d+/);
  assert.equal(await tooWide(page), "");
  await page.reload();
  await page.getByText("Filters and order (1 set)").waitFor();
  await page.locator(".chosen").getByText("Lena Fairchild").waitFor();
  await page.getByLabel("From this day").fill("2099-01-01");
  await count(page).filter({ hasText: "Nothing found" }).waitFor();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await count(page).filter({ hasText: "2 posts" }).waitFor();
  await page.getByLabel("Order of posts").selectOption("newest");
  await until(() => page.url().includes("order=newest"), "the order in the address");
});

test("a file is found by its name, leads to its post, and posts are narrowed to those with one", async () => {
  const thread = await lena.thread("ask-a-partner", "What hangs on your wall?");
  const file = await lena.file("Wall_of-wonder.txt", Buffer.from("Wonder"));
  await lena.post(thread, "This does.", [{ file }]);
  await lena.file("Wonder-unposted.txt", Buffer.from("Nobody's yet"));
  const dana = await house.member("Dana", { viewport: { width: 360, height: 740 } });
  const { page } = dana;
  await dana.goto("/search?q=wonders");
  await page.locator(".found-file").waitFor();
  assert.deepEqual(await page.locator(".found-file").allInnerTexts(), ["Document:\nWall_of-wonder.txt"]);
  assert.deepEqual(await page.locator(".found-file mark").allInnerTexts(), ["wonder"]);
  await page.getByText("Filters").click();
  await page.getByLabel("Files", { exact: true }).selectOption({ label: "With a picture" });
  await count(page).filter({ hasText: "Nothing found" }).waitFor();
  await field(page).fill("battery");
  await results(page).getByRole("link", { name: /Picture: battery-line\.png/ }).waitFor();
  assert.match(page.url(), /with=picture/);
  await page.reload();
  await page.getByText("Filters and order (1 set)").waitFor();
  await results(page).getByRole("link", { name: /battery-line/ }).press("Enter");
  await page.getByRole("button", { name: /Three phones with a battery each/ }).waitFor();
});

test("without a network it waits, says so, and goes on by itself", async () => {
  // Whoever is still here would complain that the server went.
  await Promise.all(house.visitors.map((visitor) => visitor.context.close()));
  const dana = await house.member("Dana");
  const { page } = dana;
  dana.tolerate(/ERR_CONNECTION_REFUSED/, /WebSocket/);
  await dana.goto("/search");
  await page.getByText("Search in everything").waitFor();
  await house.server.kill();
  await field(page).fill("clothesline");
  await count(page).filter({ hasText: "No connection" }).waitFor();
  await house.server.restart();
  await count(page).filter({ hasText: "2 posts" }).waitFor();
});
