import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { gone, House, tooWide, until } from "./support/house.mjs";
import { root } from "./support/server.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let house;
before(async () => void (house = await House.open()));
after(async () => house?.close());

/** The editor's own reader and writer, and its odd texts, without a page around them. */
async function editorParts() {
  const { buildSync } = createRequire(join(root, "web/package.json"))("esbuild");
  const names = ["randomText } from './tests/support/randomText", "fromNodes } from './src/editor/fromNodes", "write } from './src/editor/write", "tidy, isSame } from './src/editor/tidy"];
  const contents = names.map((name) => `export { ${name}';`).join("\n");
  const built = buildSync({ stdin: { contents, resolveDir: join(root, "web") }, bundle: true, format: "esm", write: false });
  globalThis.location ??= { origin: "" };
  return import(`data:text/javascript;base64,${Buffer.from(built.outputFiles[0].text).toString("base64")}`);
}

const editorFile = /\/assets\/editor-[\w-]+\.js/;

async function opened(title, { who = "Dana", ...options } = {}) {
  const marisol = await Api.signIn(house.server, house.server.person("Marisol"));
  const thread = await marisol.thread("ask-a-partner", title);
  const visitor = await house.member(who, options);
  // A file that the page's worker asks for cannot be held back; some tests do without the worker.
  visitor.tolerate(/Service Worker registration blocked/);
  await visitor.goto(`/t/${thread.id}`);
  await visitor.post("The first words.").waitFor();
  return { marisol, thread, visitor, page: visitor.page, keyboard: visitor.page.keyboard };
}

/** With the focus in it, so that the editor comes and takes the place of the plain field. */
async function editing(visitor) {
  await visitor.composer.focus();
  await visitor.page.locator(".editable").waitFor();
  await until(() => visitor.page.evaluate(() => document.activeElement?.classList.contains("editable")), "the focus in the editor");
}

async function bodyOf(api, thread, position) {
  const posts = await api.posts(thread);
  return posts[position - 1]?.body;
}

async function sent(visitor, words) {
  await visitor.post(words).waitFor();
  await until(async () => (await visitor.page.locator("article.unsent").count()) === 0, "the server confirms");
}

test("bold, a list, a link, names, a table: by keyboard alone, and the other person sees them", async () => {
  const { marisol, thread, visitor, page, keyboard } = await opened("Written by keyboard");
  const reader = await house.member("Owen");
  await reader.goto(`/t/${thread.id}`);
  await reader.post("The first words.").waitFor();
  await editing(visitor);
  await keyboard.type("We ");
  await keyboard.press("Control+b");
  await keyboard.type("really");
  await keyboard.press("Control+b");
  await keyboard.type(" do, @Len");
  await page.getByRole("option", { name: /Lena Fairchild/ }).waitFor();
  assert.equal(await visitor.composer.getAttribute("aria-activedescendant"), await page.getByRole("option").first().getAttribute("id"));
  await keyboard.press("Enter");
  await keyboard.type("in #ask");
  await page.getByRole("option", { name: /#ask-a-partner/ }).waitFor();
  await keyboard.press("Enter");
  await keyboard.press("Enter");
  await keyboard.type("- first");
  await keyboard.press("Enter");
  await keyboard.type("second");
  await keyboard.press("Control+]");
  await keyboard.press("Enter");
  await keyboard.press("Enter");
  await keyboard.press("Enter");
  await keyboard.type("See the page");
  for (let letter = 0; letter < 4; letter++) await keyboard.press("Shift+ArrowLeft");
  await keyboard.press("Control+k");
  await page.getByRole("dialog").getByLabel("Address").fill("nowhere");
  await keyboard.press("Enter");
  await page.getByRole("dialog").getByText("This is no address").first().waitFor();
  await page.getByRole("dialog").getByLabel("Address").fill("example.org/a_b");
  await keyboard.press("Enter");
  await gone(page.getByRole("dialog"));
  await keyboard.press("End");
  await keyboard.press("Enter");
  // The toolbar is one stop; the arrow keys move in it.
  await keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Bold");
  await keyboard.press("End");
  await keyboard.press("Enter");
  const table = page.getByRole("button", { name: "Table", exact: true });
  await table.focus();
  await keyboard.press("Enter");
  await keyboard.type("Room");
  await keyboard.press("ArrowRight");
  await keyboard.type("Seats");
  await keyboard.press("Enter");
  await keyboard.type("24");
  await keyboard.press("Enter");
  await keyboard.press("Enter");
  await keyboard.type("After the table.");
  await keyboard.press("Control+Enter");
  await sent(visitor, "After the table.");
  assert.equal(await visitor.written(), "");
  assert.equal(
    (await bodyOf(marisol, thread, 2)).replace(/\/\d+\)/g, "/N)"),
    "We **really** do, [@Lena Fairchild](lateral:member/N) in [#ask-a-partner](lateral:space/N)\n\n- first\n  - second\n\n" +
      "See the [page](https://example.org/a_b)\n\n| Room | Seats |\n| --- | --- |\n|  | 24 |\n|  |  |\n\nAfter the table.",
  );

  const post = reader.post("After the table.");
  await post.waitFor();
  assert.equal(await post.locator(".prose strong").innerText(), "really");
  assert.equal(await post.locator(".prose li li").innerText(), "second");
  assert.equal(await post.locator(".prose td").nth(1).innerText(), "24");
  assert.equal(await post.locator(".prose a", { hasText: "page" }).getAttribute("href"), "https://example.org/a_b");
  assert.match(await post.locator(".prose a.mention", { hasText: "@Lena" }).getAttribute("href"), /^\/members\/\d+$/);
  await post.locator(".prose a.mention", { hasText: "#ask-a-partner" }).click();
  await reader.heading("#ask-a-partner").waitFor();

  // Changed, it keeps what it was.
  await visitor.choose(visitor.post("After the table."), "More", "Edit");
  const own = page.getByLabel("Your post");
  await until(() => own.evaluate((element) => element.classList.contains("editable") && element === document.activeElement), "the editor of the post");
  assert.equal(await own.locator("td").nth(1).innerText(), "24");
  await keyboard.press("Control+End");
  await keyboard.type(" Changed.");
  await keyboard.press("Control+Enter");
  await visitor.post("After the table. Changed.").waitFor();
  const changed = /^We \*\*really\*\* do, \[@Lena[^]*\| {2}\| 24 \|[^]*After the table\. Changed\.$/;
  await until(async () => changed.test(await bodyOf(marisol, thread, 2)), "the changed post is kept as it was but for the change");
});

test("signs of Markdown become what they mean while one types, and Undo takes it back", async () => {
  const { marisol, thread, visitor, page, keyboard } = await opened("Signs");
  await editing(visitor);
  await keyboard.type("## A heading");
  await keyboard.press("Enter");
  await keyboard.type("1. one");
  await keyboard.press("Enter");
  await keyboard.type("2. two");
  await keyboard.press("Enter");
  await keyboard.press("Enter");
  await keyboard.type("> said");
  await keyboard.press("Enter");
  await keyboard.press("Enter");
  await keyboard.type("**bold** and _soft_ and `code` and https://example.org/a_b now");
  await keyboard.press("Enter");
  await keyboard.type("2 * 3 * 4 stays");
  assert.equal(await page.locator(".editable strong").innerText(), "bold");
  await keyboard.press("Enter");
  await keyboard.type("> ");
  await keyboard.press("Control+z");
  await keyboard.type("5");
  await keyboard.press("Control+Enter");
  await sent(visitor, "A heading");
  assert.equal(
    await bodyOf(marisol, thread, 2),
    "## A heading\n\n1. one\n2. two\n\n> said\n\n**bold** and _soft_ and `code` and <https://example.org/a_b> now\n\n2 \\* 3 \\* 4 stays\n\n\\> 5",
  );
});

test("what is typed while the editor is on its way is kept, with its cursor and the steps back", async () => {
  const { visitor, page, keyboard } = await opened("On its way", { serviceWorkers: "block" });
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route(editorFile, async (route) => {
    await held;
    await route.continue();
  });
  await visitor.composer.focus();
  await keyboard.type("The first sentence.");
  await page.waitForTimeout(500);
  await keyboard.type(" **Bold** words");
  for (let letter = 0; letter < 5; letter++) await keyboard.press("ArrowLeft");
  release();
  // Keys go on while it comes; none is lost and the cursor stays where it was.
  for (const letter of "and loud ") {
    await keyboard.type(letter);
    await page.waitForTimeout(40);
  }
  await page.locator(".editable").waitFor();
  await keyboard.type("here: ");
  assert.equal(await visitor.written(), "The first sentence. Bold and loud here: words");
  assert.equal(await page.locator(".editable strong").innerText(), "Bold");
  for (let step = 0; step < 12 && (await visitor.written()) !== "The first sentence."; step++) await keyboard.press("Control+z");
  assert.equal(await visitor.written(), "The first sentence.");
  await keyboard.press("Control+Shift+z");
  assert.match(await visitor.written(), /^The first sentence\. /);
  // The draft is as safe as in the plain field.
  const text = await visitor.written();
  await page.reload();
  await visitor.post("The first words.").waitFor();
  // On a slow machine a step can end within the stars, which the plain field then shows as what they are: "\\*\\*Bo".
  const bare = (words) => words.replace(/[\\*]/g, "");
  assert.equal(bare(await visitor.written()), bare(text));
});

test("letters half composed are not taken apart", async () => {
  const { visitor, page } = await opened("Composed", { serviceWorkers: "block" });
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route(editorFile, async (route) => {
    await held;
    await route.continue();
  });
  await visitor.composer.focus();
  const session = await page.context().newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "に", selectionStart: 1, selectionEnd: 1 });
  release();
  await until(() => page.evaluate(() => performance.getEntriesByType("resource").some((one) => /editor-.*\.js/.test(one.name))), "the editor is here");
  await page.waitForTimeout(800);
  assert.equal(await page.locator(".editable").count(), 0, "not while letters are composed");
  await session.send("Input.imeSetComposition", { text: "日本", selectionStart: 2, selectionEnd: 2 });
  await session.send("Input.insertText", { text: "日本" });
  await page.locator(".editable").waitFor();
  await page.keyboard.type("!");
  assert.equal(await visitor.written(), "日本!");
});

test("without the editor the plain field does everything, and the next visit finds the draft", async () => {
  const { marisol, thread, visitor, page, keyboard } = await opened("Without the editor", { serviceWorkers: "block" });
  visitor.tolerate(/Failed to load resource|net::ERR/);
  await page.route(editorFile, (route) => route.abort());
  await visitor.composer.focus();
  await keyboard.type("Plain **and** sent");
  await keyboard.press("Control+Enter");
  await sent(visitor, "Plain and sent");
  assert.equal(await bodyOf(marisol, thread, 2), "Plain **and** sent");
  await keyboard.type("Not yet @Lena");
  await page.getByRole("option", { name: /Lena Fairchild/ }).waitFor();
  await keyboard.press("Enter");
  assert.equal(await visitor.written(), "Not yet @Lena Fairchild ");
  await page.unroute(editorFile);
  await page.reload();
  await visitor.post("Plain and sent").waitFor();
  await editing(visitor);
  assert.equal(await page.locator(".editable .mention").innerText(), "@Lena Fairchild");
  await keyboard.press("Control+Enter");
  await until(async () => /lateral:member/.test((await bodyOf(marisol, thread, 3)) ?? ""), "the draft is sent with its name");
});

test("what is not sent yet looks as it will, and is sent once", async () => {
  const line = await house.line();
  const { marisol, thread, visitor, page, keyboard } = await opened("Away", { proxy: { server: line.address } });
  visitor.tolerate(/WebSocket connection to .* failed/, /Failed to load resource/);
  await editing(visitor);
  line.cut();
  await visitor.said("No connection.").waitFor();
  await keyboard.type("- **bold** there");
  await keyboard.press("Control+Enter");
  const unsent = page.locator("article.unsent");
  await unsent.getByText("Not sent yet").waitFor();
  assert.equal(await unsent.locator(".prose li strong").innerText(), "bold");
  await keyboard.type("and a draft");
  line.mend();
  await sent(visitor, "there");
  assert.equal(await bodyOf(marisol, thread, 2), "- **bold** there");
  assert.equal((await marisol.posts(thread)).length, 2);
  assert.equal(await visitor.written(), "and a draft");
});

test("a post with something that the editor has no place for is changed as it was written", async () => {
  const { marisol, thread, visitor, page, keyboard } = await opened("A picture");
  const dana = await Api.signIn(house.server, house.server.person("Dana"));
  const body = "Before ![a chart](https://example.org/x.png) after, [said](https://example.org 'title').";
  await dana.post(thread, body);
  await visitor.post("Before").waitFor();
  await editing(visitor);
  await visitor.choose(visitor.post("Before"), "More", "Edit");
  const own = page.getByLabel("Your post");
  await own.waitFor();
  await page.waitForTimeout(800);
  assert.equal(await own.inputValue(), body);
  await keyboard.press("Control+End");
  await keyboard.type(" More.");
  await keyboard.press("Control+Enter");
  await visitor.post("More.").waitFor();
  assert.equal(await bodyOf(marisol, thread, 2), `${body} More.`);
});

test("the server reads any text as it was in the editor", async () => {
  const { randomText, fromNodes, write, tidy, isSame } = await editorParts();
  const api = await Api.signIn(house.server, house.server.person("Marisol"));
  const different = [];
  for (let batch = 0; batch < 10; batch++) {
    // Many in one post, apart by a line that none of them holds.
    // A picture that nobody sent is its description at the server.
    const docs = Array.from({ length: 40 }, (_, at) => tidy(randomText(1 + batch * 40 + at, "wild"))).filter((doc) => !write(doc).includes("](file:"));
    assert.ok(docs.length > 10);
    const edge = "⸻";
    const thread = await api.thread("ask-a-partner", `Any text ${batch}`, docs.map(write).join(`\n\n${edge}\n\n`));
    const [post] = await api.posts(thread);
    const parts = [[]];
    for (const node of post.content) {
      if (node.kind === "paragraph" && node.children?.[0]?.text === edge) parts.push([]);
      else parts.at(-1).push(node);
    }
    assert.equal(parts.length, docs.length);
    docs.forEach((doc, at) => {
      if (!isSame(doc, fromNodes(parts[at]), ["info", "align"])) different.push(write(doc));
    });
  }
  assert.deepEqual(different, []);
});

test("what is pasted keeps its structure and loses all else", async () => {
  const { marisol, thread, visitor, page, keyboard } = await opened("Pasted");
  await editing(visitor);
  const html =
    '<b style="font-weight:normal" id="docs-internal-guid-1"><h2 dir="ltr"><span style="font-weight:700">Plan</span></h2>' +
    '<p><span style="font-weight:700" onclick="x()">Bold</span> and <a href="https://www.google.com/url?q=https://example.org/&sa=D">a page</a>' +
    '<img src="https://tracker.example/pixel.png" onerror="alert(1)"></p><ul><li><p>one</p></li><ul><li><p>inner</p></li></ul></ul></b><script>alert(1)</script>';
  await page.evaluate((source) => {
    const data = new DataTransfer();
    data.setData("text/html", source);
    data.setData("text/plain", "Plan");
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, html);
  await page.locator(".editable li li").waitFor();
  await keyboard.press("Control+Enter");
  await sent(visitor, "inner");
  assert.equal(await bodyOf(marisol, thread, 2), "## Plan\n\n**Bold** and [a page](https://example.org/)\n\n- one\n  - inner");
});

for (const [width, colorScheme] of [[360, "light"], [360, "dark"], [1280, "light"], [1280, "dark"]]) {
  test(`the open editor is accessible, ${width} px wide and ${colorScheme}`, async () => {
    const { visitor, page, keyboard } = await opened(`Looked at ${width} ${colorScheme}`, { viewport: { width, height: 900 }, colorScheme, reducedMotion: "reduce" });
    await editing(visitor);
    await keyboard.type("- a list with **bold** words");
    await keyboard.press("Enter");
    await keyboard.press("Enter");
    const look = async (what) => {
      await page.evaluate(axe);
      const found = await page.evaluate(() => {
        const runOnly = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
        // A table begins empty: its head is there to be filled.
        return window.axe.run(document, { runOnly, rules: { "empty-table-header": { enabled: false } } });
      });
      assert.deepEqual(found.violations.map((one) => `${one.id} ${one.nodes[0].html}`), [], what);
      assert.equal(await tooWide(page), "", what);
    };
    await look("the editor");
    await page.getByRole("toolbar").getByRole("button", { name: "More" }).click();
    const small = await page.locator(".tools button:visible").evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML));
    assert.deepEqual(small, [], "every target has 44 px");
    await page.getByRole("button", { name: "Table", exact: true }).click();
    await look("a table");
    await keyboard.press("Control+k");
    await page.getByRole("dialog").waitFor();
    await look("the dialog for a link");
  });
}
