import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { House, tooWide } from "./support/house.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let house;
let at;
before(async () => {
  house = await House.open();
  const lena = await Api.signIn(house.server, house.server.person("Lena"));
  const dana = await Api.signIn(house.server, house.server.person("Dana"));
  const thread = await dana.thread("ask-a-partner", "One thread with everything in it", "**Bold**, a [link](https://example.org) and\n\n- a list\n\n> a quote\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```", "question");
  const post = await lena.post(thread, "An answer.");
  await lena.send("reaction.add", { post: post.id, kind: "helpful" });
  await dana.send("question.accept", { thread: thread.id, post: post.id });
  const gone = await dana.post(thread, "Deleted soon.");
  await dana.send("post.delete", { post: gone.id });
  const locked = await dana.thread("ask-a-partner", "A locked thread");
  await lena.send("thread.lock", { thread: locked.id, locked: true });
  const closed = (await lena.send("space.create", { name: "closed-and-empty", visibility: "closed" })).space.space;
  const archived = (await lena.send("space.create", { name: "put-away", visibility: "closed" })).space.space;
  await lena.send("space.update", { space: archived.id, state: "archived" });
  const { organisations } = await lena.send("organisation.list", { query: "Three Pines", limit: 1 });
  at = {
    thread: `/t/${thread.id}`,
    locked: `/t/${locked.id}`,
    space: `/s/${thread.space}`,
    empty: `/s/${closed.id}`,
    archived: `/s/${archived.id}`,
    member: `/members/${(await dana.send("member.list", { query: "Curtis", limit: 1 })).members[0].id}`,
    organisation: `/organisations/${organisations[0].id}`,
  };
});
after(async () => house?.close());

/** What lies half under an open list is not small, and one press elsewhere brings it back. */
const covering = /options|more|react|naming/;

async function assertAccessible(visitor, screen) {
  const { page } = visitor;
  // Evaluated by the browser's debugger, which the page's own policy does not bind.
  await page.evaluate(axe);
  const found = await page.evaluate(
    async ([values, isCovered]) => {
      const options = { runOnly: { type: "tag", values }, rules: { "target-size": { enabled: !isCovered } } };
      return (await window.axe.run(document, options)).violations;
    },
    [rules, covering.test(screen)],
  );
  const text = found.map((one) => `${one.id}: ${one.help}\n    ${one.nodes.map((node) => `${node.html}\n    ${node.failureSummary}`).join("\n    ")}`);
  assert.equal(text.join("\n"), "", screen);
}

async function assertFits(visitor, screen) {
  assert.equal(await tooWide(visitor.page), "", screen);
}

/** Every screen, and what can be opened on it. */
const inside = [
  ["home", () => "/", async (one) => one.page.getByRole("region", { name: "Here now" }).waitFor()],
  ["home, opening a channel", () => "/", async (one) => {
    await one.page.getByRole("button", { name: "Open a channel" }).click();
    await one.page.getByRole("dialog").waitFor();
  }],
  ["channel", () => at.space, async (one) => one.page.getByRole("link", { name: "One thread with everything" }).waitFor()],
  ["channel, starting a thread", () => at.space, async (one) => {
    await one.page.getByRole("button", { name: "Start a thread" }).click();
    await one.page.getByLabel("First post").waitFor();
  }],
  ["channel, options", () => at.space, async (one) => {
    await one.page.getByRole("button", { name: "Channel options" }).click();
    await one.page.getByRole("button", { name: "People in this channel" }).waitFor();
  }],
  ["channel, people", () => at.space, async (one) => {
    await one.choose(one.page.getByRole("main"), "Channel options", "People in this channel");
    await one.page.getByRole("dialog").getByRole("link", { name: "Lena Fairchild" }).waitFor();
  }],
  ["channel, settings", () => at.space, async (one) => {
    await one.choose(one.page.getByRole("main"), "Channel options", "Channel settings");
    await one.page.getByRole("dialog").waitFor();
  }],
  ["channel, empty", () => at.empty, async (one) => one.page.getByText("Nothing here yet.").waitFor()],
  ["channel, archived", () => at.archived, async (one) => one.page.getByText("This channel is archived").waitFor()],
  ["thread", () => at.thread, async (one) => one.post("An answer.").waitFor()],
  ["thread, more", () => at.thread, async (one) => one.post("An answer.").getByRole("button", { name: "More" }).click()],
  ["thread, react", () => at.thread, async (one) => one.post("An answer.").getByRole("button", { name: "React" }).click()],
  ["thread, quoting and naming", () => at.thread, async (one) => {
    await one.post("Bold").getByRole("button", { name: "Reply" }).click();
    await one.composer.pressSequentially("@Da");
    await one.page.getByRole("option").first().waitFor();
  }],
  ["thread, editing", () => at.thread, async (one) => {
    await one.choose(one.post("An answer."), "More", "Edit");
    await one.page.getByLabel("Your post").waitFor();
  }],
  ["thread, deleting", () => at.thread, async (one) => {
    await one.choose(one.post("An answer."), "More", "Delete");
    await one.page.getByRole("dialog").waitFor();
  }],
  ["thread, moving", () => at.thread, async (one) => {
    await one.choose(one.page.getByRole("main"), "Thread options", "Move to another channel");
    await one.page.getByRole("dialog").waitFor();
  }],
  ["thread, locked", () => at.locked, async (one) => one.page.getByText("This thread is locked.").waitFor()],
  ["members", () => "/members", async (one) => one.page.getByRole("link", { name: /Curtis/ }).waitFor()],
  ["member", () => at.member, async (one) => one.heading("Curtis Boyd").waitFor()],
  ["organisations", () => "/organisations", async (one) => one.page.locator("main li").first().waitFor()],
  ["organisation", () => at.organisation, async (one) => one.heading(/Three Pines/).waitFor()],
  ["settings", () => "/settings", async (one) => one.page.getByText("This one").waitFor()],
  ["administration", () => "/administration", async (one) => one.page.getByLabel("Name (they can change it)").waitFor()],
  ["search", () => "/search?q=thread+everything", async (one) => one.page.locator(".results mark").first().waitFor()],
  ["search, with filters", () => `/search?q=everything&kind=question&by=${at.member.split("/")[2]}`, async (one) => {
    await one.page.getByText("Nothing found").waitFor();
    await one.page.locator(".chosen").getByText("Curtis Boyd").waitFor();
  }],
  ["nothing there", () => "/t/1234567", async (one) => one.page.getByText("Private to the people in it").waitFor()],
];

const outside = [
  ["sign in", () => "/sign-in", async (one) => one.page.getByLabel("Mail address").waitFor()],
  ["sign in, refused", () => "/sign-in", async (one) => {
    await one.page.getByLabel("Mail address").fill("nobody@example.org");
    await one.page.getByLabel("Password").fill("wrong wrong wrong");
    await one.page.getByRole("button", { name: "Sign in" }).click();
    await one.page.getByRole("alert").waitFor();
  }],
  ["invitation too old", () => "/join#abc", async (one) => one.page.getByRole("alert").waitFor()],
  ["new password", () => "/reset#abc", async (one) => one.page.getByLabel("New password").waitFor()],
];

for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 1280]) {
    test(`nothing is found on any screen, ${width} px wide and ${colorScheme}`, async () => {
      const options = { viewport: { width, height: 800 }, colorScheme, reducedMotion: "reduce" };
      const stranger = await house.visitor(options);
      stranger.tolerate(/Failed to load resource/);
      for (const [name, path, ready] of outside) {
        await stranger.goto("/sign-in");
        await stranger.goto(path());
        await ready(stranger);
        await assertAccessible(stranger, name);
      }
      const lena = await house.member("Lena", options);
      const ben = await house.member("Ben", options);
      for (const [name, path, ready] of inside) {
        const who = name === "administration" || name === "organisation" ? ben : lena;
        await who.goto(path());
        await ready(who);
        await assertAccessible(who, name);
      }
    });
  }
}

test("every screen fits into 320 px", async () => {
  const options = { viewport: { width: 320, height: 640 } };
  const stranger = await house.visitor(options);
  stranger.tolerate(/Failed to load resource/);
  for (const [name, path, ready] of outside) {
    await stranger.goto("/sign-in");
    await stranger.goto(path());
    await ready(stranger);
    await assertFits(stranger, name);
  }
  const lena = await house.member("Lena", options);
  const ben = await house.member("Ben", options);
  for (const [name, path, ready] of inside) {
    const who = name === "administration" || name === "organisation" ? ben : lena;
    await who.goto(path());
    await ready(who);
    await assertFits(who, name);
  }
});

test("every address of the client is answered with the page, and no other", async () => {
  const status = async (path) => (await fetch(house.server.url + path)).status;
  const addresses = ["/", "/sign-in", "/join", "/reset", "/members", "/organisations", "/settings", "/administration"];
  for (const path of [...addresses, at.thread, `${at.thread}?p=1`, at.space, at.member, at.organisation]) {
    assert.equal(await status(path), 200, path);
  }
  for (const path of ["/nothing", "/t/", "/t/abc", "/t/1/2", "/s", "/members/x", "/index.htm", "/assets/none.js", "/.git/config"]) {
    assert.equal(await status(path), 404, path);
  }
});
