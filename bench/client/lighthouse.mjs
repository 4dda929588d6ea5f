// Lighthouse as it comes: a phone, a slow line and a slow processor, simulated; a cold cache each time.
import lighthouse from "lighthouse";
import { withBrowser } from "./browser.mjs";
import { median, table } from "./table.mjs";

const categories = ["performance", "accessibility", "best-practices"];
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

function run(url, cookie) {
  return withBrowser(cookie, async (page) => {
    const { lhr } = await lighthouse(url, { onlyCategories: categories, disableStorageReset: true, logLevel: "error" }, undefined, page);
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    if (new URL(lhr.finalDisplayedUrl).pathname !== new URL(url).pathname) throw new Error(`${url} became ${lhr.finalDisplayedUrl}`);
    return {
      scores: categories.map((name) => Math.round((lhr.categories[name]?.score ?? 0) * 100)),
      values: figures.map(([id]) => lhr.audits[id]?.numericValue ?? NaN),
      findings: findings(lhr),
    };
  });
}

/** `screens`: name, address, cookie. */
export async function lighthouseTable(screens, repetitions) {
  const rows = [];
  const found = new Set();
  for (const [name, url, cookie] of screens) {
    const runs = [];
    for (let number = 0; number < repetitions; number++) runs.push(await run(url, cookie));
    const scores = categories.map((_, at) => median(runs.map((one) => one.scores[at])));
    const values = figures.map(([id], at) => median(runs.map((one) => one.values[at])).toFixed(id.endsWith("shift") ? 3 : 0));
    rows.push([name, ...scores, ...values]);
    for (const finding of runs.flatMap((one) => one.findings)) found.add(`${name}: ${finding}`);
  }
  table(`Lighthouse, mobile, medians of ${repetitions}`, ["screen", ...categories, ...figures.map(([, title]) => title)], rows);
  for (const finding of found) console.log(`* ${finding}`);
}
