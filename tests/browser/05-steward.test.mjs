import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { gone, House } from "./support/house.mjs";

let house;
before(async () => void (house = await House.open()));
after(async () => house?.close());

const main = (visitor) => visitor.page.getByRole("main");

test("a steward pins, locks and moves a thread, and the reader sees it happen", async () => {
  const title = "Where do these minutes belong?";
  const author = await Api.signIn(house.server, house.server.person("Marisol"));
  await author.thread("ask-a-partner", title);
  const lena = await house.member("Lena");
  const marisol = await house.member("Marisol");
  for (const visitor of [lena, marisol]) {
    await visitor.openChannel("ask-a-partner");
    await visitor.openThread(title);
  }
  await lena.choose(main(lena), "Thread options", "Pin to the top");
  await main(marisol).getByText("Pinned", { exact: true }).waitFor();
  await lena.choose(main(lena), "Thread options", "Lock: no more replies");
  await main(marisol).getByText("This thread is locked. It can be read, and nobody can reply.").waitFor();
  assert.equal(await marisol.composer.count(), 0);
  await lena.choose(main(lena), "Thread options", "Unlock");
  await marisol.composer.waitFor();

  await lena.choose(main(lena), "Thread options", "Move to another channel");
  const dialog = lena.page.getByRole("dialog", { name: "Move to another channel" });
  await dialog.getByLabel("Channel").selectOption({ label: "#coaching-craft" });
  await dialog.getByRole("button", { name: "Move to another channel" }).click();
  await gone(dialog);
  for (const visitor of [lena, marisol]) {
    await main(visitor).getByRole("link", { name: "#coaching-craft" }).waitFor();
    await visitor.heading(title).waitFor();
    await visitor.post("The first words.").waitFor();
  }
  await marisol.reply("Still writing in the right place.");
  await lena.post("Still writing in the right place.").waitFor();
  await marisol.openChannel("ask-a-partner");
  await main(marisol).getByRole("list").first().waitFor();
  assert.equal(await main(marisol).getByRole("link", { name: title }).count(), 0);
  // Whoever is no steward is not offered any of it.
  await marisol.openChannel("coaching-craft");
  await marisol.openThread(title);
  await main(marisol).getByRole("button", { name: "Thread options" }).click();
  await main(marisol).getByRole("button", { name: "Change the title" }).waitFor();
  assert.equal(await main(marisol).getByRole("button", { name: /Pin|Lock|Move/ }).count(), 0);
});

test("following and muting a channel and a thread stays, here and after loading again", async () => {
  const title = "A thread to follow";
  const author = await Api.signIn(house.server, house.server.person("Marisol"));
  const thread = await author.thread("resource-swap", title);
  const dana = await house.member("Dana");
  await dana.openChannel("resource-swap");
  await dana.openThread(title);
  await dana.choose(main(dana), "Thread options", "Follow this thread");
  await main(dana).getByText("Following", { exact: true }).waitFor();
  await dana.choose(main(dana), "Thread options", "Mute this thread");
  await main(dana).getByText("Muted", { exact: true }).waitFor();
  await main(dana).getByRole("link", { name: "#resource-swap" }).click();
  await dana.choose(main(dana), "Channel options", "Mute this channel");
  await dana.said("Muted.").first().waitFor();
  await dana.page.reload();
  await dana.heading("#resource-swap").waitFor();
  // A muted channel does not ask for attention.
  await author.post(thread, "Something new in a muted channel");
  await dana.openThread(title);
  await dana.post("Something new in a muted channel").waitFor();
  await main(dana).getByText("Muted", { exact: true }).waitFor();
  assert.doesNotMatch(await dana.channel("resource-swap").innerText(), /\d/);
});

test("a closed channel does not exist for others, and who loses it loses it at once", async () => {
  const dana = await house.member("Dana");
  const { page } = dana;
  await page.getByRole("button", { name: "Open a channel" }).click();
  const form = page.getByRole("dialog", { name: "Open a channel" });
  await form.getByLabel("Name of the channel").fill("Mentor pairs");
  await form.getByRole("radio", { name: "Only its members" }).check();
  await form.getByRole("button", { name: "Open a channel" }).click();
  await dana.heading("#mentor-pairs").waitFor();
  await dana.ask("Discussion", "First agreements", "What is said here stays here.");
  const address = new URL(page.url()).pathname;
  const channel = await dana.channel("mentor-pairs").getAttribute("href");

  const marisol = await house.member("Marisol");
  const sentence = "Private to the people in it, or no longer there.";
  for (const path of [address, channel]) {
    await marisol.goto(path);
    await marisol.page.getByText(sentence).waitFor();
    assert.equal(await marisol.channel("mentor-pairs").count(), 0);
    assert.equal(await marisol.page.getByText("First agreements").count(), 0);
  }

  await dana.channel("mentor-pairs").click();
  await dana.choose(main(dana), "Channel options", "People in this channel");
  const people = page.getByRole("dialog", { name: "People in this channel" });
  await people.getByRole("combobox", { name: "Add somebody by name" }).fill("Marisol");
  await people.getByRole("option", { name: /Marisol Reyes/ }).click();
  await people.getByRole("button", { name: "Add", exact: true }).click();
  await people.getByRole("link", { name: "Marisol Reyes" }).waitFor();

  // It appears by itself, and reads like any other.
  await marisol.channel("mentor-pairs").click();
  await marisol.openThread("First agreements");
  await marisol.post("What is said here stays here.").waitFor();

  await people.getByRole("button", { name: "Change the place of Marisol Reyes" }).click();
  await people.getByRole("button", { name: "Remove from the channel" }).click();
  await marisol.page.getByText(sentence).waitFor();
  assert.equal(await marisol.channel("mentor-pairs").count(), 0);
  assert.equal(await marisol.page.getByText("What is said here").count(), 0);
  await marisol.page.reload();
  await marisol.page.getByText(sentence).waitFor();
});
