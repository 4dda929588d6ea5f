import assert from "node:assert/strict";
import { until } from "./house.mjs";
import { NewThread, plain, Reply } from "./places.mjs";

/** The client keeps every change as it happens; this is for a letter's way from the key into the text, on a busy machine. */
const bound = 250;

/** The same numbers for the same seed (mulberry32). */
export function randomFrom(start) {
  let state = start;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return { below: (n) => Math.floor(next() * n), pick: (list) => list[Math.floor(next() * list.length)], chance: (part) => next() < part };
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Somebody who writes in several places, and what befalls them. After each round what must be there is looked for; every step
 * is written down, for whoever has to find out why it was not.
 */
export class Walk {
  constructor(visitor, line, api, places, random) {
    Object.assign(this, { visitor, house: visitor.house, line, api, places, random, steps: [], place: places[0], words: 0, isUp: true, isServing: true, kills: {} });
  }

  get page() {
    return this.visitor.page;
  }

  step(text) {
    this.steps.push(`${new Date().toISOString().slice(17, 23)} ${text}`);
  }

  // The world.

  async mend() {
    if (!this.isServing) {
      this.step("the server starts");
      await this.house.server.restart();
      this.isServing = true;
    }
    if (!this.isUp) {
      this.step("the network is back");
      this.line.mend();
      this.isUp = true;
    }
  }

  async killTab() {
    const how = this.random.pick(["crash", "crash", "close"]);
    this.step(`the tab: ${how}`);
    this.killedAt = Date.now();
    if (how === "crash") await this.visitor.crash();
    else await this.page.close();
    this.isGone = true;
  }

  async killNetwork() {
    const how = this.random.pick(["cut", "cut", "deaf"]);
    this.step(`the network: ${how}`);
    this.isUp = false;
    if (how === "cut") return this.line.cut();
    this.line.deafen();
    await pause(this.random.below(600));
    this.line.cut();
  }

  async killServer() {
    this.step("the server is killed");
    this.isServing = false;
    await this.house.server.kill();
  }

  // What the writer does.

  /** Opens the place in the tab, or in a new one; whether it could be shown. */
  async open(place) {
    this.step(`opens ${place.name}${this.isUp && this.isServing ? "" : " without a network"}`);
    this.place = place;
    if (this.isGone) await this.visitor.newTab();
    this.isGone = false;
    try {
      await this.visitor.goto(place.path);
    } catch (error) {
      if (this.isUp && this.isServing) throw error;
      return false;
    }
    if (this.isUp && this.isServing) return place.open(this.page).then(() => true);
    // What loses this race only looks: an opening that lost would go on pressing, in the page that is opened next.
    const seen = (what, is) => what.waitFor().then(() => is);
    const signs = [seen(this.page.getByText("this page was not kept here"), false), seen(place.sign(this.page), true)];
    for (const one of signs) one.catch(() => undefined);
    if (!(await Promise.race(signs))) return false;
    await place.open(this.page);
    return !(await place.isBehind(this.page));
  }

  async reopen(place) {
    if (!this.isSheltered) await this.mend();
    if (!(await this.open(place))) {
      this.step("it was not kept here");
      await this.mend();
      await this.open(place);
    }
    if (place.isInDoubt) {
      if (!(place instanceof Reply)) await this.mend();
      await place.resolve(this.page, this.api);
      if (place instanceof NewThread) await this.open(place);
    }
    await this.look(place);
  }

  /** The field holds what it must. */
  async look(place) {
    let words;
    await until(async () => place.admits((words = await place.words(this.page))), "").catch(() => {
      throw new Error(`${place.name} holds "${words}"; typed was "${plain(place.typed)}", at least "${plain(place.sure)}" must be there`);
    });
    assert.equal(await this.page.locator(".two-drafts").count(), 0, "one device takes itself for two");
    place.expect(words);
  }

  /** Types until done or until the tab is gone; what was typed in time is sure. */
  async type(place, text) {
    const typed = [];
    const before = place.typed;
    try {
      await place.field(this.page).focus();
      await this.page.keyboard.press("Control+End");
      for (const letter of text) {
        place.typed += letter;
        await this.page.keyboard.press(letter === " " ? "Space" : letter === "\n" ? "Enter" : letter);
        typed.push(Date.now());
      }
    } catch (error) {
      if (this.killedAt === undefined) throw error;
    }
    const end = this.killedAt ?? Infinity;
    place.sure = before + text.slice(0, typed.filter((at) => at < end - bound).length);
  }

  someWords() {
    const rest = Array.from({ length: 1 + this.random.below(5) }, () => this.random.pick(["and", "so", "listen", "first", "pairs", "again"]));
    const joint = this.place.typed === "" ? "" : this.random.pick([" ", " ", "\n"]);
    return `${joint}w${++this.words} ${rest.join(" ")}`;
  }

  async write(place) {
    const text = this.someWords();
    this.step(`types "${plain(text)}"`);
    await this.type(place, text);
  }

  async press(place) {
    this.step(`sends "${plain(place.typed)}"`);
    place.isInDoubt = true;
    try {
      await place.press(this.page);
    } catch (error) {
      if (this.killedAt === undefined) throw error;
    }
  }

  /** After a press that nothing cut off. */
  async pressed(place) {
    if (place instanceof Reply) return place.resolve(this.page);
    await this.mend();
    await place.resolve(this.page, this.api);
    if (place instanceof NewThread) await this.reopen(place);
  }

  // A round: something is done, and meanwhile something is killed.

  async round() {
    const { random } = this;
    const kill = random.pick(["Tab", "Tab", "Network", "Server"]);
    this.kills[kill] = (this.kills[kill] ?? 0) + 1;
    // One that is away already comes back first, or it could not be killed.
    if ((kill === "Server" && !this.isServing) || (kill === "Network" && !this.isUp)) await this.mend();
    this.isSheltered = this.visitor.isSheltered && random.chance(0.5);
    const place = random.pick(this.places);
    if (place !== this.place || this.isGone) await this.reopen(place);
    if (random.chance(0.5)) await this.write(place);
    this.killedAt = undefined;
    const acts = { write: () => this.write(place), press: () => this.press(place), rest: () => pause(random.below(3_500)) };
    const act = random.pick(!place.isBegun || plain(place.typed) === "" ? ["write", "write", "write", "write", "rest"] : ["write", "write", "write", "write", "press", "press", "press", "press", "press", "rest"]);
    const delay = random.below(act === "press" ? 120 : 500);
    const acting = acts[act]();
    acting.catch(() => undefined);
    await pause(delay);
    await this[`kill${kill}`]();
    await acting;
    if (kill === "Tab") await this.reopen(place);
    else await this.after(place);
    this.killedAt = undefined;
  }

  /** The page is still there; its writer goes on for a while before the world is whole again. */
  async after(place) {
    if (place.isInDoubt) await this.pressed(place);
    await this.look(place);
    if (this.random.chance(0.5)) await this.write(place);
    if (place instanceof Reply && plain(place.typed) !== "" && this.random.chance(0.4)) {
      await this.press(place);
      await this.pressed(place);
    }
    if (this.random.chance(0.6)) await this.mend();
  }

  /** Everything is on the server that was sent, and nothing else. */
  async settle() {
    this.step("settles");
    this.isSheltered = false;
    await this.mend();
    for (const place of this.places) await this.reopen(place);
    const unsent = () => this.page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes(".outbox.") && localStorage[name] !== "[]"));
    await until(async () => (await unsent()).length === 0, "the outbox is empty");
    for (const place of this.places) assert.deepEqual(await place.onServer(this.api), place.sent, place.name);
  }

  /** What is in the fields, and nothing else, is a draft on the server, once its field was open for a while. */
  async settleDrafts() {
    const drafts = async () => (await this.api.send("draft.list", {})).drafts.map(({ draft }) => plain(draft.body));
    const begun = this.places.filter((place) => place.isBegun);
    for (const place of begun) {
      await this.reopen(place);
      await until(async () => (await drafts()).includes(plain(place.typed)), `the server has the draft "${plain(place.typed)}"`);
    }
    assert.deepEqual((await drafts()).sort(), begun.map((place) => plain(place.typed)).sort());
    const here = await this.page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes(".draft.")));
    assert.equal(here.length, begun.length, `drafts in this browser: ${here}`);
  }
}
