import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { gone, House, tooWide, until } from "./support/house.mjs";

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
  await owen.page.getByText("Organisation and part").click();
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

test("what somebody blocked writes is folded until one asks for it, and they learn nothing", async () => {
  const title = "A talk with edges";
  const renee = await Api.signIn(house.server, house.server.person("Renee"));
  const thread = await renee.thread("ask-a-partner", title, "An even-tempered beginning.");
  const curtis = await Api.signIn(house.server, house.server.person("Curtis"));
  await curtis.post(thread, "Sharp words.");
  const { members } = await renee.send("member.list", { query: "Curtis" });
  const profile = `/members/${members[0].id}`;

  const hannah = await house.member("Hannah");
  const { page } = hannah;
  const other = await hannah.context.newPage();
  await other.goto(`${house.server.url}/t/${thread.id}`);
  await other.getByText("Sharp words.").waitFor();
  await hannah.goto(profile);
  const block = page.getByRole("button", { name: "Block Curtis Boyd", exact: true });
  await block.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Block", exact: true }).focus();
  await page.keyboard.press("Enter");
  const unblock = page.getByRole("button", { name: "Unblock Curtis Boyd" });
  await isFocused(unblock);
  await hannah.said("You blocked Curtis Boyd.").waitFor();

  // On the other page of hers at once, and so for what comes later.
  await other.getByText("Hidden: written by somebody you blocked.").waitFor();
  assert.equal(await other.getByText("Sharp words.").count(), 0);
  const mine = await curtis.send("member.list", { query: "Hannah" });
  await curtis.post(thread, `Listen, [@Hannah](lateral:member/${mine.members[0].id}).`);
  const folded = other.locator("article.post", { hasText: "Hidden" });
  await until(async () => (await folded.count()) === 2, "the new post, folded");
  await folded.first().getByRole("button", { name: "Show" }).focus();
  await other.keyboard.press("Enter");
  await other.getByText("Sharp words.").waitFor();
  await until(() => other.evaluate(() => document.activeElement?.matches("article.post")), "the focus on what was shown");
  await other.reload();
  await until(async () => (await folded.count()) === 2, "folded again");
  const hannahs = await Api.signIn(house.server, house.server.person("Hannah"));
  const { lines } = await hannahs.send("notice.list", {});
  assert.equal(lines.filter((line) => line.thread === thread.id).length, 0);
  assert.deepEqual(await curtis.send("member.blocks", {}), { members: [] });

  await hannah.goto("/settings");
  await page.getByRole("region", { name: "People you blocked" }).getByRole("button", { name: "Unblock Curtis Boyd" }).focus();
  await page.keyboard.press("Enter");
  await gone(page.getByRole("region", { name: "People you blocked" }));
  await other.getByText("Sharp words.").waitFor();
  await hannah.goto(profile);
  await block.waitFor();
});

test("what somebody wrote stands in their profile, as far as one may see it, and back leads to it", async () => {
  const lena = await Api.signIn(house.server, house.server.person("Lena"));
  const sealed = (await lena.send("space.create", { name: "sealed-room", visibility: "closed" })).space.space;
  await lena.send("thread.create", { space: sealed.id, kind: "discussion", title: "A sealed matter", body: "Sealed words" });
  const long = await lena.thread("wins-this-week", "Many small steps");
  for (let i = 1; i <= 20; i++) await lena.post(long, `Step ${i}.`);
  const thread = await lena.thread("ask-a-partner", "Activity of mine", "Words for everybody.");
  const { members } = await lena.send("member.list", { query: "Lena" });
  const dana = await house.member("Dana");
  const { page } = dana;
  await dana.goto(`/members/${members[0].id}`);
  await page.getByRole("link", { name: "Activity" }).focus();
  await page.keyboard.press("Enter");
  const lines = page.getByRole("region", { name: "Activity" }).getByRole("listitem");
  await lines.first().getByText("Activity of mine").waitFor();
  assert.match(await lines.first().innerText(), /Opened the thread/);
  assert.equal(await page.getByText("sealed", { exact: false }).count(), 0);
  await page.getByRole("button", { name: "Show more" }).click();
  await until(async () => (await lines.count()) > 20, "a second page");
  await lines.first().getByRole("link").click();
  await dana.heading(thread.title).waitFor();
  await page.goBack();
  await lines.first().getByText("Activity of mine").waitFor();
});

test("somebody with the same work elsewhere is suggested in the directory and when one is caught up", async () => {
  const renee = await house.member("Renee");
  const { page } = renee;
  await renee.goto("/members");
  const suggested = page.getByRole("region", { name: "Same work in another district" });
  await suggested.getByText("You both know about: PODD, Communication books").waitFor();
  await page.getByLabel("Find by name").fill("ma");
  await gone(suggested);
  await page.getByRole("link", { name: "New", exact: false }).first().click();
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await page.getByText("You are caught up.").waitFor();
  const today = page.getByRole("region", { name: "Someone with the same work elsewhere" });
  await today.getByRole("link", { name: /Marisol Reyes/ }).click();
  await renee.heading("Marisol Reyes").waitFor();
});

test("a newcomer is led to introduce themselves, with words to begin with", async () => {
  const ben = await Api.signIn(house.server, house.server.person("Ben"));
  const { organisations } = await ben.send("organisation.list", { query: "Copper Ridge", limit: 1 });
  const { code } = await ben.send("invitation.create", { organisation: organisations[0].id, role: "member", affiliation_role: "coach" });
  const nina = await house.visitor({ viewport: { width: 360, height: 740 } });
  const { page } = nina;
  await nina.goto(`/join#${code}`);
  await page.getByLabel("Your name").fill("Nina Newcomer");
  await page.getByLabel("Mail address").fill("nina@copper-ridge.example");
  await page.getByLabel("New password").fill("slow otter harbour");
  await page.getByLabel("I have read it, and I keep to it.").check();
  await page.getByRole("button", { name: "Join" }).click();
  const steps = page.getByRole("region", { name: "First steps" });
  await steps.getByRole("button", { name: "Introduce yourself" }).focus();
  assert.equal(await tooWide(page), "");
  await page.keyboard.press("Enter");
  await nina.heading("#welcome-and-introductions").waitFor();
  assert.equal(await page.getByLabel("Title").inputValue(), "Hello from Copper Ridge ISD: Nina Newcomer");
  await page.getByText("What I am working on this month:").waitFor();
  await page.getByRole("button", { name: "Start thread" }).click();
  await nina.heading("Hello from Copper Ridge ISD: Nina Newcomer").waitFor();
  await nina.goto("/");
  await steps.getByRole("link", { name: "Open your profile" }).waitFor();
  assert.equal(await steps.getByRole("button", { name: "Introduce yourself" }).count(), 0);
  await steps.getByRole("button", { name: "Do not show this any more" }).click();
  await gone(steps);
  await page.reload();
  await page.getByRole("heading", { name: "New for you" }).waitFor();
  assert.equal(await steps.count(), 0);
});

test("a photo is added in the profile, stands beside what its owner writes, and is taken away again", async () => {
  const dana = await house.member("Dana");
  const owen = await house.member("Owen");
  const thread = await (await Api.signIn(house.server, house.server.person("Dana"))).thread("ask-a-partner", "Who am I", "A face helps.");
  const isSeen = (locator) => locator.evaluate((picture) => picture.complete && picture.naturalWidth === 192 && picture.naturalHeight === 192);
  await owen.goto(`/t/${thread.id}`);
  await owen.post("A face helps.").waitFor();

  await dana.goto("/settings");
  await dana.page.getByRole("link", { name: "Open your profile" }).click();
  await dana.page.getByRole("button", { name: "Edit your profile" }).click();
  const photo = dana.page.getByRole("group", { name: "Photo" });
  await photo.locator("input").setInputFiles({ name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("no picture") });
  await photo.getByRole("alert").waitFor();
  await photo.locator("input").setInputFiles(new URL("../files/samples/look-for.jpg", import.meta.url).pathname);
  await photo.getByRole("button", { name: "Remove photo" }).waitFor();
  await gone(photo.getByRole("alert"));
  await until(() => isSeen(photo.locator(".avatar img")), "one's own photo");

  // It comes to those who read at that moment, too.
  await until(() => isSeen(owen.post("A face helps.").locator(".avatar img")), "the photo beside the post");
  await photo.getByRole("button", { name: "Remove photo" }).focus();
  await dana.page.keyboard.press("Enter");
  await isFocused(photo.getByRole("button", { name: "Add a photo" }));
  await gone(owen.post("A face helps.").locator(".avatar img"));
});
