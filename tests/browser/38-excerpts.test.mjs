import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { gone, House, tooWide, until } from "./support/house.mjs";

// Excerpts (A26): a paragraph of a reflection in a channel, replied to, and taken back; what a lead may quote.
let house, cohort, thread, reflection;
before(async () => {
  house = await House.open();
});
after(async () => house?.close());

const api = async (name) => Api.signIn(house.server, house.server.person(name));
const dialog = (one) => one.page.getByRole("dialog");
const list = async (who) => (await who.send("thread.list", { space: cohort.id })).threads.map((view) => view.thread.id);

test("one paragraph goes to a cohort, by keyboard, and nobody learns what else there is (A26)", async () => {
  const [dana, grace, hannah] = await Promise.all(["Dana", "Grace", "Hannah"].map(api));
  cohort = (await hannah.send("space.create", { name: "cohort-three", visibility: "closed" })).space.space;
  for (const query of ["Dana Whitfield", "Grace"]) {
    const { members } = await hannah.send("member.list", { query, limit: 1 });
    await hannah.send("space.set_member", { space: cohort.id, member: members[0].id, role: "member" });
  }
  const [{ week }] = (await dana.send("journal.get", {})).weeks;
  const body = "The rhubarb stayed quiet.\n\nThen the **marigold** asked, and they all leaned in.\n\nMy principal was short with me.";
  ({ reflection: { thread: reflection } } = await dana.send("reflection.submit", { week, body, audience: "me" }));

  const one = await house.member("Dana");
  await one.goto(`/t/${reflection}`);
  await one.page.getByRole("button", { name: "Share an excerpt" }).press("Enter");
  await dialog(one).getByText("Nobody learns that there is more").waitFor();
  const publish = dialog(one).getByRole("button", { name: "Publish the excerpt" });
  await publish.press("Enter");
  await dialog(one).getByText("Tick at least one paragraph.").waitFor();
  await dialog(one).getByRole("checkbox", { name: "Then the marigold asked, and they all leaned in." }).press("Space");
  await publish.press("Enter");
  await dialog(one).getByText("Choose where it is to stand.").waitFor();
  await dialog(one).getByLabel("Channel").selectOption({ label: "#cohort-three" });
  await dialog(one).getByText("cohort-three").last().waitFor();
  await dialog(one).getByLabel("Title").fill("What waiting did");
  assert.equal(await tooWide(one.page), "");
  await publish.press("Enter");
  await one.said("Your excerpt stands in #cohort-three.").waitFor();
  [thread] = await list(grace);
  await one.page.getByRole("link", { name: "What waiting did" }).click();
  await one.page.getByRole("link", { name: /From your reflection of/ }).waitFor();

  const reader = await house.member("Grace");
  await reader.goto(`/t/${thread}`);
  await reader.page.getByText("they all leaned in").waitFor();
  await reader.page.getByText("From a reflection").first().waitFor();
  assert.equal(await reader.page.getByText("From your reflection").count(), 0);
  assert.doesNotMatch(await reader.page.content(), /rhubarb|principal was short/);
  assert.deepEqual(await grace.try("excerpt.get", { thread }), { error: "not_found" });
  assert.deepEqual(await grace.try("post.list", { thread: reflection }), { error: "not_found" });
  await grace.post({ id: thread }, "A saffron reply.");
  await reader.page.getByText("A saffron reply.").waitFor();
});

test("withdrawn, it is gone while somebody looks at it; who replied is told, and the author keeps the reply (A26)", async () => {
  const [grace, hannah, dana] = await Promise.all(["Grace", "Hannah", "Dana"].map(api));
  const reader = await house.member("Grace");
  await reader.goto(`/t/${thread}`);
  await reader.page.getByText("they all leaned in").waitFor();
  const one = await house.member("Dana");
  await one.goto(`/t/${reflection}`);
  await one.page.getByRole("button", { name: "Withdraw" }).press("Enter");
  await dialog(one).getByText("What others replied stays for you alone to read").waitFor();
  await dialog(one).getByRole("button", { name: "Withdraw" }).press("Enter");
  await one.said("The excerpt is withdrawn.").waitFor();
  await one.page.getByText("1 reply kept for you").waitFor();

  await gone(reader.page.getByText("they all leaned in"));
  await gone(reader.page.getByText("A saffron reply."));
  await reader.goto("/notices");
  await reader.page.getByText("Dana Whitfield took back an excerpt that you replied to").waitFor();
  for (const other of [grace, hannah]) {
    assert.deepEqual(await other.try("post.list", { thread }), { error: "not_found" });
    assert.ok(!(await list(other)).includes(thread));
    assert.equal((await other.send("search.find", { words: "marigold" })).found, 0);
  }
  await until(async () => (await dana.send("search.find", { words: "saffron" })).found === 1, "its author finds the reply");

  await one.page.getByRole("link", { name: "What waiting did" }).click();
  await one.page.getByText("You withdrew this excerpt.").waitFor();
  await one.page.getByText("These replies were to it. Only you can read them now.").waitFor();
  await one.page.getByText("A saffron reply.").waitFor();
  assert.equal(await one.page.getByRole("textbox", { name: "Your reply" }).count(), 0);
});

test("deleting the reflection says what goes with it", async () => {
  const dana = await api("Dana");
  const { excerpt } = await dana.send("excerpt.publish", { reflection, revision: 1, paragraphs: [1], space: cohort.id });
  const one = await house.member("Dana");
  await one.goto(`/t/${reflection}`);
  await one.choose(one.page.locator("article.post").first(), "More", "Delete");
  await dialog(one).getByText("every excerpt of it is withdrawn").waitFor();
  await dialog(one).getByRole("button", { name: "Delete" }).press("Enter");
  await until(async () => (await dana.send("excerpt.get", { thread: excerpt.thread })).excerpt.withdrawn_at !== undefined, "it is withdrawn");
});

test("a lead asks for the newsletter, gets the paragraphs that its author says yes to, and loses them at once", async () => {
  const hannah = await house.member("Hannah");
  const lena = await house.member("Lena");
  await lena.goto("/desk");
  await lena.page.locator(".desk-line").filter({ hasText: "Hannah" }).first().press("Enter");
  await lena.page.locator(".said").first().waitFor();
  const words = await lena.page.locator(".said").first().innerText();
  await lena.page.getByRole("button", { name: "Ask for the newsletter" }).press("Enter");
  await lena.page.getByText("asked, no answer yet").waitFor();

  const starred = (await (await api("Lena")).send("desk.list", { all: true })).entries.find(({ star }) => star === "asked").reflection.thread;
  await hannah.goto("/notices");
  await hannah.page.getByText(/would like to quote from your reflection/).first().waitFor();
  await hannah.goto(`/t/${starred}`);
  await hannah.page.getByText("Nothing of it may be used until you say yes.").waitFor();
  await hannah.page.getByRole("button", { name: "Choose what may be quoted" }).press("Enter");
  await dialog(hannah).getByRole("checkbox").first().press("Space");
  await dialog(hannah).getByRole("button", { name: "Yes, these may be quoted" }).press("Enter");
  await hannah.page.getByText("may quote this, without your name").waitFor();

  const quoted = lena.page.locator("summary").filter({ hasText: "For the newsletter: 1 text" });
  await quoted.press("Enter");
  await lena.page.getByText("to be quoted without a name").waitFor();
  assert.ok(words.includes((await lena.page.locator(".newsletter-item .prose").innerText()).split("\n")[0]));
  await hannah.page.getByRole("button", { name: "Take that back" }).press("Enter");
  await hannah.page.getByText("may quote nothing of this reflection").waitFor();
  await gone(quoted);
});

test("short texts go into an answer by keyboard; who was named stops reading along, and the author is told", async () => {
  const lena = await house.member("Lena");
  await lena.goto("/desk");
  await lena.page.getByText("Your short texts", { exact: true }).press("Enter");
  await lena.page.getByRole("button", { name: "Add a short text" }).press("Enter");
  await lena.page.getByLabel("Name").fill("See first");
  await lena.page.getByLabel("The text").fill("What did you see, before you said anything?");
  await lena.page.getByRole("button", { name: "Save" }).press("Enter");
  await lena.page.getByRole("button", { name: "Change See first" }).waitFor();
  await lena.page.locator(".said").first().waitFor();
  await lena.page.getByRole("button", { name: "Insert a short text" }).press("Enter");
  await lena.page.getByRole("button", { name: "See first", exact: true }).press("Enter");
  const field = lena.page.getByRole("textbox", { name: "Your answer" });
  await until(async () => (await lena.written(field)).includes("What did you see"), "the text stands in the answer");
  await lena.page.keyboard.type(" Tell me.");
  await until(async () => /Tell me/.test(await lena.written(field)), "the hands go on writing there");
  assert.equal(await tooWide(lena.page), "");

  // What is taken back goes from an open desk without a word.
  const delphine = await api("Delphine");
  const { reflection: shared } = (await delphine.send("journal.get", {})).weeks.find((week) => week.reflection?.audience === "lead");
  const line = lena.page.locator(".desk-line").filter({ hasText: "Delphine" });
  await line.first().waitFor();
  await delphine.send("reflection.share", { thread: shared.thread, audience: "me" });
  await gone(line);

  await lena.page.getByText("Who shares with you", { exact: true }).press("Enter");
  await lena.page.getByRole("button", { name: /Stop reading along with Delphine/ }).press("Enter");
  await dialog(lena).getByRole("button", { name: "Stop reading along", exact: true }).press("Enter");
  await gone(lena.page.getByRole("button", { name: /Stop reading along with Delphine/ }));
  const author = await house.member("Delphine");
  await author.goto("/notices");
  await author.page.getByRole("link", { name: /no longer reads your reflections/ }).press("Enter");
  await author.page.getByText("Nobody. What you write stays with you.").waitFor();
});
