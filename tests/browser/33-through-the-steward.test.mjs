import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { House, tooWide, until } from "./support/house.mjs";

let house, lena, joy, space;
before(async () => {
  house = await House.open();
  lena = await Api.signIn(house.server, house.server.person("Lena"));
  joy = await Api.signIn(house.server, house.server.person("Joy"));
  space = lena.space("ask-a-partner").id;
});
after(async () => house?.close());

const main = (visitor) => visitor.page.getByRole("main");
const region = (visitor, name) => visitor.page.getByRole("region", { name, exact: true });

test("a question is asked through the steward, published in other words, answered, and its answer marked, and nobody learns whose it is", async () => {
  const asker = await house.member("Joy", { viewport: { width: 360, height: 740 } });
  await asker.goto(`/s/${space}?show=about`);
  const form = region(asker, "Ask through the steward");
  await form.getByLabel("Your question in one line").fill("May I leave the team?");
  await form.getByLabel("Your question", { exact: true }).fill("I am the only coach, and I would like to stop. How did you tell them?");
  await form.getByRole("button", { name: "Send it to the stewards" }).press("Enter");
  await asker.said("The stewards have your question.").waitFor();
  await region(asker, "Your questions through the steward").getByText("waits for the stewards").waitFor();
  assert.equal(await tooWide(asker.page), "");

  const steward = await house.member("Lena");
  const waiting = region(steward, "Questions to ask for somebody");
  const one = waiting.getByRole("article", { name: /^Joy .* asks in #ask-a-partner$/ });
  await one.waitFor();
  await one.getByRole("button", { name: "Decline", exact: true }).click();
  await one.getByText("Say why, so that they know.").waitFor();
  await one.getByLabel("The question", { exact: true }).fill("Somebody would like to stop coaching. How did you tell your team?");
  await one.getByLabel(/^To Joy/).fill("I left out that you are the only one.");
  await one.getByRole("button", { name: "Ask it under my name" }).click();
  await steward.said("The question is asked under your name.").waitFor();

  await region(asker, "Your questions through the steward").getByText("published in other words").waitFor();
  await main(asker).getByText("I left out that you are the only one.").waitFor();
  await main(asker).getByRole("link", { name: "Read it in the channel" }).click();
  await asker.heading("May I leave the team?").waitFor();
  await main(asker).getByText("What you write here shows your name.").waitFor();

  const { questions } = await joy.send("asked.own", {});
  const thread = questions.find((question) => question.thread).thread;
  const priya = await house.member("Priya");
  await priya.goto(`/t/${thread}`);
  await priya.post("Somebody would like to stop coaching").waitFor();
  await main(priya).getByText("asked through the steward").waitFor();
  assert.doesNotMatch(await main(priya).innerText(), /Joy/);
  await priya.reply("In person, and early.");
  await priya.post("In person").waitFor();

  await main(asker).getByLabel("Which reply answered it?").selectOption({ label: "Priya Raman: In person, and early." });
  await main(asker).getByRole("button", { name: "Mark it" }).click();
  await asker.said("It does not show that it was you.").waitFor();
  await main(priya).getByText("Answered", { exact: true }).first().waitFor();
  const { lines } = await (await Api.signIn(house.server, house.server.person("Priya"))).send("notice.list", {});
  assert.match(lines.find((line) => line.kind === "accepted").actor.name, /^Lena/);
});

test("a question is taken back before it is published", async () => {
  const asker = await house.member("Joy");
  await asker.goto(`/s/${space}?show=about`);
  const form = region(asker, "Ask through the steward");
  await form.getByLabel("Your question in one line").fill("Never mind?");
  await form.getByLabel("Your question", { exact: true }).fill("I found out myself.");
  await form.getByRole("button", { name: "Send it to the stewards" }).click();
  await asker.page.getByRole("button", { name: "Take back: Never mind?", exact: true }).click();
  await asker.said("Your question is taken back.").waitFor();
  await until(async () => (await lena.send("asked.list", {})).questions.every((one) => one.title !== "Never mind?"), "it is gone for the steward");
});
