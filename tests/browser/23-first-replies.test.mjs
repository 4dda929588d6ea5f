import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { House } from "./support/house.mjs";

let house;
before(async () => {
  house = await House.open();
});
after(async () => house?.close());

const title = "Two buildings, one screening week: who goes first?";
const waiting = (visitor) => visitor.page.getByRole("region", { name: "Waiting for a first reply" });

test("a question that nobody answered stands before its steward until somebody does, and before nobody else", async () => {
  const dana = await house.member("Dana");
  await waiting(dana).getByRole("link", { name: title }).waitFor();
  assert.match(await waiting(dana).innerText(), /#ask-a-partner · Priya Raman/);

  const joy = await house.member("Joy");
  await joy.page.getByRole("region", { name: "Here now" }).waitFor();
  assert.equal(await waiting(joy).count(), 0);

  // By keyboard: to the thread, an answer, and back.
  await waiting(dana).getByRole("link", { name: title }).focus();
  await dana.page.keyboard.press("Enter");
  await dana.heading(title).waitFor();
  await dana.reply("One building a day. We tell them in May.");
  await dana.page.goBack();
  await dana.page.getByRole("region", { name: "Here now" }).waitFor();
  await dana.page.getByText(title).waitFor({ state: "detached" });
  assert.equal(await waiting(dana).count(), 0);
});
