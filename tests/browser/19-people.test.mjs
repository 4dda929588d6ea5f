import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { House, tooWide, until } from "./support/house.mjs";

let house;
before(async () => {
  house = await House.open();
});
after(async () => house?.close());

const standing = (page) => page.locator("main .standing");
const isFocused = (locator) => until(() => locator.evaluate((one) => one === document.activeElement), "the focus");

test("what one can be asked about is written by keyboard, and somebody elsewhere finds it", async () => {
  const dana = await house.member("Dana");
  const { page } = dana;
  await dana.goto("/settings");
  await page.getByRole("link", { name: "Open your profile" }).click();
  await dana.heading("Dana Whitfield").waitFor();
  const edit = page.getByRole("button", { name: "Edit your profile" });
  await edit.focus();
  await page.keyboard.press("Enter");
  await isFocused(page.getByRole("heading", { name: "Edit your profile" }));
  const topics = page.getByLabel("Ask me about");
  await topics.focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("Purple zebra planning\npurple ZEBRA planning\n!?");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Each line needs a letter").waitFor();
  await topics.fill("Purple zebra planning\npurple ZEBRA planning");
  await page.getByLabel("Pronouns").fill("they/them");
  await page.getByRole("button", { name: "Save" }).focus();
  await page.keyboard.press("Enter");
  await isFocused(edit);
  assert.deepEqual(await page.locator(".topics").first().getByRole("listitem").allInnerTexts(), ["Purple zebra planning"]);

  const owen = await house.member("Owen", { viewport: { width: 360, height: 740 } });
  await owen.goto("/members");
  await standing(owen.page).filter({ hasText: /2\d people/ }).waitFor();
  await owen.page.getByLabel("Knows about").pressSequentially("purple z");
  await standing(owen.page).filter({ hasText: "1 person" }).waitFor();
  await owen.page.getByLabel("Part in their organisation").selectOption({ label: "Director" });
  await standing(owen.page).filter({ hasText: "Nobody fits" }).waitFor();
  await owen.page.getByLabel("Part in their organisation").selectOption({ label: "Coach" });
  await owen.page.getByRole("combobox", { name: "Only of one organisation" }).pressSequentially("three p");
  await owen.page.getByRole("option", { name: "Three Pines ISD" }).click();
  await standing(owen.page).filter({ hasText: "1 person" }).waitFor();
  assert.equal(await tooWide(owen.page), "");
  await owen.page.reload();
  await owen.page.locator(".chosen").getByText("Three Pines ISD").waitFor();
  await owen.page.getByRole("link", { name: /Dana Whitfield/ }).click();
  await owen.heading("Dana Whitfield").waitFor();
  await owen.page.getByText("they/them").waitFor();
  await owen.page.getByText(/E[SD]T for them now/).waitFor();
  await owen.page.goBack();
  await standing(owen.page).filter({ hasText: "1 person" }).waitFor();
  await owen.page.getByRole("button", { name: "Clear filters" }).click();
  await standing(owen.page).filter({ hasText: /2\d people/ }).waitFor();
});

test("a profile shows where somebody was before, and a topic leads to everybody who has it (A42)", async () => {
  const owen = await house.member("Owen");
  const { page } = owen;
  await owen.goto("/members?q=joy");
  await page.getByRole("link", { name: /Joy Castellanos/ }).click();
  const lines = page.getByRole("region", { name: "Organisations" }).getByRole("listitem");
  await lines.first().waitFor();
  assert.match(await lines.nth(0).innerText(), /Harbor Point.*\n.*since/s);
  assert.match(await lines.nth(1).innerText(), /Larkspur.*\n.* to /s);
  await page.getByRole("link", { name: "Foundations of Math" }).click();
  await standing(page).filter({ hasText: "4 people" }).waitFor();
  assert.equal(await page.getByLabel("Knows about").inputValue(), "Foundations of Math");
});
