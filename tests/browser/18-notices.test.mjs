import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { gone, House, tooWide, until } from "./support/house.mjs";
import { kept } from "./support/kept.mjs";

let house, marisol, dana, at;
before(async () => {
  house = await House.open();
  marisol = await Api.signIn(house.server, house.server.person("Marisol"));
  dana = await Api.signIn(house.server, house.server.person("Dana"));
  const me = (await marisol.send("member.list", { query: "Dana" })).members[0];
  at = `[@${me.name}](lateral:member/${me.id})`;
});
after(async () => house?.close());

const main = (visitor) => visitor.page.getByRole("main");
const line = (visitor, words) => main(visitor).getByRole("link", { name: words });
const place = (visitor, words) => visitor.places.getByRole("link", { name: words });
const said = (visitor, words) => visitor.page.locator("p[role=status].visually-hidden").filter({ hasText: words });
const focused = (page) => page.evaluate(() => document.activeElement?.textContent ?? "");

/** Nothing waits any more, whatever the tests before left. */
async function clear() {
  const { lines } = await dana.send("notice.list", {});
  if (lines[0]) await dana.send("notice.mark_read", { up_to: lines[0].seq });
}

async function open(visitor) {
  await place(visitor, /^Notices/).click();
  await visitor.heading("Notices").waitFor();
}

/** So many lines are unread, at the place and on the server. */
async function waits(visitor, count) {
  await place(visitor, count === 0 ? /^Notices$/ : new RegExp(`^Notices.*\\b${count} unread`)).waitFor();
  await until(async () => (await dana.send("notice.list", {})).unread === count, `${count} unread on the server`);
}

test("a mention is counted and said at once, leads to its post, and is read by reading, on every device", async () => {
  await clear();
  const thread = await marisol.thread("ask-a-partner", "Number talks in grade 4", "Post 1");
  for (let number = 2; number <= 8; number++) await marisol.post(thread, `Post ${number}`);
  const desk = await house.member("Dana");
  const phone = await house.member("Dana", { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true });
  await open(desk);
  await marisol.post(thread, `What would ${at} do?`);
  await said(desk, "Marisol Reyes mentioned you").waitFor({ state: "attached" });
  assert.match(await focused(desk.page), /^Notices$/, "the focus stays");
  await waits(desk, 1);
  await waits(phone, 1);
  await place(phone, /^Notices/).tap();
  await line(phone, /Unread: Marisol Reyes mentioned you.*Number talks in grade 4.*#ask-a-partner/).waitFor();
  await line(desk, /Number talks in grade 4/).click();
  await desk.post("What would").waitFor();
  await until(async () => /What would/.test(await focused(desk.page)), "the focus is on the post");
  await waits(desk, 0);
  await waits(phone, 0);
  await line(phone, /^Marisol Reyes mentioned you/).waitFor();
});

test("an answer and a thread that one follows; reading on without the part between leaves the thread unread, not the notice", async () => {
  await clear();
  const long = await marisol.thread("ask-a-partner", "A hundred posts", "Post 1");
  for (let number = 2; number <= 100; number++) await marisol.post(long, `Post ${number}.`);
  await marisol.post(long, `At the end ${at}`);
  const own = await dana.thread("ask-a-partner", "My own thread", "My words");
  const [first] = await dana.posts(own);
  await marisol.send("post.create", { thread: own.id, body: "An answer to it", reply_to: first.id });
  const followed = await marisol.thread("ask-a-partner", "Followed");
  await dana.send("thread.follow", { thread: followed.id, level: "following" });
  const visitor = await house.member("Dana");
  await open(visitor);
  await line(visitor, /Marisol Reyes replied to you.*My own thread/).waitFor();
  await waits(visitor, 3);
  await marisol.post(followed, "One more");
  await line(visitor, /Marisol Reyes wrote in a thread that you follow … and 1 more.*Followed/).waitFor();
  await line(visitor, /A hundred posts/).click();
  await visitor.post("At the end").waitFor();
  await waits(visitor, 2);
  const { spaces } = await dana.send("space.list", {});
  assert.ok(spaces.some((view) => view.unread.some((entry) => entry.thread === long.id)), "the thread is unread still");
});

test("what is no post is read by opening it, however one comes there", async () => {
  await clear();
  const lena = await Api.signIn(house.server, house.server.person("Lena"));
  const question = await marisol.thread("ask-a-partner", "Who knows?", "A question", "question");
  const answer = await dana.post(question, "I do");
  const own = await dana.thread("ask-a-partner", "To be locked", "Words");
  const visitor = await house.member("Dana");
  await open(visitor);
  await marisol.send("question.accept", { thread: question.id, post: answer.id });
  await lena.send("thread.lock", { thread: own.id, locked: true });
  const { space } = (await lena.send("space.create", { name: "invited-by-name", visibility: "closed" })).space;
  const me = (await lena.send("member.list", { query: "Dana" })).members[0];
  await lena.send("space.set_member", { space: space.id, member: me.id, role: "member" });
  await line(visitor, /Lena Fairchild gave you a place in this channel.*#invited-by-name/).waitFor();
  await line(visitor, /Lena Fairchild changed or removed something of yours.*To be locked/).waitFor();
  await waits(visitor, 3);
  await line(visitor, /Marisol Reyes marked your reply as the answer.*Who knows\?/).click();
  await visitor.post("I do").waitFor();
  await until(async () => /I do/.test(await focused(visitor.page)), "the focus is on the answer");
  await waits(visitor, 2);
  await visitor.openChannel("invited-by-name");
  await waits(visitor, 1);
  await visitor.openChannel("ask-a-partner");
  await visitor.openThread("To be locked");
  await waits(visitor, 0);
});

test("all is read in one press and unread again in another, by keys alone, also at 360 px", async () => {
  await clear();
  const thread = await marisol.thread("ask-a-partner", "By keys alone", `Hello ${at}`);
  const other = await marisol.thread("ask-a-partner", "Another", `Hello ${at}`);
  const visitor = await house.member("Dana", { viewport: { width: 360, height: 640 } });
  const { page } = visitor;
  const { keyboard } = page;
  const tabTo = async (pattern) => {
    for (let step = 0; step < 40; step++) {
      if (pattern.test(await focused(page))) return;
      await keyboard.press("Tab");
    }
    assert.fail(`no ${pattern}; the focus is on ${await focused(page)}`);
  };
  await waits(visitor, 2);
  await page.evaluate(() => document.getElementById("navigation").focus());
  await tabTo(/^Notices/);
  await keyboard.press("Enter");
  await visitor.heading("Notices").waitFor();
  await tabTo(/^Mark all as read/);
  await keyboard.press("Enter");
  await visitor.said("All of them count as read now.").waitFor();
  await waits(visitor, 0);
  assert.equal(await focused(page), "Undo");
  assert.equal(await tooWide(page), "");
  await keyboard.press("Enter");
  await waits(visitor, 2);
  assert.equal(await focused(page), "Mark all as read");
  await tabTo(/By keys alone/);
  await keyboard.press("Enter");
  await visitor.heading("By keys alone").waitFor();
  await waits(visitor, 1);
  await page.goBack();
  await until(async () => /By keys alone/.test(await focused(page)), "back on the same line");
  await marisol.send("post.delete", { post: (await marisol.posts(other))[0].id });
  await waits(visitor, 0);
  assert.ok((await dana.posts(thread)).length === 1);
});

test("what one chooses to hear later is not told now, and the choices hold", async () => {
  await clear();
  const visitor = await house.member("Dana", { timezoneId: "America/Menominee" });
  const { page } = visitor;
  await until(async () => (await dana.send("notice.settings", {})).zone !== "", "the browser told its zone");
  await visitor.goto("/settings");
  await page.getByLabel("Somebody mentions you").selectOption({ label: "Once a day" });
  await page.getByText("Saved.").waitFor();
  await page.getByLabel("Time zone").selectOption("Pacific/Honolulu");
  await page.getByLabel("Quiet hours").check();
  await page.getByLabel("From", { exact: true }).selectOption({ label: "10:00 PM" });
  await until(async () => {
    const { choices, quiet_from, quiet_until, zone } = await dana.send("notice.settings", {});
    return choices[0].delivery === "daily" && quiet_from === 1320 && quiet_until === 360 && zone === "Pacific/Honolulu";
  }, "the choices are kept");
  await page.reload();
  assert.equal(await page.getByLabel("Somebody mentions you").inputValue(), "daily");
  assert.equal(await page.getByLabel("A steward changes or removes").locator("option").count(), 3);
  await marisol.thread("ask-a-partner", "To be told tomorrow", `Hello ${at}`);
  const { next_due, unread } = await dana.send("notice.list", {});
  assert.ok(next_due > Date.now() * 1000 && unread === 0, "it waits");
  await open(visitor);
  await main(visitor).locator("ul.notices").waitFor();
  assert.equal(await line(visitor, /To be told tomorrow/).count(), 0);
  await visitor.goto("/settings");
  await page.getByLabel("Quiet hours").uncheck();
  await gone(page.getByLabel("From", { exact: true }));
  await page.getByLabel("Somebody mentions you").selectOption({ label: "At once" });
  await page.getByText("Saved.").waitFor();
  await marisol.thread("ask-a-partner", "To be told now", `Hello ${at}`);
  await waits(visitor, 1);
});

test("the list can be read without a network, also by who never opened it, and goes on when there is one", async () => {
  await clear();
  const network = await house.line();
  try {
    await marisol.thread("ask-a-partner", "Kept for the bus", `Hello ${at}`);
    const visitor = await house.member("Dana", { proxy: { server: network.address } });
    const { page } = visitor;
    visitor.tolerate(/WebSocket connection to .* failed/, /Failed to load resource/);
    await waits(visitor, 1);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await until(() => page.evaluate(() => navigator.serviceWorker.controller !== null), "the worker stands behind the page");
    await until(async () => (await kept(page)).includes("Kept for the bus"), "it is kept");
    network.cut();
    await page.reload();
    await open(visitor);
    await line(visitor, /Unread: Marisol Reyes mentioned you.*Kept for the bus/).waitFor();
    network.mend();
    await marisol.thread("ask-a-partner", "While away", `Hello ${at}`);
    await line(visitor, /While away/).waitFor();
    await waits(visitor, 2);
  } finally {
    await network.close();
  }
});
