import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { House, tooWide } from "./support/house.mjs";

// How many reflect (adr/0029): for leads and specialists, in steps of five, and nothing of a person.
let house;
before(async () => (house = await House.open()));
after(async () => house?.close());

const api = async (name) => Api.signIn(house.server, house.server.person(name));

test("a lead sees numbers in steps, by name, and no person", async () => {
  const lena = await house.member("Lena", { viewport: { width: 360, height: 740 } });
  await lena.goto("/organisations");
  await lena.page.getByRole("link", { name: "How many reflect" }).press("Enter");
  await lena.heading("How many reflect").waitFor();
  await lena.page.getByText("Numbers go in steps of five.").waitFor();
  assert.equal(await tooWide(lena.page), "");
  const main = lena.page.getByRole("main");
  await main.getByRole("heading", { name: "Three Pines ISD" }).waitFor();
  const text = await main.innerText();
  for (const { name } of house.server.people) assert.ok(!text.includes(name.split(" ")[0] + " "), name);
  const said = await main.locator(".reflecting-weeks li > span").allInnerTexts();
  assert.ok(said.length > 0);
  for (const words of said) assert.match(words, /^(fewer than 5|\d*[05] or more|too few to show)$/);
});

test("everybody who may see a number sees the same one; all others are refused", async () => {
  const [lena, tom] = [await api("Lena"), await api("Tom")];
  const [some, all] = [await lena.send("activity.count", {}), await tom.send("activity.count", {})];
  for (const row of some.rows) assert.deepEqual(all.rows.find(({ organisation }) => organisation === row.organisation), row);
  const names = all.rows.map(({ name }) => name);
  assert.deepEqual(names, [...names].sort((a, b) => a.localeCompare(b)));
  for (const name of ["Dana", "Jamal"]) assert.equal((await (await api(name)).try("activity.count", {})).error, "forbidden");
  const dana = await house.member("Dana");
  await dana.goto("/organisations");
  await dana.heading("Organisations").waitFor();
  assert.equal(await dana.page.getByRole("link", { name: "How many reflect" }).count(), 0);
});
