// Debian's Chromium with a profile of its own that goes when it is closed.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Chromium prepares pages of its own after its start; so long they would share the processor. */
const settling = 2_500;

/** Runs `work` with a page of a fresh browser, signed in when there is a cookie. */
export async function withBrowser(cookie, work) {
  const userDataDir = mkdtempSync(join(tmpdir(), "lateral-bench-"));
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await puppeteer.launch({ executablePath, args, userDataDir, headless: true, protocolTimeout: 600_000 });
  try {
    if (cookie) {
      const { name, value, url } = cookie;
      await browser.setCookie({ name, value, domain: new URL(url).hostname, path: "/", httpOnly: true, sameSite: "Strict" });
    }
    const [page] = await browser.pages();
    await new Promise((resolve) => setTimeout(resolve, settling));
    return await work(page ?? (await browser.newPage()));
  } finally {
    await browser.close();
    rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}
