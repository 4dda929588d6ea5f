import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { House, tooWide } from "./support/house.mjs";
import { focused, tabTo } from "./support/keyboard.mjs";

let house;
let folder;
let dana;
let lena;
before(async () => {
  house = await House.open();
  folder = mkdtempSync(join(tmpdir(), "lateral-own-"));
  const { server } = house;
  dana = await Api.signIn(server, server.person("Dana"));
  lena = await Api.signIn(server, server.person("Lena"));
  const thread = await dana.thread("ask-a-partner", "A thread of Dana's own", "Words that are **mine** & <mine>.");
  const board = readFileSync(new URL("../files/samples/look-for.jpg", import.meta.url));
  const picture = await dana.file("Our board.jpg", board);
  await dana.post(thread, `Look:\n\n![A green board](file:${picture})`, [{ file: picture, description: "A green board" }]);
  await lena.post(thread, "Words that are nobody's but Lena's.");
  const other = await lena.thread("ask-a-partner", "What Lena asked", "Lena's question.");
  await dana.post(other, "What I answered.");
  await dana.send("draft.save", { place: "reply", about: other.id, base: 0, body: "What I did not say yet" });
  const closed = (await lena.send("space.create", { name: "only-for-a-while", visibility: "closed" })).space.space;
  const me = (await lena.send("member.list", { query: "Dana", limit: 1 })).members[0];
  await lena.send("space.set_member", { space: closed.id, member: me.id, role: "member" });
  const secret = (await lena.send("thread.create", { space: closed.id, kind: "discussion", title: "A title for few", body: "For few." })).thread;
  await dana.post(secret, "What I said among few.");
  await lena.send("space.set_member", { space: closed.id, member: me.id, role: "none" });
});
after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await house?.close();
});

const section = (page) => page.getByRole("region", { name: /^(Take your own words along|Llévate tus palabras)$/ });
const others = /nobody's but Lena's|Lena's question|A title for few|For few\.|only-for-a-while|lena@|Fairchild/;

/** Every file of a folder by its path in it. */
function filesIn(at) {
  return readdirSync(at, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

test("by keyboard somebody takes their own along, and finds it all in the file, and nobody else's", async () => {
  const visitor = await house.member("Dana", { viewport: { width: 360, height: 740 } });
  const { page } = visitor;
  await visitor.goto("/settings");
  await section(page).getByRole("button", { name: "Make my copy" }).waitFor();
  await tabTo(page, /^button Make my copy/);
  const coming = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  const download = await coming;
  assert.match(download.suggestedFilename(), /^lateral-\d{4}-\d\d-\d\d\.zip$/);
  await section(page).getByRole("status").filter({ hasText: "Your copy is ready." }).waitFor();
  await section(page).getByRole("link", { name: /^Download my copy \(.+\)$/ }).waitFor();
  assert.match(await focused(page), /^button Make a new copy/, "the focus stays where it was");
  assert.equal(await tooWide(page), "");

  execFileSync("python3", ["-m", "zipfile", "-e", await download.path(), folder]);
  const files = filesIn(folder);
  for (const file of files) assert.doesNotMatch(readFileSync(file, "latin1"), others, file);
  const lines = (name) => readFileSync(join(folder, "data", name), "utf8").trim().split("\n").map((line) => JSON.parse(line));
  const posts = lines("posts.jsonl");
  for (const words of ["Words that are **mine** & <mine>.", "What I answered.", "What I said among few."]) {
    assert.ok(posts.some((post) => post.body === words), words);
  }
  assert.equal(posts.find((post) => post.body === "What I answered.").title, "What Lena asked");
  const lost = posts.find((post) => post.body === "What I said among few.");
  assert.deepEqual([lost.title, lost.channel], [null, null]);
  assert.equal(lines("drafts.jsonl")[0].body, "What I did not say yet");
  assert.equal(lines("account.jsonl")[0].email, house.server.person("Dana").email);
  const manifest = JSON.parse(readFileSync(join(folder, "data/manifest.json"), "utf8"));
  assert.equal(manifest.format, "lateral-own-export");
  for (const table of manifest.tables) assert.ok(files.includes(join(folder, "data", table.file)), table.file);
});

test("the pages read well in a browser without a network", async () => {
  const context = await house.browser.newContext({ offline: true, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => complaints.push(message.text()));
  await page.goto(`file://${folder}/index.html`);
  await page.getByRole("heading", { name: "Everything that is yours" }).waitFor();
  assert.equal(await tooWide(page), "");
  await page.getByRole("link", { name: "#ask-a-partner" }).click();
  await page.getByRole("heading", { name: "A thread of Dana's own" }).waitFor();
  await page.getByText("Words that are mine & <mine>.").waitFor();
  assert.ok(await page.getByRole("img", { name: "A green board" }).evaluate((picture) => picture.naturalWidth > 0));
  assert.equal(await tooWide(page), "");
  await page.getByRole("link", { name: "Everything that is yours" }).click();
  await page.getByRole("link", { name: "A channel that you no longer see" }).click();
  await page.getByText("What I said among few.").waitFor();
  await page.goBack();
  await page.getByRole("link", { name: "Your drafts" }).click();
  await page.getByText("What I did not say yet").waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test("it is there after coming back, in Spanish too, for nobody else, and three times in a day", async () => {
  const visitor = await house.member("Dana", { language: "es" });
  const { page } = visitor;
  await visitor.goto("/settings");
  const link = section(page).getByRole("link", { name: /^Descargar mi copia/ });
  await link.waitFor();
  const [again] = await Promise.all([page.waitForEvent("download"), link.click()]);
  assert.match(readFileSync(await again.path(), "latin1").slice(0, 2), /^PK$/);
  const path = await link.getAttribute("href");
  const status = async (api) => (await fetch(house.server.url + path, api ? { headers: { authorization: `Bearer ${api.token}` } } : {})).status;
  assert.deepEqual([await status(), await status(lena), await status(dana)], [401, 404, 200]);
  for (const _ of [2, 3]) {
    const making = page.waitForEvent("download");
    await section(page).getByRole("button", { name: "Hacer otra copia" }).click();
    const read = "import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read('index.html'))";
    const index = execFileSync("python3", ["-c", read, await (await making).path()], { encoding: "utf8" });
    assert.match(index, /<html lang="es">[^]*Todo lo que es tuyo/);
  }
  visitor.tolerate(/status of 429/);
  await section(page).getByRole("button", { name: "Hacer otra copia" }).click();
  await section(page).getByRole("alert").filter({ hasText: /tres copias en un día.*24 horas/ }).waitFor();
  assert.equal(await status(dana), 404, "the first one went when the next was made");
});
