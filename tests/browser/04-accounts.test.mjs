import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { gone, House } from "./support/house.mjs";

let house;
before(async () => void (house = await House.open()));
after(async () => house?.close());

const password = "walrus teapot ladder nine";

/** Makes a link as an administrator does, by hand. */
async function invite(ben, name, role, channel) {
  const { page } = ben;
  await page.getByRole("link", { name: "Administration" }).click();
  await ben.heading("Administration").waitFor();
  await page.getByLabel("Name (they can change it)").fill(name);
  await page.getByRole("region", { name: "Invite somebody" }).getByRole("combobox", { name: "Organisation" }).fill("Three Pines");
  await page.getByRole("option", { name: /Three Pines ISD/ }).click();
  await page.getByLabel("Role in the network").selectOption({ label: role });
  if (channel) await page.getByRole("group", { name: "Name them in closed channels" }).getByLabel(channel).check();
  await page.getByRole("button", { name: "Make an invitation" }).click();
  await ben.said("The invitation is ready.").waitFor();
  return new URL(await page.getByLabel("Link of the invitation").inputValue());
}

async function join(visitor, link, { name, email }) {
  await visitor.goto(link.pathname + link.hash);
  await visitor.page.getByText("Ben Nakamura invites you on behalf of Three Pines ISD.").waitFor();
  assert.equal(new URL(visitor.page.url()).hash, "", "the code leaves the address bar");
  assert.equal(await visitor.page.getByLabel("Your name").inputValue(), name);
  await visitor.page.getByLabel("Mail address").fill(email);
  await visitor.page.getByLabel("New password").fill(password);
  await visitor.page.getByLabel("I have read it, and I keep to it.").check();
  await visitor.page.getByRole("button", { name: "Join" }).click();
  await visitor.channels.waitFor();
}

async function openMember(ben, name) {
  await ben.places.getByRole("link", { name: "Members" }).click();
  await ben.page.getByLabel("Find by name").fill(name);
  await ben.page.getByRole("main").getByRole("link", { name: new RegExp(name) }).click();
  await ben.heading(name).waitFor();
}

test("an invited newcomer is in, and a used link is used", async () => {
  const ben = await house.member("Ben");
  const link = await invite(ben, "Nora Vance", "Member");
  assert.match(link.hash, /^#.{20,}$/);
  const nora = await house.visitor();
  await join(nora, link, { name: "Nora Vance", email: "nora.vance@three-pines.example" });
  await nora.channel("ask-a-partner").waitFor();
  await nora.channel("three-pines-isd").waitFor();
  assert.equal(await nora.channel("lakebend-resa").count(), 0);
  assert.equal(await nora.channel("directors-table").count(), 0);
  assert.equal(await nora.page.getByRole("link", { name: "Administration" }).count(), 0);

  const late = await house.visitor();
  late.tolerate(/Failed to load resource/);
  await late.goto(link.pathname + link.hash);
  await late.page.getByText("This link was used already, was withdrawn or is too old.").waitFor();
});

test("a guest sees what they were let into and nothing else", async () => {
  const kay = await house.member("Kay");
  const names = await kay.channels.getByRole("link").allInnerTexts();
  assert.deepEqual(names.map((name) => /[\w-]+/.exec(name)[0]).sort(), ["family-voice", "welcome-and-introductions"]);
  assert.equal(await kay.page.getByRole("link", { name: "Members" }).count(), 0);
  assert.equal(await kay.page.getByRole("button", { name: "Open a channel" }).count(), 0);
  const tom = await Api.signIn(house.server, house.server.person("Tom"));
  const thread = await tom.thread("ask-a-partner", "Not for guests");
  for (const path of [`/s/${tom.space("ask-a-partner").id}`, `/t/${thread.id}`, "/t/1234567"]) {
    await kay.goto(path);
    await kay.page.getByText("Private to the people in it, or no longer there.").waitFor();
    assert.equal(await kay.page.getByText("Not for guests").count(), 0);
  }
});

test("a guest is invited into a closed channel, and sees that from the first moment", async () => {
  const ben = await house.member("Ben");
  await (await Api.signIn(house.server, house.server.person("Ben"))).send("space.create", { name: "visit-in-may", visibility: "closed" });
  const link = await invite(ben, "Vera Visitor", "Guest", "#visit-in-may");
  const vera = await house.visitor();
  await join(vera, link, { name: "Vera Visitor", email: "vera@example.org" });
  await vera.channel("visit-in-may").waitFor();
  assert.equal(await vera.channels.getByRole("link").count(), 1);
});

test("who leads an organisation adds colleagues to it, ends it again, and is told where they do not lead", async () => {
  const nadia = await house.member("Nadia");
  const { page } = nadia;
  await openMember(nadia, "Dana Whitfield");
  const add = async (organisation) => {
    await page.getByRole("button", { name: "Add an organisation" }).click();
    await page.getByRole("combobox", { name: "Organisation" }).pressSequentially(organisation);
    await page.getByRole("option", { name: new RegExp(organisation) }).first().click();
    await page.getByRole("button", { name: "Add", exact: true }).click();
  };
  const lines = page.getByRole("region", { name: "Organisations" }).getByRole("listitem");
  await add("Lakebend RESA");
  const line = lines.filter({ hasText: "Lakebend RESA" });
  await line.getByRole("button", { name: "End today" }).click();
  await nadia.said("Ended.").waitFor();
  assert.equal(await lines.filter({ hasText: "Three Pines" }).getByRole("button").count(), 0);
  nadia.tolerate(/Failed to load resource/);
  await add("Three Pines ISD");
  await page.getByRole("main").getByRole("alert").waitFor();
});

test("a suspended member is cut off at once, and comes back when restored", async () => {
  const ben = await house.member("Ben");
  const nora = await house.member("Joy");
  await openMember(ben, "Joy Castellanos");
  await ben.page.getByRole("button", { name: "Suspend" }).click();
  await ben.page.getByRole("dialog").getByRole("button", { name: "Suspend" }).click();
  await ben.said("Joy Castellanos is suspended.").waitFor();
  nora.tolerate(/Failed to load resource/, /WebSocket connection to/);
  const { page } = nora;
  await page.getByRole("button", { name: "Sign in" }).waitFor();
  const { email, password: own } = house.server.person("Joy");
  await page.getByLabel("Mail address").fill(email);
  await page.getByLabel("Password").fill(own);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("This address and this password do not belong together.").waitFor();
  await ben.page.getByRole("button", { name: "Restore" }).click();
  await ben.said("Joy Castellanos can sign in again.").waitFor();
  await page.getByRole("button", { name: "Sign in" }).click();
  await nora.channels.waitFor();
});

test("signing out everywhere ends the other browser", async () => {
  const desk = await house.member("Grace");
  const phone = await house.member("Grace");
  for (const one of [desk, phone]) one.tolerate(/Failed to load resource/, /WebSocket connection to/);
  await desk.page.getByRole("link", { name: "Settings" }).click();
  await desk.page.getByRole("button", { name: "Sign out everywhere" }).click();
  await desk.page.getByLabel("Mail address").waitFor();
  await phone.page.getByLabel("Mail address").waitFor();
  await gone(phone.channels);
  await phone.page.reload();
  await phone.page.getByLabel("Mail address").waitFor();
});

test("one session is ended from the list of sessions", async () => {
  const desk = await house.member("Luke");
  const phone = await house.member("Luke");
  phone.tolerate(/Failed to load resource/, /WebSocket connection to/);
  await desk.page.getByRole("link", { name: "Settings" }).click();
  const sessions = desk.page.getByRole("region", { name: "Where you are signed in" });
  await sessions.getByRole("button", { name: /^Sign out (?!everywhere)/ }).click();
  await phone.page.getByLabel("Mail address").waitFor();
  await gone(sessions.getByRole("button", { name: /^Sign out (?!everywhere)/ }));
  await desk.page.getByRole("link", { name: "Lateral" }).click();
  await desk.heading("New for you").waitFor();
});

test("a link for a new password works once, and the old password no longer", async () => {
  const ben = await house.member("Ben");
  const priya = await house.member("Priya");
  priya.tolerate(/Failed to load resource/, /WebSocket connection to/);
  await openMember(ben, "Priya Raman");
  await ben.page.getByRole("button", { name: "Make a link for a new password" }).click();
  const link = new URL(await ben.page.getByLabel(/Hand this link to Priya Raman/).inputValue());
  const elsewhere = await house.visitor();
  elsewhere.tolerate(/Failed to load resource/);
  await elsewhere.goto(link.pathname + link.hash);
  await elsewhere.page.getByLabel("New password").fill(password);
  await elsewhere.page.getByRole("button", { name: "Set password" }).click();
  await elsewhere.heading("Your password is set").waitFor();
  // Where Priya was signed in it is over, and the old password opens nothing.
  await priya.page.getByLabel("Mail address").waitFor();
  const person = house.server.person("Priya");
  await priya.page.getByLabel("Mail address").fill(person.email);
  await priya.page.getByLabel("Password").fill(person.password);
  await priya.page.getByRole("button", { name: "Sign in" }).click();
  await priya.page.getByText("This address and this password do not belong together.").waitFor();
  await priya.page.getByLabel("Password").fill(password);
  await priya.page.getByRole("button", { name: "Sign in" }).click();
  await priya.channels.waitFor();
  await elsewhere.goto("/sign-in");
  await elsewhere.goto(link.pathname + link.hash);
  await elsewhere.page.getByLabel("New password").fill(password);
  await elsewhere.page.getByRole("button", { name: "Set password" }).click();
  await elsewhere.page.getByText("This link was used already, was withdrawn or is too old.").waitFor();
});
