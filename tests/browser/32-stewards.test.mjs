import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { gone, House, tooWide } from "./support/house.mjs";
import { tabTo } from "./support/keyboard.mjs";

let house, lena, dana, grace, newcomer, hello, duty;

/** A server's clock cannot be set: what was written is made old while it is down, and it looks when it is up again. */
async function age(statements) {
  const { server } = house;
  await server.kill();
  const script = "import sqlite3, sys\nc = sqlite3.connect(sys.argv[1])\nc.executescript(sys.argv[2])\nc.commit()\n";
  execFileSync("python3", ["-c", script, join(server.data, "lateral.db"), statements]);
  await server.restart();
}

const day = 86_400_000_000;

before(async () => {
  house = await House.open();
  const { server } = house;
  lena = await Api.signIn(server, server.person("Lena"));
  dana = await Api.signIn(server, server.person("Dana"));
  const ben = await Api.signIn(server, server.person("Ben"));
  const { organisations } = await lena.send("organisation.list", { query: "Harbor Point", limit: 1 });
  const { code } = await ben.send("invitation.create", { organisation: organisations[0].id, role: "member" });
  newcomer = { email: "grace.newcomer@harbor-point.example", password: "slow otter harbour" };
  const { version } = (await lena.send("agreement.get", {})).agreement;
  await new Api(server).send("invitation.accept", { code, name: "Grace Newcomer", ...newcomer, agreement: version, credential: "token" });
  grace = await Api.signIn(server, newcomer);
  hello = await grace.thread("ask-a-partner", "My first week, and one question", "I am Grace. Where do I begin?");
  const asleep = (await lena.send("space.create", { name: "asleep", visibility: "closed" })).space.space.id;
  const finished = (await lena.send("space.create", { name: "finished", visibility: "closed" })).space.space.id;
  const me = (await lena.send("member.list", { query: "Dana", limit: 1 })).members[0].id;
  for (const space of [asleep, finished]) await lena.send("space.set_member", { space, member: me, role: "member" });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const was = hello.created_at - 4 * day;
  await age(`
    UPDATE threads SET created_at = ${was}, last_post_at = ${was} WHERE id = ${hello.id};
    UPDATE posts SET created_at = ${was} WHERE thread_id = ${hello.id};
    UPDATE watch_marks SET created_at = ${was - 1}, thread_id = 0 WHERE level = 24;
    UPDATE spaces SET created_at = created_at - ${200 * day} WHERE id IN (${asleep}, ${finished});`);
  const { stewards } = await lena.send("space.about", { space: hello.space });
  duty = stewards.find((one) => one.on_duty).member.name.split(" ")[0];
});
after(async () => house?.close());

const main = (visitor) => visitor.page.getByRole("main");
const region = (visitor, name) => visitor.page.getByRole("region", { name, exact: true });
const noticesOf = async (api, kind) =>
  (await api.send("notice.list", {})).lines.filter((line) => line.thread === hello.id && (!kind || line.kind === kind));

test("A27: a newcomer's first post that nobody answered comes to whoever is on duty, once; they reply, and she hears of it once", async () => {
  const visitor = await house.member(duty);
  const { page } = visitor;
  await region(visitor, "Waiting for a first reply").getByRole("link", { name: "My first week, and one question" }).waitFor();
  assert.match(await region(visitor, "Waiting for a first reply").innerText(), /Grace Newcomer\s*· first post/);
  await page.getByText("On duty this week in #ask-a-partner: you").waitFor();
  await visitor.places.getByRole("link", { name: /^Notices/ }).click();
  const line = main(visitor).getByRole("link", { name: /Unread: Somebody waits for a first reply.*My first week/ });
  await line.waitFor();
  assert.equal(await line.count(), 1);
  await line.focus();
  await page.keyboard.press("Enter");
  await visitor.post("I am Grace").waitFor();
  await visitor.post("I am Grace").getByRole("button", { name: "Reply", exact: true }).click();
  await page.keyboard.type("With a walk through the building. Welcome!");
  await page.getByRole("button", { name: "Send" }).click();
  await visitor.post("With a walk").waitFor();
  await visitor.places.getByRole("link", { name: /^Notices/ }).click();
  await main(visitor).getByRole("link", { name: /^Somebody waits for a first reply.*My first week/ }).waitFor();
  const other = duty === "Lena" ? dana : lena;
  assert.equal((await noticesOf(other)).length, 0, "the other steward's week is another one");
  assert.equal((await noticesOf(grace, "reply")).length, 1);
  const one = await house.visitor();
  await one.goto("/");
  await one.signIn(newcomer);
  await one.places.getByRole("link", { name: /^Notices.*1 unread/ }).click();
  await main(one).getByRole("link", { name: /replied to you.*My first week/ }).waitFor();
});

test("a channel's page says what is kept to there and who looks after it; its stewards change it and hand the week on", async () => {
  const joy = await house.member("Joy", { viewport: { width: 360, height: 740 } });
  await joy.goto(`/s/${hello.space}`);
  await main(joy).getByRole("link", { name: "About", exact: true }).click();
  await joy.heading("About this channel").waitFor();
  await main(joy).getByText("Say what you tried.").waitFor();
  assert.match(await region(joy, "Who looks after it").innerText(), new RegExp(`${duty}[^]*on duty this week`));
  assert.equal(await main(joy).getByRole("heading", { name: "For stewards" }).count(), 0);
  assert.equal(await tooWide(joy.page), "");

  const visitor = await house.member(duty);
  const { page } = visitor;
  await visitor.goto(`/s/${hello.space}?show=about`);
  const agreements = page.getByLabel("Agreements of this channel");
  await agreements.fill("- **Answer within a day.** Two lines are enough.");
  await tabTo(page, /^button Save/);
  await page.keyboard.press("Enter");
  await visitor.said("The page is changed.").waitFor();
  await main(joy).getByText("Answer within a day.").waitFor();
  const other = duty === "Lena" ? "Dana" : "Lena";
  await page.getByRole("button", { name: "Hand it on" }).click();
  await visitor.said("The week is handed on.").waitFor();
  await region(visitor, "Who looks after it").getByRole("listitem").filter({ hasText: other }).getByText("on duty this week").waitFor();
});

test("a channel that fell quiet is kept, or closed with words that its members read", async () => {
  const visitor = await house.member("Lena");
  const { page } = visitor;
  const quiet = region(visitor, "Channels that fell quiet");
  await quiet.getByRole("button", { name: "#asleep stays", exact: true }).click();
  await visitor.said("It stays.").waitFor();
  await gone(quiet.getByRole("link", { name: "#asleep" }));
  await quiet.getByRole("button", { name: "Close #finished", exact: true }).click();
  await page.getByLabel("Why it is closed").fill("The grant ended in May. Go on in #ask-a-partner.");
  await page.getByRole("button", { name: "Archive this channel" }).click();
  await gone(page.getByRole("dialog"));
  await gone(quiet);
  const member = await house.member("Dana");
  const { spaces } = await dana.send("space.list", {});
  await member.goto(`/s/${spaces.find((one) => one.space.name === "finished").space.id}`);
  await main(member).getByText("The grant ended in May.").waitFor();
  assert.equal(await member.page.getByRole("button", { name: "Start a thread" }).count(), 0);
});
