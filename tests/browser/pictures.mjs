// Pictures of the screens, to be looked at: what a change did to them shows in the next commit.
//   node pictures.mjs                       docs/screens: what everybody meets, at 360 and 1280 px, light and dark
//   node pictures.mjs FOLDER [PATTERN]      every screen at 360, 768 and 1280 px, those whose name holds PATTERN
// LATERAL_LANGUAGE chooses another language, for the second form only.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { House } from "./support/house.mjs";
import { furnish, insideScreens, outsideScreens, sheetScreens, walk, walkOutside } from "./support/screens.mjs";
import { root } from "./support/server.mjs";

const [folder, pattern = ""] = process.argv.slice(2);
const target = folder ?? join(root, "docs/screens");
const tallest = 1_400;

const everybody = [
  ...["sign-in", "home", "channel", "channel-starting-a-thread", "channel-options", "channel-empty", "thread"],
  ...["thread-quoting-and-naming", "thread-editing", "thread-deleting", "members", "member", "organisations", "settings"],
  ...["notices", "administration", "shortcuts", "nothing-there", "sheet-channels", "sheet-menu"],
];
const abroad = ["home", "channel", "thread", "settings", "sheet-channels"];
const only = (names) => (name) => names.includes(name);
const bothSchemes = ["light", "dark"];

/** What is taken: in which language, at which widths, which of the screens. */
const rounds = folder
  ? [{ prefix: "", language: process.env.LATERAL_LANGUAGE ?? "en", widths: [360, 768, 1280], schemes: bothSchemes, isWanted: (name) => name.includes(pattern) }]
  : [
      { prefix: "", language: "en", widths: [360, 1280], schemes: bothSchemes, isWanted: only(everybody) },
      { prefix: "es-", language: "es", widths: [360, 1280], schemes: ["light"], isWanted: only(abroad) },
      { prefix: "rtl-", language: "qps-plocm", widths: [360, 1280], schemes: ["light"], isWanted: only(abroad) },
    ];

/** A browser writes WebP; a tenth of what PNG needs. */
async function toWebp(page, png) {
  const text = await page.evaluate(async (source) => {
    const picture = new Image();
    picture.src = source;
    await picture.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: picture.width, height: picture.height });
    canvas.getContext("2d").drawImage(picture, 0, 0);
    return canvas.toDataURL("image/webp", 0.45);
  }, `data:image/png;base64,${png.toString("base64")}`);
  return Buffer.from(text.split(",")[1], "base64");
}

function pictureTaker(blank, prefix, width, colorScheme) {
  return async ({ page }, name) => {
    await page.mouse.move(0, 0);
    // A taller window instead of the whole page: what sticks to an edge would stand in the middle of the picture.
    const height = await page.evaluate(() => (document.querySelector("dialog") ? 0 : document.documentElement.scrollHeight));
    const isTall = height > 800 && width > 360;
    if (isTall) await page.setViewportSize({ width, height: Math.min(tallest, height) });
    await page.waitForFunction(() =>
      [...document.images].every((image) => {
        const { top, bottom } = image.getBoundingClientRect();
        return image.complete || bottom < 0 || top > innerHeight;
      }),
    );
    const png = await page.screenshot();
    if (isTall) await page.setViewportSize({ width, height: 800 });
    writeFileSync(join(target, `${prefix}${name}-${width}-${colorScheme}.webp`), await toWebp(blank, png));
  };
}

async function takeAll(house, at, blank, { prefix, language, widths, schemes, isWanted }) {
  const lists = [await insideScreens(at, language), await outsideScreens(at, language), await sheetScreens(language)];
  const [inside, outside, sheets] = lists.map((list) => list.filter(([name]) => isWanted(name)));
  for (const width of widths) {
    for (const colorScheme of schemes) {
      const look = pictureTaker(blank, prefix, width, colorScheme);
      const options = { viewport: { width, height: 800 }, colorScheme, reducedMotion: "reduce", language };
      const stranger = await house.visitor(options);
      stranger.tolerate(/Failed to load resource/);
      await walkOutside(stranger, outside, look);
      const people = { lena: await house.member("Lena", options), ben: await house.member("Ben", options) };
      await walk(people, [...inside, ...(width < 900 ? sheets : [])], look);
      for (const one of [stranger, people.lena, people.ben]) await one.context.close();
    }
  }
}

if (!folder) rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const house = await House.open();
try {
  const at = await furnish(house);
  const blank = await (await house.browser.newContext()).newPage();
  for (const round of rounds) await takeAll(house, at, blank, round);
} finally {
  await house.close();
}
