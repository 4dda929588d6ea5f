import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { Line } from "./line.mjs";
import { Server } from "./server.mjs";

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** As long as anything may take on a machine that does other work too. */
export const patience = 20_000;

/** A server and a browser; each visitor has a profile of their own. */
export class House {
  static async open() {
    const server = await Server.start();
    try {
      const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
      return new House(server, browser);
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  constructor(server, browser) {
    this.server = server;
    this.browser = browser;
    this.visitors = [];
    this.lines = [];
  }

  /** A network for visitors, to be pulled out; closed with the house. */
  async line() {
    const line = await Line.open();
    this.lines.push(line);
    return line;
  }

  /** Somebody at a computer who has not signed in yet. */
  async visitor({ language, ...options } = {}) {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    // As if it had been chosen in the settings.
    if (language) await context.addInitScript((tag) => localStorage.setItem("lateral.language", JSON.stringify(tag)), language);
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    const visitor = new Visitor(this, context, page);
    this.visitors.push(visitor);
    return visitor;
  }

  async member(firstName, options) {
    const visitor = await this.visitor(options);
    await visitor.goto("/");
    await visitor.signIn(this.server.person(firstName));
    return visitor;
  }

  /** Everything goes, whatever complains on the way: a process or a port left open would keep the whole run waiting for ever. */
  async close() {
    const parts = [() => this.browser.close(), ...this.lines.map((line) => () => line.close()), () => this.server.stop()];
    const complaints = [];
    for (const part of [...parts, ...this.visitors.map((visitor) => () => visitor.assertQuiet())]) {
      try {
        await part();
      } catch (error) {
        complaints.push(error);
      }
    }
    if (complaints.length > 1) console.error("The house also complains:", ...complaints.slice(1).map(String));
    if (complaints.length > 0) throw complaints[0];
  }
}

/** One person and their page, with an ear on everything that should not happen in it. */
export class Visitor {
  constructor(house, context, page) {
    this.house = house;
    this.context = context;
    this.complaints = [];
    this.strangers = [];
    /** What a test does on purpose, such as pulling the network, may be complained about. */
    this.tolerated = [];
    this.hear(page);
    context.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(house.server.url) && !/^(data|blob):/.test(url)) this.strangers.push(url);
    });
    // Stopped by the policy before it left; the console complains about it.
    context.on("requestfailed", (request) => {
      if (request.failure()?.errorText === "csp") this.strangers = this.strangers.filter((url) => url !== request.url());
    });
  }

  hear(page) {
    this.page = page;
    page.on("console", (message) => {
      // A file that is refused is an answer like others; the browser says so of every status from 400 on.
      if (message.location().url.endsWith("/api/file.finish") && /status of 4\d\d/.test(message.text())) return;
      if (message.type() === "error" || message.type() === "warning") this.complaints.push(message.text());
    });
    page.on("pageerror", (error) => this.complaints.push(String(error)));
    page.on("dialog", (dialog) => {
      this.complaints.push(`a dialog of the browser: ${dialog.message()}`);
      void dialog.dismiss();
    });
  }

  /** The tab is gone from one moment to the next: nothing in it is asked or told. Its profile stays. */
  async crash() {
    const session = await this.context.newCDPSession(this.page);
    const crashed = new Promise((resolve) => this.page.once("crash", resolve));
    // No answer comes from what has crashed.
    session.send("Page.crash").catch(() => undefined);
    await crashed;
    await this.page.close();
  }

  async newTab() {
    this.hear(await this.context.newPage());
  }

  /** Called at the end for everybody: no error on the console and no request to anybody else, in any scenario. */
  assertQuiet() {
    const complaints = this.complaints.filter((text) => !this.tolerated.some((pattern) => pattern.test(text)));
    assert.deepEqual(complaints, [], "errors on the console");
    assert.deepEqual(this.strangers, [], "requests to other origins");
  }

  tolerate(...patterns) {
    this.tolerated.push(...patterns);
  }

  async goto(path) {
    return this.page.goto(this.house.server.url + path);
  }

  /** In any language: by what the fields are for. */
  async signIn({ email, password }) {
    const form = this.page.locator("form", { has: this.page.locator("[autocomplete=current-password]") });
    await form.locator("[autocomplete=username]").fill(email);
    await form.locator("[autocomplete=current-password]").fill(password);
    await form.locator("[type=submit]").click();
    await this.places.waitFor();
  }

  /** At the start of a wide window, at the lower edge of a narrow one. */
  get places() {
    return this.page.locator("nav#navigation");
  }

  get channels() {
    return this.page.getByRole("navigation", { name: "Channels" });
  }

  channel(name) {
    return this.channels.getByRole("link", { name: new RegExp(`^${name}`) });
  }

  heading(name) {
    return this.page.getByRole("heading", { name, level: 1 });
  }

  /** The post that holds these words. */
  post(words) {
    return this.page.locator("article.post", { hasText: words });
  }

  get composer() {
    return this.page.getByLabel("Your reply");
  }

  /** The words in a field, whether it is the plain one or the editor. */
  async written(field = this.composer) {
    return field.evaluate((element) => element.value ?? (element.textContent === "" ? "" : element.innerText));
  }

  said(words) {
    return this.page.getByRole("status").filter({ hasText: words });
  }

  async openChannel(name) {
    await this.channel(name).click();
    await this.heading(`#${name}`).waitFor();
  }

  async openThread(title) {
    await this.page.getByRole("main").getByRole("link", { name: title }).click();
    await this.heading(title).waitFor();
    await this.page.locator("article.post").first().waitFor();
  }

  async ask(kind, title, body) {
    await this.page.getByRole("button", { name: "Start a thread" }).click();
    await this.page.getByRole("radio", { name: new RegExp(`^${kind}`) }).check();
    await this.page.getByLabel("Title").fill(title);
    await this.page.getByLabel("First post").fill(body);
    await this.page.getByRole("button", { name: "Start thread" }).click();
    await this.heading(title).waitFor();
  }

  async reply(words) {
    await this.composer.fill(words);
    await this.page.getByRole("button", { name: "Send" }).click();
  }

  async choose(scope, menu, item) {
    await scope.getByRole("button", { name: menu, exact: true }).click();
    await scope.getByRole("button", { name: item, exact: true }).click();
  }

  /** The words of the posts on the screen, in order. */
  async bodies() {
    return this.page.locator("article.post .prose").allInnerTexts();
  }
}

/** Waits for something that no locator can wait for. */
export async function until(condition, what) {
  const deadline = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function gone(locator) {
  await locator.waitFor({ state: "detached" });
}

/** What makes the page wider than its window; nothing when nothing does. */
export function tooWide(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return "";
    const wide = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > width + 1);
    const named = wide.slice(0, 5).map((one) => one.outerHTML.slice(0, 120));
    return `${document.documentElement.scrollWidth} px in ${width} px at ${location.pathname}: ${named.join(" | ")}`;
  });
}
