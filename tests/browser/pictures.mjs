// Pictures of the screens, to be looked at: what a change did to them shows in the next commit.
//   node pictures.mjs                       docs/screens: 360 and 1280 px, light and dark
//   node pictures.mjs FOLDER [PATTERN]      every screen at 360, 768 and 1280 px, those whose name holds PATTERN
// LATERAL_LANGUAGE chooses another language, for the second form only.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { House } from "./support/house.mjs";
import { furnish, insideScreens, outsideScreens, sheetScreens, walk, walkOutside } from "./support/screens.mjs";
import { root } from "./support/server.mjs";

const [folder, pattern = ""] = process.argv.slice(2);
const language = (folder && process.env.LATERAL_LANGUAGE) || "en";
const target = folder ?? join(root, "docs/screens");
const widths = folder ? [360, 768, 1280] : [360, 1280];
/** What is kept: the screens that everybody meets, and one of each kind of part. */
const kept = [
  ...["sign-in", "home", "channel", "channel-starting-a-thread", "channel-options", "channel-empty", "thread"],
  ...["thread-quoting-and-naming", "thread-deleting", "members", "member", "organisations", "settings"],
  ...["administration", "shortcuts", "nothing-there", "sheet-channels", "sheet-menu"],
];
const wanted = ([name]) => (folder ? name.includes(pattern) : kept.includes(name));
const tallest = 1_600;

/** A browser writes WebP; a tenth of what PNG needs. */
async function toWebp(page, png) {
  const text = await page.evaluate(async (source) => {
    const picture = new Image();
    picture.src = source;
    await picture.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: picture.width, height: picture.height });
    canvas.getContext("2d").drawImage(picture, 0, 0);
    return canvas.toDataURL("image/webp", 0.55);
  }, `data:image/png;base64,${png.toString("base64")}`);
  return Buffer.from(text.split(",")[1], "base64");
}

function pictureTaker(blank, width, colorScheme) {
  return async ({ page }, name) => {
    await page.evaluate(() => document.fonts.ready);
    // A taller window instead of the whole page: what sticks to an edge would stand in the middle of the picture.
    const height = await page.evaluate(() => (document.querySelector("dialog") ? 0 : document.documentElement.scrollHeight));
    const isTall = height > 800 && width > 360;
    if (isTall) await page.setViewportSize({ width, height: Math.min(tallest, height) });
    const png = await page.screenshot();
    if (isTall) await page.setViewportSize({ width, height: 800 });
    writeFileSync(join(target, `${name}-${width}-${colorScheme}.webp`), await toWebp(blank, png));
  };
}

if (!folder) rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const house = await House.open();
try {
  const at = await furnish(house);
  const blank = await (await house.browser.newContext()).newPage();
  const lists = [await insideScreens(at, language), await outsideScreens(language), await sheetScreens(language)];
  const [inside, outside, sheets] = lists.map((list) => list.filter(wanted));
  for (const width of widths) {
    for (const colorScheme of ["light", "dark"]) {
      const look = pictureTaker(blank, width, colorScheme);
      const options = { viewport: { width, height: 800 }, colorScheme, reducedMotion: "reduce", language };
      const stranger = await house.visitor(options);
      stranger.tolerate(/Failed to load resource/);
      await walkOutside(stranger, outside, look);
      const people = { lena: await house.member("Lena", options), ben: await house.member("Ben", options) };
      await walk(people, [...inside, ...(width < 900 ? sheets : [])], look);
    }
  }
} finally {
  await house.close();
}
