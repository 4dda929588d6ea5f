import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { gone, House, tooWide } from "./support/house.mjs";
import { focused, tabTo } from "./support/keyboard.mjs";

let house;
let marisol;
before(async () => {
  house = await House.open();
  const { server } = house;
  const ben = await Api.signIn(server, server.person("Ben"));
  const lena = await Api.signIn(server, server.person("Lena"));
  const author = await Api.signIn(server, server.person("Marisol"));
  marisol = (await ben.send("member.list", { query: "Marisol", limit: 1 })).members[0];
  // Who let this person in, who changed that role, who deleted that post?
  const { organisations } = await ben.send("organisation.list", { query: "Three Pines", limit: 1 });
  const invitation = await ben.send("invitation.create", { organisation: organisations[0].id, role: "member", name: "Noor", affiliation_role: "coach" });
  const comer = { code: invitation.code, name: "=Noor Haddad", email: "noor@example.org", password: "four words of no sense", agreement: 1 };
  await ben.send("invitation.accept", comer);
  await ben.send("member.set_role", { member: marisol.id, role: "specialist" });
  await ben.send("member.set_role", { member: marisol.id, role: "member" });
  const thread = await author.thread("ask-a-partner", "A thread for the record");
  const post = await author.post(thread, "Words that go.");
  await lena.send("post.delete", { post: post.id });
  const closed = (await lena.send("space.create", { name: "only-for-lena", visibility: "closed" })).space.space;
  await lena.send("space.set_member", { space: closed.id, member: marisol.id, role: "member" });
  const secret = (await author.send("thread.create", { space: closed.id, kind: "discussion", title: "A secret title", body: "Secret words" })).thread;
  await lena.send("thread.lock", { thread: secret.id, locked: true });
});
after(async () => house?.close());

const log = (page) => page.getByRole("region", { name: "Audit log" });
const act = (page, words) => log(page).getByRole("listitem").filter({ hasText: words });
const standing = (page) => log(page).getByText(/acts? fits?/);

test("each act is told in words with links, and what one does not see stays a number", async () => {
  const ben = await house.member("Ben");
  const { page } = ben;
  await ben.goto("/administration");
  await act(page, "Lena Fairchild deleted a post by Marisol Reyes in A thread for the record, #ask-a-partner").waitFor();
  await act(page, "Ben Nakamura changed the role of Marisol Reyes from Specialist to Member").waitFor();
  await act(page, /=Noor Haddad came in by an invitation from Ben/).waitFor();
  await act(page, /Ben .* invited =Noor Haddad to Three Pines ISD: Coach/).waitFor();
  await act(page, /Lena Fairchild locked a thread that you do not see \(no\.\s\d+\): no more replies/).waitFor();
  await act(page, /made Marisol Reyes an ordinary member of a channel that you do not see/).waitFor();
  assert.doesNotMatch(await page.content(), /secret title|only-for-lena/i);
  await log(page).getByRole("heading", { level: 3 }).first().waitFor();
  await act(page, "deleted a post").getByRole("link", { name: "A thread for the record" }).click();
  await ben.heading("A thread for the record").waitFor();
});

test("by keyboard it is narrowed to a person, looked further back and shown as it is stored", async () => {
  const ben = await house.member("Ben", { viewport: { width: 360, height: 740 } });
  const { page } = ben;
  const { keyboard } = page;
  await ben.goto("/administration");
  await act(page, "deleted a post").waitFor();
  await tabTo(page, /^input Person, who did it/);
  await keyboard.type("maris");
  await page.getByRole("option", { name: /Marisol Reyes/ }).waitFor();
  await keyboard.press("Enter");
  await standing(page).filter({ hasText: /acts fit among the newest 50 of \d+\. What is older than .* was not searched yet/ }).waitFor();
  assert.match(await focused(page), /Remove: Person/);
  assert.equal(await act(page, "came in by").count(), 0);
  await act(page, "deleted a post by Marisol Reyes").waitFor();
  const before = await log(page).getByRole("listitem").count();
  await tabTo(page, /^button Look further back/);
  await keyboard.press("Enter");
  await standing(page).filter({ hasText: /The whole record of \d+ was searched/ }).waitFor();
  await act(page, "Somebody at the server made an account for Marisol Reyes").waitFor();
  assert.ok((await log(page).getByRole("listitem").count()) > before);
  await page.getByLabel("What it is about").selectOption({ label: "Roles and places" });
  assert.equal(await act(page, "deleted a post").count(), 0);
  await act(page, "from Member to Specialist").waitFor();
  await page.getByLabel("Also show each act as it is stored").focus();
  await keyboard.press("Space");
  await act(page, /member\.set_role member:\d+ \{"member":\d+,"role":"specialist"\}\s*seal [0-9a-f]{64}/).waitFor();
  assert.equal(await tooWide(page), "");
});

test("the whole record is saved as a table that no program takes for formulas", async () => {
  const ben = await house.member("Ben");
  const { page } = ben;
  await ben.goto("/administration");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the whole record" }).click()]);
  assert.match(download.suggestedFilename(), /^lateral-audit-\d{4}-\d\d-\d\d\.csv$/);
  const text = readFileSync(await download.path(), "utf8");
  const lines = text.split("\r\n");
  assert.equal(lines[0], '\ufeffNumber,Time (UTC),Who,"Who, by number",Act,About,Details,Seal (SHA-256)');
  assert.match(lines[1], /^1,\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z,Somebody at the server,,organisation\.create,/);
  assert.equal(lines.pop(), "");
  assert.equal(Number(lines.at(-1).split(",")[0]), lines.length - 1);
  assert.match(text, /,'=Noor Haddad,member:\d+,invitation\.accept,/);
  assert.doesNotMatch(text, /\r\n[^\r]*,[=+\-@]/);
  await log(page).getByText(`${(lines.length - 1).toLocaleString("en")} acts were saved as ${download.suggestedFilename()}.`).waitFor();
});

test("whoever is no administrator any more does not see it any more", async () => {
  const ben = await house.member("Ben");
  const { page } = ben;
  await ben.goto("/administration");
  await act(page, "deleted a post").waitFor();
  const { server } = house;
  const dana = await Api.signIn(server, server.person("Dana"));
  const api = await Api.signIn(server, server.person("Ben"));
  const id = async (name) => (await api.send("member.list", { query: name, limit: 1 })).members[0].id;
  await api.send("member.set_role", { member: await id("Dana"), role: "administrator" });
  await dana.send("member.set_role", { member: await id("Ben"), role: "member" });
  await gone(log(page));
  assert.deepEqual(await api.try("audit.list", {}), { error: "forbidden" });
});

test("it is in Spanish for who reads Spanish, in English when they choose that, and nobody else is shown it", async () => {
  const lena = await house.member("Lena", { language: "es" });
  await lena.goto("/members");
  await lena.page.getByRole("heading", { level: 1 }).waitFor();
  assert.equal(await lena.page.getByText("Registro de auditoría").count(), 0);
  const dana = await house.member("Dana", { language: "es" });
  await dana.goto("/administration");
  const region = dana.page.getByRole("region", { name: "Registro de auditoría" });
  await region.getByRole("listitem").filter({ hasText: "Lena Fairchild eliminó una publicación de Marisol Reyes" }).waitFor();
  await dana.page.goto(`${house.server.url}/settings`);
  await dana.page.getByLabel("Idioma").selectOption({ label: "English" });
  await dana.page.getByRole("link", { name: "Administration" }).click();
  await act(dana.page, "Lena Fairchild deleted a post by Marisol Reyes").waitFor();
});
