import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { House, tooWide, until } from "./support/house.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const sample = (name) => new URL(`../files/samples/${name}`, import.meta.url).pathname;

let house;
let line;
before(async () => {
  house = await House.open();
  line = await house.line();
});
after(async () => {
  await house?.close();
});

const chooser = (one) => one.page.locator(".composer input[type=file]").first();
const row = (one, name) => one.page.locator(".upload-row", { hasText: name });
const shownPicture = (one, words) => one.page.getByRole("button", { name: `${words}. Open it large` });
const decoded = (image) => image.evaluate((one) => one.complete && one.naturalWidth > 0);

async function assertAccessible(one) {
  await one.page.evaluate(axe);
  const found = await one.page.evaluate(
    async (values) => (await window.axe.run(document, { runOnly: { type: "tag", values } })).violations,
    rules,
  );
  assert.deepEqual(found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`), []);
  assert.equal(await tooWide(one.page), "");
}

test("one sends a described picture and a document, the other sees them, and who may not gets nothing", async () => {
  const dana = await house.member("Dana");
  const lena = await Api.signIn(house.server, house.server.person("Lena"));
  const owen = await house.member("Owen");
  const { space } = (await lena.send("space.create", { name: "picture-room", visibility: "closed" })).space;
  const people = (await lena.send("member.list", { query: "Dana", limit: 1 })).members;
  await lena.send("space.set_member", { space: space.id, member: people[0].id, role: "member" });
  lena.spaces.push(space);
  const thread = await lena.thread("picture-room", "Show me your boards");
  await dana.goto(`/t/${thread.id}`);
  await dana.heading("Show me your boards").waitFor();

  // What may be added is said before anything is.
  await dana.composer.focus();
  await dana.page.getByText("Pictures up to 20 MB, documents up to 50 MB. No video, no sound.").waitFor();
  await chooser(dana).setInputFiles({ name: "film.mp4", mimeType: "video/mp4", buffer: Buffer.from("film") });
  await row(dana, "film.mp4").getByText("Files of this kind cannot be added.").waitFor();
  await row(dana, "film.mp4").getByRole("button", { name: "Remove" }).click();
  await chooser(dana).setInputFiles([
    { name: "photo.jpg", mimeType: "image/jpeg", buffer: readFileSync(sample("photo-with-place.jpg")) },
    { name: "Plan.txt", mimeType: "text/plain", buffer: Buffer.from("Monday: walk") },
  ]);
  await dana.composer.fill("Our board and the plan");
  await row(dana, "Plan.txt").getByText("12 byte").waitFor();
  await assertAccessible(dana);
  // Without a word about the picture nothing is sent, and the gap has the focus.
  await dana.page.getByRole("button", { name: "Send" }).click();
  await row(dana, "photo").getByText("Describe the picture, or mark it as decorative.").waitFor();
  const gap = row(dana, "photo").getByLabel("Describe the picture for people who cannot see it");
  await until(() => gap.evaluate((one) => one === document.activeElement), "the focus is where something is missing");
  await gap.fill("A board with three questions");
  await dana.page.getByRole("button", { name: "Send" }).click();
  await shownPicture(dana, "A board with three questions").waitFor();
  assert.equal(await dana.page.locator(".upload-row").count(), 0);
  await assertAccessible(dana);

  const marisol = await house.member("Lena");
  await marisol.goto(`/t/${thread.id}`);
  const picture = shownPicture(marisol, "A board with three questions");
  await picture.scrollIntoViewIfNeeded();
  await until(() => decoded(picture.locator("img")), "the picture is on the screen");
  // Its room was reserved for what it is upright: it lay on its side.
  assert.equal(await picture.locator("img").evaluate((one) => Math.round((10 * one.height) / one.width)), 15);
  await picture.press("Enter");
  const large = marisol.page.getByRole("dialog").locator("img");
  await until(() => decoded(large), "it is there large");
  assert.equal(await large.getAttribute("alt"), "A board with three questions");
  await assertAccessible(marisol);
  await marisol.page.keyboard.press("Escape");
  const coming = marisol.page.waitForEvent("download");
  await marisol.page.getByRole("link", { name: /Plan\.txt/ }).click();
  assert.equal((await coming).suggestedFilename(), "Plan.txt");

  // Owen is not in the room: the address of the picture is the address of nothing.
  const { posts } = await lena.send("post.list", { thread: thread.id });
  const { file } = posts.at(-1).attachments[0];
  const asked = (address) => owen.page.evaluate(async (path) => {
    const response = await fetch(path);
    return [response.status, await response.text()];
  }, address);
  owen.tolerate(/Failed to load resource/);
  assert.deepEqual(await asked(`/files/${file}`), await asked("/files/4000000000001"));
  assert.equal((await asked(`/files/${file}/small`))[0], 404);
});

test("what is dropped and pasted is taken, a file that cannot be is said to be so, and each can be removed", async () => {
  const marisol = await house.member("Marisol");
  await marisol.openChannel("ask-a-partner");
  await marisol.page.getByRole("button", { name: "Start a thread" }).click();
  const give = (kind, name, type, bytes) => marisol.page.locator("form.composer").first().evaluate((form, [event, called, media, text]) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(text)], called, { type: media }));
    const Kind = event === "drop" ? DragEvent : ClipboardEvent;
    const options = event === "drop" ? { dataTransfer: data } : { clipboardData: data };
    form.querySelector("textarea, [contenteditable]").dispatchEvent(new Kind(event, { ...options, bubbles: true, cancelable: true }));
  }, [kind, name, type, bytes]);
  await give("drop", "Notes.md", "text/markdown", [...Buffer.from("# Notes")]);
  await row(marisol, "Notes.md").getByText("7 byte").waitFor();
  await give("paste", "broken.png", "image/png", [...readFileSync(sample("board.png")).subarray(0, 60)]);
  await row(marisol, "broken.png").locator(".field-error").waitFor();
  await row(marisol, "broken.png").getByRole("button", { name: "Remove" }).click();
  await until(() => marisol.page.evaluate(() => document.activeElement?.textContent === "Add a picture or file"), "the focus is not lost");
  await marisol.page.getByLabel("Title").fill("Notes for all");
  await marisol.page.getByLabel("First post").fill("Here they are");
  await marisol.page.getByRole("button", { name: "Start thread" }).click();
  await marisol.page.getByRole("link", { name: /Notes\.md/ }).waitFor();
  // Out of the post again: gone for all.
  const address = await marisol.page.getByRole("link", { name: /Notes\.md/ }).getAttribute("href");
  await marisol.choose(marisol.post("Here they are"), "More", "Edit");
  await row(marisol, "Notes.md").getByRole("button", { name: "Remove" }).click();
  await marisol.page.getByRole("button", { name: "Save" }).click();
  await marisol.page.getByRole("link", { name: /Notes\.md/ }).waitFor({ state: "detached" });
  marisol.tolerate(/Failed to load resource/);
  const status = () => marisol.page.evaluate(async (path) => (await fetch(path)).status, address);
  await until(async () => (await status()) === 404, "the file is gone with the change");
});

test("an upload that the network broke goes on by itself, and what was written with it is sent once", async () => {
  const dana = await house.member("Dana", { proxy: { server: line.address } });
  dana.tolerate(/WebSocket connection to .* failed/, /Failed to load resource/);
  const lena = await Api.signIn(house.server, house.server.person("Lena"));
  const thread = await lena.thread("ask-a-partner", "A file through a bad line");
  await dana.goto(`/t/${thread.id}`);
  await dana.heading("A file through a bad line").waitFor();
  const bytes = Buffer.alloc(8_000_000, "All the minutes of the year. ");
  const begun = dana.page.waitForRequest((request) => request.method() === "PUT");
  await chooser(dana).setInputFiles({ name: "Minutes.txt", mimeType: "text/plain", buffer: bytes });
  await begun;
  line.cut();
  await row(dana, "Minutes.txt").getByText("Waits for the connection").waitFor();
  await dana.composer.fill("The minutes");
  await dana.page.getByRole("button", { name: "Send" }).click();
  await dana.page.getByText("It is sent as soon as the files are there.").waitFor();
  line.mend();
  await dana.page.getByRole("link", { name: /Minutes\.txt/ }).waitFor();
  const { posts } = await lena.send("post.list", { thread: thread.id });
  assert.deepEqual(posts.map((post) => post.body), ["The first words.", "The minutes"]);
  const [file] = posts[1].attachments;
  assert.equal(file.size, bytes.length);
  const response = await fetch(`${house.server.url}/files/${file.file}`, { headers: { authorization: `Bearer ${lena.token}` } });
  assert.ok(Buffer.from(await response.arrayBuffer()).equals(bytes));
});

test("a file that is chosen while the page is put anew beneath its chooser is there all the same", async () => {
  const lena = await Api.signIn(house.server, house.server.person("Lena"));
  const thread = await lena.thread("ask-a-partner", "A chooser that stays open");
  const dana = await house.member("Dana");
  await dana.goto(`/t/${thread.id}`);
  await dana.heading("A chooser that stays open").waitFor();
  const opened = await chooser(dana).elementHandle();
  await dana.page.getByRole("link", { name: "#ask-a-partner" }).first().click();
  await dana.heading("#ask-a-partner").waitFor();
  await dana.page.goBack();
  await dana.heading("A chooser that stays open").waitFor();
  await opened.evaluate((input) => {
    const files = new DataTransfer();
    files.items.add(new File(["Monday: walk"], "Plan.txt", { type: "text/plain" }));
    input.files = files.files;
    input.dispatchEvent(new Event("change"));
  });
  await row(dana, "Plan.txt").getByText("Ready").waitFor();
});

test("a picture among words is changed in the editor, by keys, and keeps its place", async () => {
  const api = await Api.signIn(house.server, house.server.person("Dana"));
  const thread = await api.thread("ask-a-partner", "A picture among words");
  const file = await api.file("board.png", readFileSync(sample("board.png")));
  await api.post(thread, `See ![A board](file:${file}) there`);
  const dana = await house.member("Dana");
  await dana.goto(`/t/${thread.id}`);
  await shownPicture(dana, "A board").waitFor();
  await dana.choose(dana.post("See"), "More", "Edit");
  const picture = dana.page.locator(".editable .picture-here");
  await until(() => decoded(picture), "the picture stands in the editor");
  await dana.page.locator(".editable").first().press("ControlOrMeta+End");
  // Nobody presses a key before the browser told the editor where the cursor is.
  const left = async () => {
    await dana.page.keyboard.press("ArrowLeft");
    await dana.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
  };
  for (let sign = 0; sign < " there".length; sign++) await left();
  assert.equal(await dana.page.locator(".picture-field").count(), 0);
  await left();
  const words = dana.page.locator(".picture-field").getByLabel("Describe the picture for people who cannot see it");
  await words.waitFor();
  await assertAccessible(dana);
  assert.equal(await words.inputValue(), "A board");
  await words.fill("A *green* board");
  await words.press("Enter");
  await until(() => dana.page.evaluate(() => document.activeElement?.classList.contains("editable")), "the focus back in the text");
  await dana.page.getByRole("button", { name: "Save" }).click();
  await shownPicture(dana, "A *green* board").waitFor();
  const [, post] = (await api.send("post.list", { thread: thread.id })).posts;
  assert.equal(post.body, `See ![A \\*green\\* board](file:${file}) there`);
  assert.deepEqual(post.attachments.map((one) => [one.file, one.description]), [[file, "A *green* board"]]);
});

test("signing out asks before it loses a file that is still on its way", async () => {
  const dana = await house.member("Dana", { proxy: { server: line.address } });
  dana.tolerate(/WebSocket connection to .* failed/, /Failed to load resource/);
  const lena = await Api.signIn(house.server, house.server.person("Lena"));
  const thread = await lena.thread("ask-a-partner", "A file that nobody has yet");
  await dana.goto("/settings"); // whose part of the program stays in the browser
  await dana.page.getByRole("button", { name: "Sign out", exact: true }).waitFor();
  await dana.goto(`/t/${thread.id}`);
  await dana.heading("A file that nobody has yet").waitFor();
  const begun = dana.page.waitForRequest((request) => request.method() === "PUT");
  await chooser(dana).setInputFiles({ name: "Minutes.txt", mimeType: "text/plain", buffer: Buffer.alloc(8_000_000, "All the minutes. ") });
  await begun;
  line.cut();
  await row(dana, "Minutes.txt").getByText("Waits for the connection").waitFor();
  await dana.page.getByRole("link", { name: /^Settings/ }).click();
  await dana.page.getByRole("button", { name: "Sign out", exact: true }).click();
  const dialog = dana.page.getByRole("dialog", { name: "Sign out and lose files?" });
  await dialog.getByText("1 file that you added is not on the server yet.").waitFor();
  await assertAccessible(dana);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  line.mend();
});

test("a file that was added and not sent is there again after the page was closed", async () => {
  const dana = await house.member("Dana");
  const lena = await Api.signIn(house.server, house.server.person("Lena"));
  const thread = await lena.thread("ask-a-partner", "A file for later");
  await dana.goto(`/t/${thread.id}`);
  await dana.heading("A file for later").waitFor();
  await chooser(dana).setInputFiles(sample("board.png"));
  await row(dana, "board.png").getByRole("checkbox", { name: /Decorative/ }).check();
  await row(dana, "board.png").getByText(/^Ready, [\d.]+ kB$/).waitFor();
  await dana.page.reload();
  await row(dana, "board.png").waitFor();
  assert.equal(await row(dana, "board.png").getByRole("checkbox", { name: /Decorative/ }).isChecked(), true);
  // A picture without words is a post too.
  await dana.page.getByRole("button", { name: "Send" }).click();
  await dana.page.getByRole("button", { name: "Picture. Open it large" }).waitFor();
});
