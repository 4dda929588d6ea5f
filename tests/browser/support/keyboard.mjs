import assert from "node:assert/strict";
import { until } from "./house.mjs";

/** What holds the focus, as a screen reader would name it. */
export function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return "nothing";
    const named = document.getElementById(element.getAttribute("aria-labelledby") ?? "");
    const label = element.labels?.[0]?.innerText ?? element.getAttribute("aria-label") ?? named?.innerText ?? element.innerText ?? "";
    // The plain field and the editor are one and the same for those who hear them.
    const kind = element.getAttribute("role") === "textbox" ? "textarea" : element.tagName.toLowerCase();
    return `${kind} ${label.replace(/\s+/g, " ").trim()}`;
  });
}

/** Presses Tab (or Shift+Tab) until the focus is on what matches; a way of more than `most` steps is no way. */
export async function tabTo(page, pattern, { key = "Tab", most = 60 } = {}) {
  for (let step = 0; step < most; step++) {
    if (pattern.test(await focused(page))) return;
    await page.keyboard.press(key);
  }
  assert.fail(`no ${pattern} within ${most} steps; the focus is on ${await focused(page)}`);
}

/** The same, inside of one part of the page. */
export async function tabIn(part, pattern, key) {
  const page = part.page();
  for (let step = 0; step < 60; step++) {
    const isInside = await part.evaluate((element) => element.contains(document.activeElement));
    if (isInside && pattern.test(await focused(page))) return;
    await page.keyboard.press(key);
  }
  assert.fail(`no ${pattern} there; the focus is on ${await focused(page)}`);
}

/** After an action the focus is on something, and stays there. */
export async function holds(page, pattern, what) {
  await until(async () => pattern.test(await focused(page)), `the focus on ${pattern} ${what}`).catch(async (error) => {
    throw new Error(`${error.message}; it is on ${await focused(page)}`);
  });
}
