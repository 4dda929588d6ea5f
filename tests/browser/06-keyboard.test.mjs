import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { gone, House } from "./support/house.mjs";
import { focused, holds, tabIn, tabTo } from "./support/keyboard.mjs";

let house;
before(async () => void (house = await House.open()));
after(async () => house?.close());

test("everything can be done without a mouse, and the focus is never lost", async () => {
  const marisol = await Api.signIn(house.server, house.server.person("Marisol"));
  const dana = await house.visitor();
  const { page } = dana;
  const { keyboard } = page;
  const { email, password } = house.server.person("Dana");

  await dana.goto("/");
  await page.getByLabel("Mail address").waitFor();
  await keyboard.press("Tab");
  assert.match(await focused(page), /Mail address/);
  await keyboard.type(email);
  await keyboard.press("Tab");
  assert.match(await focused(page), /Password/);
  await keyboard.type("not the password");
  await keyboard.press("Enter");
  await page.getByRole("alert").waitFor();
  dana.tolerate(/Failed to load resource/);
  assert.match(await focused(page), /Password/, "a refusal leaves one in the field");
  await keyboard.press("Control+a");
  await keyboard.type(password);
  await keyboard.press("Enter");
  await dana.channels.waitFor();
  await holds(page, /h1 New for you/, "after signing in");

  // The first stop of every screen leads past the channels.
  await dana.goto("/");
  await dana.channels.waitFor();
  await keyboard.press("Tab");
  assert.match(await focused(page), /Skip to the content/);
  await tabTo(page, /^a #?\s*ask-a-partner/);
  await keyboard.press("Enter");
  await holds(page, /h1 #ask-a-partner/, "after opening a channel");

  // A thread of one's own.
  await tabTo(page, /button Start a thread/);
  await keyboard.press("Enter");
  await holds(page, /h2 Start a thread/, "after opening the form");
  await tabTo(page, /button Cancel/);
  await keyboard.press("Enter");
  await holds(page, /button Start a thread/, "after giving up");
  await keyboard.press("Enter");
  await holds(page, /h2 Start a thread/, "after opening it again");
  await tabTo(page, /input Discussion/);
  await keyboard.press("ArrowDown");
  assert.match(await focused(page), /Question/);
  await keyboard.press("Tab");
  assert.match(await focused(page), /Title/);
  await keyboard.type("How do you start a pair talk?");
  await keyboard.press("Tab");
  assert.match(await focused(page), /First post/);
  await keyboard.type("Without a mouse.");
  await keyboard.press("Control+Enter");
  await holds(page, /h1 How do you start a pair talk\?/, "after starting a thread");

  // Somebody answers while one is writing: it is announced, and the focus stays.
  const thread = { id: Number(new URL(page.url()).pathname.split("/")[2]) };
  await tabTo(page, /textarea Your reply/);
  await keyboard.type("A first ");
  await marisol.post(thread, "With a minute of silence.");
  await dana.post("With a minute of silence.").waitFor();
  await dana.said("Marisol Reyes wrote a new post.").waitFor({ state: "attached" });
  assert.match(await focused(page), /textarea Your reply/);
  await keyboard.type("thought.");
  await tabTo(page, /button Send/);
  await keyboard.press("Enter");
  await dana.post("A first thought.").waitFor();
  await holds(page, /textarea Your reply|button Send/, "after sending");

  // Reply with a quote: Reply of the post takes one to the field, and the quote stands above it.
  await tabIn(dana.post("With a minute of silence."), /button Reply/, "Shift+Tab");
  await keyboard.press("Enter");
  await holds(page, /textarea Your reply/, "after Reply");
  await keyboard.type("That works here too.");
  await keyboard.press("Control+Enter");
  const quoting = dana.post("That works here too.");
  await quoting.getByText("In reply to Marisol Reyes").waitFor();
  await quoting.getByText("With a minute of silence.").waitFor();
  await holds(page, /textarea Your reply/, "after sending with a quote");

  // React, from a list that Escape closes.
  const marisols = page.locator("article.post", { has: page.getByRole("heading", { name: "Marisol Reyes" }) });
  await tabIn(marisols, /button React/, "Shift+Tab");
  await keyboard.press("Enter");
  await tabTo(page, /button Thanks/, { most: 3 });
  await keyboard.press("Escape");
  await holds(page, /button React/, "after Escape in a list");
  await keyboard.press("Enter");
  await tabTo(page, /button Helpful/, { most: 4 });
  await keyboard.press("Enter");
  await marisols.getByRole("button", { name: /Helpful 1/ }).waitFor();
  await holds(page, /button React/, "after reacting");
  // Taking the reaction back takes its button away; the focus must not go with it.
  await tabTo(page, /button Helpful/, { key: "Shift+Tab", most: 2 });
  await keyboard.press("Enter");
  await gone(marisols.getByRole("button", { name: /Helpful 1/ }));
  await holds(page, /button|article|link/, "after taking a reaction back");

  // Accept the answer.
  await tabIn(marisols, /button More/, "Tab");
  await keyboard.press("Enter");
  await tabTo(page, /button This answered the question/, { most: 2 });
  await keyboard.press("Enter");
  await dana.said("Marked as the answer.").waitFor();
  await holds(page, /button More/, "after accepting");

  // Edit, given up with Escape and then done.
  const mine = page.locator("article.post", { hasText: "A first thought" });
  const menu = async (item, key = "Tab") => {
    await tabIn(mine, /button More/, key);
    await keyboard.press("Enter");
    await tabTo(page, new RegExp(`button ${item}`), { most: 8 });
    await keyboard.press("Enter");
  };
  await menu("Edit");
  await holds(page, /textarea Your post/, "in the editor");
  await keyboard.press("Escape");
  await gone(page.getByLabel("Your post"));
  await holds(page, /button More/, "after giving up an edit");
  await menu("Edit");
  await holds(page, /textarea Your post/, "in the editor");
  await keyboard.press("End");
  await keyboard.type(" Changed.");
  await keyboard.press("Control+Enter");
  await dana.post("A first thought. Changed.").waitFor();
  await dana.said("Your post was changed.").waitFor();
  await holds(page, /button More/, "after an edit");

  // Delete: the dialog holds the focus, Escape closes it and gives it back.
  await menu("Delete");
  const dialog = page.getByRole("dialog", { name: "Delete this post?" });
  await dialog.waitFor();
  for (let step = 0; step < 6; step++) {
    await keyboard.press("Tab");
    const isInside = await page.evaluate(() => document.activeElement?.closest("dialog") !== null || document.activeElement === document.body);
    assert.ok(isInside, "Tab stays in the dialog");
  }
  await keyboard.press("Escape");
  await gone(dialog);
  await holds(page, /button More/, "after Escape in a dialog");
  await menu("Delete");
  await dialog.waitFor();
  await tabTo(page, /button Delete/, { most: 4 });
  await keyboard.press("Enter");
  await page.getByText("A post by Dana Whitfield was deleted.").waitFor();
  await holds(page, /article/, "after deleting");

  // Sign out.
  await tabTo(page, /^a .*Settings/, { most: 120 });
  await keyboard.press("Enter");
  await holds(page, /h1 Settings/, "in the settings");
  await tabTo(page, /button Sign out/);
  await keyboard.press("Enter");
  await dana.heading("Sign in").waitFor();
  await holds(page, /h1 Sign in|Mail address/, "after signing out");
});
