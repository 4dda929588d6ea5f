import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { House, tooWide } from "./support/house.mjs";
import { focused, holds, tabIn, tabTo } from "./support/keyboard.mjs";

let house;
before(async () => void (house = await House.open()));
after(async () => house?.close());

const password = "walrus teapot ladder nine";
const agree = "I have read it, and I keep to it.";

async function organisation(page, name) {
  await page.getByRole("region", { name: "Links for many" }).getByRole("combobox", { name: "Organisation" }).fill(name);
  await page.getByRole("option", { name: new RegExp(name) }).first().click();
}

test("a stranger asks, is admitted by mail to their address, and takes their first steps", async () => {
  const ben = await house.member("Ben");
  await ben.goto("/administration");
  const links = ben.page.getByRole("region", { name: "Links for many" });
  await links.getByLabel("By the page “Ask to join”").check();
  await organisation(ben.page, "Three Pines ISD");
  await links.getByLabel("A question for who asks").fill("Who told you of us?");
  await links.getByRole("button", { name: "Make the link" }).click();
  await ben.said("It now stands on the page “Ask to join”.").waitFor();
  await ben.goto("/");

  const ola = await house.visitor({ viewport: { width: 360, height: 740 } });
  const { page } = ola;
  await ola.goto("/sign-in");
  await tabTo(page, /^a Ask to join$/);
  await page.keyboard.press("Enter");
  await page.getByText("You ask to join with Three Pines ISD.").waitFor();
  await page.getByLabel("Your name").fill("Ola Outside");
  await page.getByLabel("Mail address at work").fill("ola@three-pines.example");
  await page.getByLabel("Who told you of us?").fill("Dana did, at the fall meeting.");
  assert.equal(await tooWide(page), "");
  await page.getByLabel("Who told you of us?").press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("an invitation comes to ola@three-pines.example").waitFor();

  // It comes to who may admit while they look at something else, and to nobody else.
  await ben.page.getByRole("link", { name: /1 person asks to join/ }).click();
  const asking = ben.page.getByRole("region", { name: "Asking to join" });
  await asking.getByText("Dana did, at the fall meeting.").waitFor();
  await asking.getByRole("button", { name: "Admit Ola Outside", exact: true }).click();
  await ben.said("Ola Outside is admitted.").waitFor();
  const link = new URL(await asking.getByLabel("Invitation for Ola Outside").inputValue());
  const mail = await asking.getByRole("link", { name: "Write to ola@three-pines.example" }).getAttribute("href");
  assert.ok(decodeURIComponent(mail).includes(link.href));
  const marisol = await Api.signIn(house.server, house.server.person("Marisol"));
  assert.deepEqual((await marisol.send("join_request.list", {})).requests, []);

  await ola.goto(link.pathname + link.hash);
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Join" }).click();
  assert.equal(await focused(page), `input ${agree}`, "the browser asks for the box");
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const steps = page.getByRole("region", { name: "First steps" });
  await steps.getByText("Follow 3 channels").waitFor();
  for (const left of ["Follow 2 channels", "Follow 1 channel more", "You follow enough"]) {
    await steps.getByRole("button", { name: /^Follow #/, pressed: false }).first().click();
    await steps.getByText(left).waitFor();
  }
  assert.equal(await tooWide(page), "");
});

test("a link for a domain lets in at once, says which addresses, and loses nothing", async () => {
  const ben = await house.member("Ben");
  await ben.goto("/administration");
  const links = ben.page.getByRole("region", { name: "Links for many" });
  await links.getByLabel("By a link, at once").check();
  await organisation(ben.page, "Lakebend RESA");
  await links.getByLabel("Domains of mail addresses").fill("lakebend");
  await links.getByRole("button", { name: "Make the link" }).click();
  await links.getByText("Write domains such as").waitFor();
  await links.getByLabel("Domains of mail addresses").fill("@lakebend.example, staff.lakebend.example");
  await links.getByRole("button", { name: "Make the link" }).click();
  const link = new URL(await links.getByLabel("Link to join").inputValue());

  const tom = await house.visitor();
  tom.tolerate(/Failed to load resource/);
  await tom.goto(link.pathname + link.hash);
  await tom.page.getByText("You join with Lakebend RESA.").waitFor();
  assert.equal(new URL(tom.page.url()).hash, "", "the code leaves the address bar");
  await tom.page.getByLabel("Your name").fill("Tom Newby");
  await tom.page.getByLabel("Mail address at work").fill("tom@home.example");
  await tom.page.getByLabel("New password").fill(password);
  await tom.page.getByLabel(agree).check();
  await tom.page.getByRole("button", { name: "Join" }).click();
  await tom.page.getByText("This link is for other addresses.").waitFor();
  assert.equal(await tom.page.getByLabel("Your name").inputValue(), "Tom Newby");
  await tom.page.getByLabel("Mail address at work").fill("tom@lakebend.example");
  await tom.page.getByRole("button", { name: "Join" }).click();
  await tom.channels.waitFor();
  await tom.channel("lakebend-resa").waitFor();

  await links.getByRole("button", { name: "Close Lakebend RESA" }).click();
  await links.getByText("closed", { exact: true }).waitFor();
  const late = await house.visitor();
  late.tolerate(/Failed to load resource/);
  await late.goto(link.pathname + link.hash);
  await late.page.getByText("This link was closed or is too old.").waitFor();
});

test("who has not accepted a new agreement reads on, keeps their words, and writes when they have", async () => {
  const dana = await house.member("Dana");
  const { page } = dana;
  const thread = await (await Api.signIn(house.server, house.server.person("Lena"))).thread("ask-a-partner", "About what we agree to");
  await dana.goto(`/t/${thread.id}`);
  await page.getByRole("textbox", { name: /reply/i }).fill("Words that must not go.");

  const ben = await house.member("Ben");
  await ben.goto("/administration");
  const region = ben.page.getByRole("region", { name: "Community agreement" });
  await region.getByRole("button", { name: "Change it" }).click();
  await region.getByLabel("The agreement").fill("## What we keep to\n\n- We answer within a day.\n");
  await region.getByRole("button", { name: "Publish" }).click();
  await ben.page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await region.getByText("1 member has accepted it.").waitFor();

  dana.tolerate(/Failed to load resource/);
  await page.getByText("Our community agreement changed.").waitFor();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByText(/Please read and accept it first; your words are kept/).first().waitFor();
  await tabTo(page, /^button Read it$/, { key: "Shift+Tab" });
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByText("We answer within a day.").waitFor();
  await tabTo(page, /^button I accept$/);
  await page.keyboard.press("Enter");
  await dana.said("Thank you. You can write again.").waitFor();
  await page.getByText("Our community agreement changed.", { exact: true }).waitFor({ state: "detached" });
  const retry = page.getByRole("button", { name: /try again|send again/i });
  if (await retry.count()) await retry.first().click();
  else await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.locator("article.post").getByText("Words that must not go.").waitFor();
});

test("a link is made and closed, and the agreement changed, by keyboard alone", async () => {
  const ben = await house.member("Ben");
  const { page } = ben;
  const { keyboard } = page;
  await ben.goto("/administration");
  const links = page.getByRole("region", { name: "Links for many" });
  await links.getByLabel("By a link, and somebody looks first").waitFor();
  await tabTo(page, /^input By a link, and somebody looks first/);
  await tabTo(page, /^button Make the link/);
  await keyboard.press("Enter");
  await holds(page, /^input Organisation/, "on what is missing");
  await keyboard.type("Lakebend RESA");
  await links.getByRole("option", { name: /^Lakebend RESA/, selected: true }).waitFor();
  await keyboard.press("Enter");
  await tabTo(page, /^input Domains of mail addresses/);
  await keyboard.type("lakebend");
  await tabTo(page, /^button Make the link/);
  await keyboard.press("Enter");
  await links.getByText("Write domains such as").waitFor();
  await holds(page, /^input Domains of mail addresses/, "on what is wrong");
  await keyboard.press("End");
  await keyboard.type(".example");
  await tabTo(page, /^button Make the link/);
  await keyboard.press("Enter");
  await ben.said("The link is ready.").waitFor();
  await holds(page, /^button Make the link/, "beside what was made");
  await tabTo(page, /^input Link to join/);
  await tabTo(page, /^button Close Lakebend RESA/);
  await keyboard.press("Enter");
  await links.getByRole("listitem").filter({ hasText: "lakebend.example" }).getByText("closed", { exact: true }).first().waitFor();
  await holds(page, /^li Lakebend RESA/, "on the link that is closed");

  const publish = async () => {
    await tabTo(page, /^button Publish/);
    await keyboard.press("Enter");
    await tabIn(page.getByRole("dialog"), /^button Publish/, "Tab");
    await keyboard.press("Enter");
  };
  await tabTo(page, /^button Change it/);
  await keyboard.press("Enter");
  await holds(page, /^textarea The agreement/, "in the form that opened");
  await tabTo(page, /^button Cancel/);
  await keyboard.press("Enter");
  await holds(page, /^button Change it/, "after giving up");
  await keyboard.press("Enter");
  await holds(page, /^textarea The agreement/, "in the form that opened again");
  await publish();
  await page.getByText("That is the version in force already").waitFor();
  await holds(page, /^textarea The agreement/, "on what was not changed");
  await keyboard.press("Control+End");
  await keyboard.type("\n- We say when we need longer.\n");
  await publish();
  await page.getByRole("region", { name: "Community agreement" }).getByText("We say when we need longer.").waitFor();
  await holds(page, /^button Change it/, "where one would change it again");
});
