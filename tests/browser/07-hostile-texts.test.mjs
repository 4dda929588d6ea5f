import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { gone, House, tooWide } from "./support/house.mjs";

let house;
before(async () => void (house = await House.open()));
after(async () => house?.close());

const image = '<img src=x onerror="document.title=\'broken in\'">';
const script = "<script>document.title='broken in'</script>";
const override = "safe \u202Egnp.exe\u202C name";
const longWord = "Donaudampfschifffahrt".repeat(8);
const longPost = `${"Every morning we read one page aloud. ".repeat(510).trim()} The end.`;
const strangers = "https://tracker.example";

const bodies = [
  image,
  script,
  `A [link](javascript:document.title='broken') and [another](data:text/html,<b>x) and <a href="javascript:x">a third</a>`,
  `![pixel](${strangers}/pixel.png) and <img src="${strangers}/second.png">`,
  `<iframe src="${strangers}"></iframe><style>body{display:none}</style><link rel="stylesheet" href="${strangers}/x.css">`,
  "x".repeat(4000),
  `> `.repeat(40) + "deep",
  `${"- ".repeat(30)}deeper`,
  `| a | b |\n|---|---|\n| ${"wide".repeat(60)} | ${image} |`,
  "```\n" + `${image} ${"code ".repeat(100)}` + "\n```",
  "&lt;b&gt; &#x202E;&#x200B; end",
  "Zalgo Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324\u031E\u0349\u035A\u032F\u031E\u0320\u034DA",
  longPost,
];

/** Nothing of what was written became a part of the page, and the page is as wide as its window. */
async function assertHarmless(visitor) {
  const { page } = visitor;
  assert.equal(await page.locator("main img, main iframe, main script, main style, main link, main object").count(), 0);
  const hrefs = await page.locator("main a").evaluateAll((links) => links.map((link) => link.protocol));
  assert.deepEqual(hrefs.filter((one) => !["http:", "https:", "mailto:"].includes(one)), []);
  assert.equal(await page.locator("[onerror], [onclick], [style*=url]").count(), 0);
  assert.notEqual(await page.title(), "broken in");
  assert.equal(await tooWide(page), "");
}

test("hostile texts are shown as text, in names, titles, channels and posts", async () => {
  const ben = await Api.signIn(house.server, house.server.person("Ben"));
  const marisol = await Api.signIn(house.server, house.server.person("Marisol"));
  await marisol.send("member.update", { name: `Marisol ${image}`.slice(0, 80) });
  const thread = await marisol.thread("ask-a-partner", `${image} ${longWord}`.slice(0, 200), "Look at this.");
  await marisol.thread("ask-a-partner", script);
  for (const body of bodies) await marisol.post(thread, body);
  // What turns the direction of a line around stays out of names and titles; in a post it may stand.
  assert.deepEqual(await marisol.try("member.update", { name: override }), { error: "invalid" });
  assert.deepEqual(await marisol.try("thread.rename", { thread: thread.id, title: override }), { error: "invalid" });
  await marisol.try("post.create", { thread: thread.id, body: override });
  const { space } = await ben.send("space.create", {
    name: "a-very-long-name-of-a-channel-that-nobody-would-ever-choose",
    visibility: "network",
    description: `${image} ${longWord}`,
  });
  assert.ok(space);

  for (const width of [320, 1280]) {
    const dana = await house.member("Dana", { viewport: { width, height: 800 } });
    const { page } = dana;
    await assertHarmless(dana);
    await dana.goto(`/s/${thread.space}`);
    await page.getByRole("link", { name: script }).waitFor();
    await page.getByText(`Marisol ${image}`, { exact: false }).first().waitFor();
    await assertHarmless(dana);
    await dana.goto(`/t/${thread.id}`);
    await dana.post("The end.").waitFor();
    await assertHarmless(dana);
    const texts = await dana.bodies();
    const shown = (words) => assert.ok(texts.some((text) => text.includes(words)), `not shown: ${words.slice(0, 60)}`);
    shown(image);
    shown(script);
    shown("x".repeat(4000));
    shown("<iframe");
    // An override of the direction ends with the text that it stands in.
    const after = await page.locator("article.post").last().evaluate((post) => getComputedStyle(post).direction);
    assert.equal(after, "ltr");
    await page.getByRole("heading", { level: 1 }).getByText(longWord.slice(0, 40)).waitFor();
    await dana.goto(`/s/${space.space.id}`);
    await dana.heading(/a-very-long-name/).waitFor();
    await assertHarmless(dana);
    await dana.goto("/members");
    await page.getByRole("main").getByRole("link", { name: /^Marisol|Marisol/ }).first().waitFor();
    await assertHarmless(dana);
  }
});

test("words of every script can be written, with the joiners that they need", async () => {
  const marisol = await Api.signIn(house.server, house.server.person("Marisol"));
  const thread = await marisol.thread("ask-a-partner", "Every script");
  for (const body of ["\u{1F469}\u200D\u{1F3EB} of the year", "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", "soft\u00ADhyphen"]) {
    assert.equal((await marisol.try("post.create", { thread: thread.id, body })).error, undefined, body);
  }
});

test("what is typed with hostile words is sent as it stands, and a quote of it too", async () => {
  const dana = await house.member("Dana");
  await dana.openChannel("resource-swap");
  await dana.ask("Discussion", `</title>${image}`, image);
  assert.match(await dana.page.title(), /^<\/title><img/);
  await dana.page.locator("article.post").first().getByRole("button", { name: "Reply" }).click();
  await dana.reply(`@ [x](javascript:1) ${image}`);
  await dana.page.locator("article.post").nth(1).waitFor();
  await gone(dana.page.locator("article.unsent"));
  await assertHarmless(dana);
});

test("no script but our own runs, even when somebody manages to write one into the page", async () => {
  const dana = await house.member("Dana");
  dana.tolerate(/Content Security Policy|Trusted(HTML|Script)/);
  const response = await dana.page.reload();
  assert.match(response.headers()["content-security-policy"], /default-src 'none'.*script-src 'self'.*require-trusted-types-for 'script'/);
  const result = await dana.page.evaluate(async () => {
    const blocked = (directive) =>
      new Promise((resolve) =>
        document.addEventListener("securitypolicyviolation", (event) => {
          if (event.effectiveDirective === directive) resolve(directive);
        }),
      );
    const violations = Promise.all(["img-src", "connect-src"].map(blocked));
    const inline = document.createElement("script");
    const tried = [];
    for (const attempt of [
      () => (inline.textContent = "window.brokenIn = true"),
      () => (document.body.innerHTML = "<b>gone</b>"),
      () => document.body.setHTMLUnsafe("<b>gone</b>"),
    ]) {
      try {
        attempt();
        tried.push("went through");
      } catch {
        tried.push("refused");
      }
    }
    document.head.append(inline);
    const picture = new Image();
    picture.src = "https://tracker.example/pixel.png";
    void fetch("https://tracker.example/").catch(() => undefined);
    await violations;
    return { tried, brokenIn: window.brokenIn ?? false };
  });
  assert.equal(result.brokenIn, false);
  assert.deepEqual(result.tried.slice(1), ["refused", "refused"]);
  await dana.channels.waitFor();
});
