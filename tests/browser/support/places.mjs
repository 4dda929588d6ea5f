import { until } from "./house.mjs";

/** Words apart from how they are broken into lines. */
export const plain = (text) => text.replace(/\s+/g, " ").trim();

async function wordsIn(field) {
  return plain(await field.evaluate((element) => element.value ?? (element.textContent === "" ? "" : element.innerText)));
}

/**
 * One place in which somebody writes, and what must be there of their words: `typed` is everything that was typed, `sure`
 * the beginning of it that no kill may take. `sign` is what a page shows first of the place. `isInDoubt` while it was sent and nothing has said so yet.
 */
class Place {
  constructor(name, path) {
    Object.assign(this, { name, path, typed: "", sure: "", isInDoubt: false, sent: [] });
  }

  expect(words) {
    this.typed = this.sure = words;
  }

  /** Whether the field may hold these words. */
  admits(words) {
    return plain(this.typed).startsWith(words) && words.startsWith(plain(this.sure));
  }

  /** Whether it shows what was changed since: what is kept for a time without a network may be seconds behind. */
  async isBehind() {
    return false;
  }

  words(page) {
    return wordsIn(this.field(page));
  }

  wasSent() {
    this.sent.push(this.sending());
    this.isInDoubt = false;
    this.expect("");
  }

  wasNot(words) {
    this.isInDoubt = false;
    this.expect(words);
  }

  /** Whether something stands in the field that is not sent. */
  get isBegun() {
    return plain(this.typed) !== "";
  }
}

/** The answer below a thread. A press puts it into the outbox, with and without a network. */
export class Reply extends Place {
  constructor(thread) {
    super(`the answer in "${thread.title}"`, `/t/${thread.id}`);
    this.thread = thread;
  }

  field(page) {
    return page.getByLabel("Your reply");
  }

  sign(page) {
    return this.field(page);
  }

  async open(page) {
    await this.sign(page).waitFor();
  }

  async press(page) {
    await page.getByRole("button", { name: "Send", exact: true }).click();
  }

  sending() {
    return plain(this.typed);
  }

  /** Either it left the field for the outbox, or it is in the field. */
  async resolve(page) {
    const words = await this.words(page);
    if (words === "") this.wasSent();
    else if (words === plain(this.typed)) this.wasNot(words);
    else throw new Error(`${this.name} holds "${words}" after "${plain(this.typed)}" was sent`);
  }

  async onServer(api) {
    return (await api.posts(this.thread)).slice(1).map((post) => plain(post.body));
  }
}

/** A new thread of a channel: its form is open while words wait in it. */
export class NewThread extends Place {
  constructor(space) {
    super(`a new thread in #${space.name}`, `/s/${space.id}`);
    this.space = space;
    this.count = 0;
  }

  field(page) {
    return page.getByLabel("First post");
  }

  sign(page) {
    return this.field(page).or(this.start(page)).or(this.heading(page)).first();
  }

  start(page) {
    return page.getByRole("button", { name: "Start a thread" });
  }

  async open(page) {
    await this.sign(page).waitFor();
    if (this.isInDoubt) return;
    const start = this.start(page);
    if (await start.isVisible()) await start.click();
    const title = page.getByLabel("Title");
    const here = await title.inputValue();
    if (this.isBegun && here !== this.title) throw new Error(`the title "${this.title}" became "${here}"`);
    if (here === "") await title.fill((this.title = `Walk ${++this.count}`));
  }

  heading(page) {
    return page.getByRole("heading", { level: 1, name: this.title ?? "Walk 0", exact: true });
  }

  async press(page) {
    await page.getByRole("button", { name: "Start thread" }).click();
  }

  sending() {
    return `${this.title}: ${plain(this.typed)}`;
  }

  wasSent() {
    super.wasSent();
    this.title = undefined;
  }

  get isBegun() {
    return this.title !== undefined;
  }

  /** It goes out by itself, however it was cut off; then the thread is on the screen, or the form is gone. */
  async resolve(page) {
    const start = this.start(page);
    const busy = page.locator("form [type=submit][aria-disabled=true]");
    const form = page.getByRole("button", { name: "Start thread" });
    await until(
      async () => (await this.heading(page).or(start).first().isVisible()) || ((await form.isVisible()) && (await busy.count()) === 0),
      `${this.name} goes out`,
    );
    if (await form.isVisible()) this.wasNot(await this.words(page));
    else this.wasSent();
  }

  async onServer(api) {
    const { threads } = await api.send("thread.list", { space: this.space.id, limit: 100 });
    const mine = threads.map((view) => view.thread).filter((thread) => thread.title.startsWith("Walk "));
    mine.sort((one, other) => Number(one.title.slice(5)) - Number(other.title.slice(5)));
    return Promise.all(mine.map(async (thread) => `${thread.title}: ${plain((await api.posts(thread))[0].body)}`));
  }
}

/** A change of one's own post, the second in its thread. */
export class Edit extends Place {
  constructor(thread, post) {
    super(`the change in "${thread.title}"`, `/t/${thread.id}`);
    this.thread = thread;
    this.body = this.first = post.body;
    this.expect(post.body);
  }

  field(page) {
    return page.getByLabel("Your post");
  }

  sign(page) {
    return page.locator("#post-2"); // the posts come in pieces: which is the second on the screen changes
  }

  async open(page) {
    const own = this.sign(page);
    await own.getByRole("button", { name: "More", exact: true }).click();
    await own.getByRole("button", { name: "Edit", exact: true }).click();
    await this.field(page).waitFor();
  }

  async press(page) {
    await page.getByRole("button", { name: "Save", exact: true }).click();
  }

  sending() {
    return plain(this.typed);
  }

  wasSent() {
    this.body = plain(this.typed);
    super.wasSent();
    this.expect(this.body);
  }

  get isBegun() {
    return plain(this.typed) !== this.body;
  }

  async isBehind(page) {
    if (this.isBegun) return false;
    const words = await this.words(page);
    return words !== this.body && (words === this.first || this.sent.includes(words));
  }

  /** The editor closes when it is saved; opened again after a kill, it shows the same words either way. */
  async resolve(page, api) {
    const save = page.getByRole("button", { name: "Save", exact: true });
    await until(async () => (await page.locator(".posts [type=submit][aria-disabled=true]").count()) === 0, `${this.name} goes out`);
    const now = (await this.onServer(api)).at(-1) === plain(this.typed);
    if (now) this.wasSent();
    else this.wasNot(await this.words(page));
    if (!(await save.isVisible())) await this.open(page);
  }

  async onServer(api) {
    const post = (await api.posts(this.thread))[1];
    const { revisions } = await api.send("post.history", { post: post.id });
    return revisions.slice(1).map((one) => plain(one.body));
  }
}
