import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gone, House } from "./support/house.mjs";

let house;
before(async () => void (house = await House.open()));
after(async () => house?.close());

test("two people in two ISDs ask, answer, react, change and take back", async () => {
  const dana = await house.member("Dana");
  const marisol = await house.member("Marisol");

  // Each sees what everybody sees, and not what belongs to the other's organisation.
  for (const visitor of [dana, marisol]) await visitor.channel("ask-a-partner").waitFor();
  await dana.channel("three-pines-isd").waitFor();
  await marisol.channel("lakebend-resa").waitFor();
  assert.equal(await dana.channel("lakebend-resa").count(), 0);
  assert.equal(await marisol.channel("three-pines-isd").count(), 0);

  // Each sees who is there.
  const here = (visitor) => visitor.page.getByRole("region", { name: "Here now" });
  await here(dana).getByRole("link", { name: "Marisol Reyes" }).waitFor();
  await here(marisol).getByRole("link", { name: "Dana Whitfield" }).waitFor();

  // The question appears without reloading, in the list of threads.
  const title = "Pair talk that turns into copying?";
  await marisol.openChannel("ask-a-partner");
  await dana.openChannel("ask-a-partner");
  await dana.ask("Question", title, "Second grade, the same three pairs every day.");
  await marisol.openThread(title);
  await marisol.post("the same three pairs").waitFor();

  // Somebody writing is seen, and what they wrote appears.
  await marisol.composer.pressSequentially("Give the listener");
  await dana.page.getByText("Marisol Reyes is writing …").waitFor();
  await marisol.reply("Give the listener the pencil first.");
  const answer = dana.post("the listener the pencil");
  await answer.waitFor();
  await answer.getByText("Lakebend RESA").waitFor();
  await gone(dana.page.getByText("Marisol Reyes is writing …"));
  await dana.said("Marisol Reyes wrote a new post.").waitFor({ state: "attached" });

  // A reaction is seen by the other, with the name of who gave it.
  await marisol.choose(marisol.post("the same three pairs"), "React", "Same here");
  await dana.post("the same three pairs").getByRole("button", { name: /Same here 1.*by Marisol Reyes/ }).waitFor();
  await dana.choose(answer, "React", "Helpful");
  const helpful = marisol.post("the listener the pencil").getByRole("button", { name: /Helpful 1.*by Dana/ });
  await helpful.waitFor();

  // The asker, and nobody else, says what answered the question.
  await marisol.post("the listener the pencil").getByRole("button", { name: "More", exact: true }).click();
  assert.equal(await marisol.page.getByRole("button", { name: "This answered the question" }).count(), 0);
  await marisol.page.keyboard.press("Escape");
  await dana.choose(answer, "More", "This answered the question");
  for (const visitor of [dana, marisol]) {
    await visitor.post("the listener the pencil").getByText("The answer").waitFor();
    await visitor.page.getByRole("main").getByText("Answered", { exact: true }).waitFor();
  }

  // Both change their own; the earlier words stay in the history that everybody can open.
  const change = async (visitor, words, next) => {
    await visitor.choose(visitor.post(words), "More", "Edit");
    await visitor.page.getByLabel("Your post").fill(next);
    await visitor.page.getByRole("button", { name: "Save" }).click();
  };
  await change(dana, "the same three pairs", "Second grade, two pairs, mostly after lunch.");
  await marisol.post("mostly after lunch").getByRole("button", { name: "edited" }).click();
  const history = marisol.page.getByRole("dialog", { name: "Versions of this post" });
  await history.getByText("mostly after lunch").waitFor();
  await history.getByText("the same three pairs").waitFor();
  await history.getByRole("button", { name: "Close" }).click();
  await gone(history);
  await change(marisol, "the listener the pencil", "Give the listener the pencil, and swap after a minute.");
  await dana.post("swap after a minute").getByRole("button", { name: "edited" }).waitFor();

  // Nobody can change or delete what is another's.
  await marisol.post("mostly after lunch").getByRole("button", { name: "More", exact: true }).click();
  assert.equal(await marisol.page.getByRole("button", { name: "Edit", exact: true }).count(), 0);
  assert.equal(await marisol.page.getByRole("button", { name: "Delete", exact: true }).count(), 0);
  await marisol.page.keyboard.press("Escape");

  // Both delete a post of their own; the words go, a mark stays.
  const remove = async (visitor, words) => {
    await visitor.choose(visitor.post(words), "More", "Delete");
    const dialog = visitor.page.getByRole("dialog", { name: "Delete this post?" });
    await dialog.getByRole("button", { name: "Delete" }).click();
    await gone(dialog);
  };
  await dana.reply("Sent to the wrong thread, sorry.");
  await marisol.reply("Me too.");
  await marisol.post("Sent to the wrong thread").waitFor();
  await dana.post("Me too.").waitFor();
  await remove(dana, "Sent to the wrong thread");
  await remove(marisol, "Me too.");
  for (const visitor of [dana, marisol]) {
    await visitor.page.getByText("A post by Dana Whitfield was deleted.").waitFor();
    await visitor.page.getByText("A post by Marisol Reyes was deleted.").waitFor();
    await gone(visitor.post("Sent to the wrong thread"));
    await gone(visitor.post("Me too."));
  }

  // All of it is there for who loads the page anew, and who leaves is no longer there.
  await marisol.page.reload();
  await marisol.post("swap after a minute").getByText("The answer").waitFor();
  assert.equal((await marisol.bodies()).length, 2);
  await dana.page.getByRole("link", { name: "Lateral" }).click();
  await here(dana).getByRole("link", { name: "Marisol Reyes" }).waitFor();
  await marisol.page.close();
  await gone(here(dana).getByRole("link", { name: "Marisol Reyes" }));
});
