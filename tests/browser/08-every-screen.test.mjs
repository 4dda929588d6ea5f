import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { House, tooWide } from "./support/house.mjs";
import { furnish, insideScreens, outsideScreens, sheetScreens, walk, walkOutside } from "./support/screens.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let house;
let at;
let screens;
before(async () => {
  house = await House.open();
  at = await furnish(house);
  screens = { inside: await insideScreens(at), outside: await outsideScreens(at), sheets: await sheetScreens() };
});
after(async () => house?.close());

/** What lies half under an open list is not small, and one press elsewhere brings it back. */
const covering = /options|more|react|naming|writing/;

const heightOf = (page) => page.evaluate(() => (document.querySelector("dialog") ? 0 : document.documentElement.scrollHeight));

/** A window as high as the page: what lies half under an edge that stays is one scroll away, and no finding. How high. */
async function showWhole(page) {
  const { width, height } = page.viewportSize();
  let last = 0;
  // What comes last makes the page higher still.
  for (let tries = 0; tries < 50; ++tries) {
    const whole = await heightOf(page);
    if (whole === last) return whole;
    last = whole;
    await page.setViewportSize({ width, height: Math.max(height, whole) });
    await page.waitForTimeout(100);
  }
  throw new Error("the page never comes to rest");
}

async function violations(page, screen) {
  // Evaluated by the browser's debugger, which the page's own policy does not bind.
  await page.evaluate(axe);
  return page.evaluate(
    async ([values, isCovered]) => {
      const options = { runOnly: { type: "tag", values }, rules: { "target-size": { enabled: !isCovered } } };
      return (await window.axe.run(document, options)).violations;
    },
    [rules, covering.test(screen)],
  );
}

async function assertAccessible(visitor, screen) {
  const { page } = visitor;
  const before = page.viewportSize();
  let height = await showWhole(page);
  let found = await violations(page, screen);
  // What was found while the page still grew says nothing of the page.
  for (let tries = 0; found.length > 0 && tries < 5 && (await heightOf(page)) !== height; ++tries) {
    height = await showWhole(page);
    found = await violations(page, screen);
  }
  await page.setViewportSize(before);
  const text = found.map((one) => `${one.id}: ${one.help}\n    ${one.nodes.map((node) => `${node.html}\n    ${node.failureSummary}`).join("\n    ")}`);
  assert.equal(text.join("\n"), "", screen);
}

async function assertFits(visitor, screen) {
  assert.equal(await tooWide(visitor.page), "", screen);
}

/** What a page may hold and where, as the standard has it; not how it is laid out or what is good style. */
const validator = new HtmlValidate({ extends: ["html-validate:standard"] });

async function faults(text, screen) {
  const { results } = await validator.validateString(text);
  return results.flatMap(({ messages }) => messages.map((one) => `${screen}: ${one.message} (${one.ruleId}, ${one.selector})`));
}

/** Looks at every screen there is in a window of this kind. */
async function everyScreen(options, look) {
  const stranger = await house.visitor(options);
  stranger.tolerate(/Failed to load resource/);
  await walkOutside(stranger, screens.outside, look);
  const people = { lena: await house.member("Lena", options), ben: await house.member("Ben", options) };
  const isNarrow = options.viewport.width < 900;
  await walk(people, [...screens.inside, ...(isNarrow ? screens.sheets : [])], look);
}

for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 1280]) {
    const isValidated = colorScheme === "light"; // what stands in a page is the same in the dark
    test(`nothing is found on any screen, ${width} px wide and ${colorScheme}${isValidated ? ", and all of it is valid HTML" : ""}`, async () => {
      const found = [];
      const look = async (visitor, screen) => {
        if (isValidated) found.push(...(await faults(await visitor.page.content(), screen)));
        await assertAccessible(visitor, screen);
      };
      await everyScreen({ viewport: { width, height: 800 }, colorScheme, reducedMotion: "reduce" }, look);
      assert.equal([...new Set(found)].join("\n"), "");
    });
  }
}

for (const colorScheme of ["light", "dark"]) {
  test(`nothing is found on any screen in high contrast, ${colorScheme}`, () =>
    everyScreen({ viewport: { width: 360, height: 800 }, colorScheme, contrast: "more", reducedMotion: "reduce" }, assertAccessible));
}

test("what the server sends is valid HTML", async () => {
  assert.equal((await faults(await (await fetch(house.server.url)).text(), "as it is sent")).join("\n"), "");
});

test("every screen fits into 320 px, and into 1280 px at 400 %", () =>
  everyScreen({ viewport: { width: 320, height: 640 } }, async (visitor, screen) => {
    await assertFits(visitor, screen);
    await visitor.page.setViewportSize({ width: 320, height: 200 });
    await assertFits(visitor, screen);
    await visitor.page.setViewportSize({ width: 320, height: 640 });
  }));

test("every address of the client is answered with the page, and no other", async () => {
  const status = async (path) => (await fetch(house.server.url + path)).status;
  const addresses = ["/", "/sign-in", "/join", "/reset", "/members", "/organisations", "/settings", "/notices", "/administration"];
  for (const path of [...addresses, at.thread, `${at.thread}?p=1`, at.space, at.member, at.organisation]) {
    assert.equal(await status(path), 200, path);
  }
  for (const path of ["/nothing", "/t/", "/t/abc", "/t/1/2", "/s", "/members/x", "/index.htm", "/assets/none.js", "/.git/config"]) {
    assert.equal(await status(path), 404, path);
  }
});
