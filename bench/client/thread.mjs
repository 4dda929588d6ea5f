// A long thread on a processor four times as slow: how soon its first unread post is to be seen, and how smoothly it scrolls.
import { withBrowser } from "./browser.mjs";
import { median, quantile, table } from "./table.mjs";

const slowdown = 4;
const phone = { width: 412, height: 823, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };
/** A turn of the wheel, and how often. */
const turn = 500;
const pause = 50;
const patience = 60_000;

/** Runs in the page before anything else of it. */
function watch() {
  const own = { frames: [], long: [], seen: undefined };
  Object.defineProperty(window, "bench", { value: own });
  new PerformanceObserver((list) => own.long.push(...list.getEntries().map((one) => [one.startTime, one.duration]))).observe({
    type: "longtask",
    buffered: true,
  });
  const look = (now) => {
    const mark = own.seen === undefined ? document.getElementById("unread")?.nextElementSibling : undefined;
    const box = mark?.getBoundingClientRect();
    if (box && box.top >= 0 && box.top < innerHeight) own.seen = performance.now() - (own.from ?? 0);
    if (own.isScrolling) own.frames.push(now);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function prepared(page, viewport) {
  await page.setViewport(viewport);
  await page.emulateCPUThrottling(slowdown);
  await page.evaluateOnNewDocument(watch);
}

async function seen(page) {
  await page.waitForFunction(() => window.bench.seen !== undefined, { timeout: patience, polling: 200 });
  // Long tasks are told a little late.
  await new Promise((resolve) => setTimeout(resolve, 500));
  return page.evaluate(() => {
    const { seen: ms, from = 0, long } = window.bench;
    const durations = long.filter(([start]) => start >= from).map(([, duration]) => duration);
    return { ms, longest: Math.max(0, ...durations), count: durations.length };
  });
}

/** What the page's thread worked since the last time, in its own time: a neighbour on the machine slows the clock and hardly this. */
async function workClock(page) {
  const session = await page.createCDPSession();
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  let before = 0;
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    const now = metrics.find(({ name }) => name === "TaskDuration").value * 1000;
    const since = now - before;
    before = now;
    // Another process begins at nothing.
    return since < 0 ? now : since;
  };
}

/** By its address with nothing kept, once more, and by its link from the list of the channel. */
function opening(at, cookie) {
  return withBrowser(cookie, async (page) => {
    await prepared(page, phone);
    const worked = await workClock(page);
    await page.goto(at.url);
    const cold = { ...(await seen(page)), work: await worked() };
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await worked();
    await page.goto(at.url);
    const warm = { ...(await seen(page)), work: await worked() };
    await page.goto(at.list);
    const link = `main a[href="${new URL(at.url).pathname}"]`;
    await page.waitForSelector(link);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await page.evaluate((selector) => {
      document.querySelector(selector).addEventListener("click", () => (window.bench.from = performance.now()));
    }, link);
    await worked();
    await page.click(link);
    return { cold, warm, link: { ...(await seen(page)), work: await worked() } };
  });
}

/** Turns the wheel until the thread ends in that direction. What waits behind a button is asked for as a reader would. */
async function wheel(page, direction) {
  const session = await page.createCDPSession();
  const { width, height } = page.viewport();
  let still = 0;
  let presses = 0;
  let before = "";
  for (let turns = 1; still < 3; turns++) {
    const at = { x: width / 2, y: height / 2, deltaX: 0, deltaY: direction * turn };
    await session.send("Input.dispatchMouseEvent", { type: "mouseWheel", ...at });
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (turns % 5 !== 0) continue;
    const after = await page.evaluate(() => `${scrollY} of ${document.documentElement.scrollHeight}`);
    still = before === after ? still + 1 : 0;
    before = after;
    if (still !== 2) continue;
    const isPressed = await page.evaluate((down) => {
      const button = document.querySelector(`[data-more=${down ? "later" : "earlier"}]`);
      button?.click();
      return button !== null;
    }, direction > 0);
    if (isPressed) presses++;
    if (isPressed) still = 0;
  }
  return presses;
}

/** What `wheel` did to the frames of the page. */
async function measured(page, work) {
  await page.evaluate(() => Object.assign(window.bench, { isScrolling: true, frames: [], from: performance.now() }));
  const worked = await workClock(page);
  await worked();
  const presses = await work();
  const found = { work: await worked(), presses };
  return page.evaluate((rest) => {
    const { frames, long, from } = window.bench;
    const steps = frames.slice(1).map((now, index) => now - frames[index]);
    const durations = long.filter(([start]) => start >= from).map(([, duration]) => duration);
    window.bench.isScrolling = false;
    return { ...rest, steps, durations, posts: document.querySelectorAll("article.post").length, elements: document.querySelectorAll("*").length };
  }, found);
}

/** The floor: a page that has nothing but the words of the thread, one paragraph for each post, as high as the thread. */
async function asParagraphs(page) {
  const { texts, height } = await page.evaluate(() => ({
    texts: [...document.querySelectorAll("article.post")].map((post) => post.innerText),
    height: document.documentElement.scrollHeight,
  }));
  await page.goto("about:blank");
  await page.evaluate(
    (all, least) => {
      for (let number = 0; number % 50 !== 0 || document.documentElement.scrollHeight < least; number++) {
        document.body.append(Object.assign(document.createElement("p"), { textContent: all[number % all.length] }));
      }
      scrollTo(0, document.documentElement.scrollHeight);
    },
    texts,
    height,
  );
}

/** From the first unread post up to the first, and from there down to the last; then the same way when all posts are here; then the floor. */
function scrolling(at, cookie, viewport) {
  return withBrowser(cookie, async (page) => {
    await prepared(page, { ...viewport, deviceScaleFactor: 1, isMobile: false, hasTouch: false });
    await page.goto(at.url);
    await seen(page);
    const bothWays = async () => (await wheel(page, -1)) + (await wheel(page, 1));
    const coming = await measured(page, bothWays);
    const here = await measured(page, bothWays);
    await asParagraphs(page);
    const floor = await measured(page, bothWays);
    return { "posts come in": coming, "all are here": here, "paragraphs of that height": floor };
  });
}

const ms = (value) => value.toFixed(0);

function openingTable(runs, count) {
  const rows = ["cold", "warm", "link"].map((way) => {
    const of = (name) => runs.map((one) => one[way][name]);
    const names = { cold: "by its address, nothing kept", warm: "by its address, once more", link: "by its link in the channel" };
    return [names[way], ms(median(of("ms"))), ms(Math.min(...of("ms"))), ms(median(of("work"))), median(of("count")), ms(median(of("longest")))];
  });
  const heads = ["opened", "first unread seen, ms", "best", "work ms", "tasks > 50 ms", "longest, ms"];
  table(`A thread of ${count} posts, processor ${slowdown} times as slow, medians of ${runs.length}`, heads, rows);
}

function scrollingTable(runs, count) {
  const frame = 1000 / 60;
  const rows = runs.map(([name, { steps, durations, presses, elements, work }]) => {
    const late = steps.reduce((sum, step) => sum + Math.max(0, Math.round(step / frame) - 1), 0);
    const all = late + steps.length;
    const shares = [0.5, 0.95, 0.99].map((share) => quantile(steps, share).toFixed(1));
    const long = [durations.length, ms(Math.max(0, ...durations))];
    return [name, ...shares, ms(Math.max(...steps)), `${late} of ${all}`, ...long, ms(work), presses, elements];
  });
  const heads = ["window", "p50 ms", "p95", "p99", "worst", "frames dropped", "tasks > 50 ms", "longest, ms", "work ms", "presses", "elements"];
  table(`Scrolling through ${count} posts by wheel, up and down`, heads, rows);
}

export async function openingTables(at, cookie, count, repetitions) {
  const opened = [];
  for (let number = 0; number < repetitions; number++) opened.push(await opening(at, cookie));
  openingTable(opened, count);
}

export async function scrollingTables(at, cookie, count, repetitions) {
  const runs = [];
  for (const [name, viewport] of [["412 px", phone], ["1280 px", { width: 1280, height: 900 }]]) {
    for (let number = 0; number < repetitions; number++) {
      for (const [way, found] of Object.entries(await scrolling(at, cookie, viewport))) runs.push([`${name}, ${way}`, found]);
    }
  }
  scrollingTable(runs, count);
}
