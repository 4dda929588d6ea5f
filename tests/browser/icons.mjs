// Writes web/public/icons from web/src/ui/icon.svg: what a phone puts on its home screen must be a PNG.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { root } from "./support/server.mjs";

const drawing = readFileSync(join(root, "web/src/ui/icon.svg"), "utf8");
/** The system cuts its own shape out of this one, so its ground reaches to the edges. */
const maskable = drawing.replace(' rx="7"', "");
const target = join(root, "web/public/icons");
mkdirSync(target, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const [name, size, svg] of [["180", 180, maskable], ["192", 192, drawing], ["512", 512, drawing], ["512-maskable", 512, maskable]]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  writeFileSync(join(target, `${name}.png`), await page.screenshot({ omitBackground: true }));
}
await browser.close();
