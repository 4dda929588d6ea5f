// Lighthouse as it comes: a phone, a slow line and a slow processor, simulated; a cold cache each time.
import lighthouse from "lighthouse";
import { withBrowser } from "./browser.mjs";
import { median, table } from "./table.mjs";

const categories = ["performance", "accessibility", "best-practices"];
/** As it comes, Lighthouse counts a target as too small that lies half under the places at the lower edge until one scrolls. */
const tall = { mobile: true, width: 412, height: 3_000, deviceScaleFactor: 1.75, disabled: false };
const heads = [...categories, "accessibility, all in sight"];
const figures = [
  ["first-contentful-paint", "FCP ms"],
  ["largest-contentful-paint", "LCP ms"],
  ["total-blocking-time", "TBT ms"],
  ["cumulative-layout-shift", "CLS"],
  ["speed-index", "SI ms"],
];

/** What keeps a category below 100. */
function findings({ categories: found, audits }) {
  const weighed = Object.values(found).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
  const failed = weighed.map(({ id }) => audits[id]).filter(({ score }) => score !== null && score < 0.9);
  return failed.map(({ id, displayValue }) => `${id}${displayValue ? ` ${displayValue}` : ""}`);
}

async function report(page, url, flags) {
  const { lhr } = await lighthouse(url, { disableStorageReset: true, logLevel: "error", ...flags }, undefined, page);
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  if (new URL(lhr.finalDisplayedUrl).pathname !== new URL(url).pathname) throw new Error(`${url} became ${lhr.finalDisplayedUrl}`);
  return lhr;
}

const score = (lhr, name) => Math.round((lhr.categories[name]?.score ?? 0) * 100);

function run(url, cookie) {
  return withBrowser(cookie, async (page) => {
    const lhr = await report(page, url, { onlyCategories: categories });
    const whole = await report(page, url, { onlyCategories: ["accessibility"], screenEmulation: tall });
    return {
      scores: [...categories.map((name) => score(lhr, name)), score(whole, "accessibility")],
      values: figures.map(([id]) => lhr.audits[id]?.numericValue ?? NaN),
      findings: findings(lhr),
    };
  });
}

/** A busy machine loses a trace now and then; Lighthouse says itself that one should run it again. */
const tries = 3;

async function surely(url, cookie) {
  for (let left = tries - 1; ; left--) {
    try {
      return await run(url, cookie);
    } catch (error) {
      if (left === 0) throw error;
      console.error(`${url} once more: ${error.message}`);
    }
  }
}

/** `screens`: name, address, cookie. */
export async function lighthouseTable(screens, repetitions) {
  const rows = [];
  const found = new Set();
  for (const [name, url, cookie] of screens) {
    const runs = [];
    for (let number = 0; number < repetitions; number++) runs.push(await surely(url, cookie));
    const scores = heads.map((_, at) => median(runs.map((one) => one.scores[at])));
    const values = figures.map(([id], at) => median(runs.map((one) => one.values[at])).toFixed(id.endsWith("shift") ? 3 : 0));
    rows.push([name, ...scores, Math.max(...runs.map((one) => one.scores[0])), ...values]);
    for (const finding of runs.flatMap((one) => one.findings)) found.add(`${name}: ${finding}`);
  }
  table(`Lighthouse, mobile, medians of ${repetitions}`, ["screen", ...heads, "best performance", ...figures.map(([, title]) => title)], rows);
  for (const finding of found) console.log(`* ${finding}`);
}
