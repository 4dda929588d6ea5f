import { readFileSync } from "node:fs";
import { Api } from "./api.mjs";
import { words } from "./words.mjs";

const everything = "**Bold**, a [link](https://example.org) and\n\n- a list\n\n> a quote\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```";

const sample = (name) => new URL(`../../files/samples/${name}`, import.meta.url).pathname;

/** A door that anybody finds, a link that lets in at once, an invitation, and somebody who waits. */
async function waysIn(ben, { id: organisation }) {
  const question = "Whom do you work with, and what do you hope for?";
  const { link } = await ben.send("join_link.create", { organisation, approval: true, listed: true, question, affiliation_role: "coach" });
  await ben.send("join_request.create", {
    link: link.id,
    name: "Ines Ortega",
    email: "ines.ortega@three-pines.example",
    title: "Literacy coach, K-5",
    answer: "I share a building with Dana Whitfield, and we would like to plan our pair talk together.",
  });
  const quick = await ben.send("join_link.create", { organisation, approval: false, domains: ["three-pines.example"] });
  const invitation = await ben.send("invitation.create", { organisation, role: "member", name: "Noor Haddad" });
  return { question, quick: quick.code, invited: invitation.code };
}

/** Writes into the demo community what the screens need, and says where it stands. */
export async function furnish(house) {
  const lena = await Api.signIn(house.server, house.server.person("Lena"));
  const dana = await Api.signIn(house.server, house.server.person("Dana"));
  const thread = await dana.thread("ask-a-partner", "One thread with everything in it", everything, "question");
  const post = await lena.post(thread, "An answer.");
  await lena.send("reaction.add", { post: post.id, kind: "helpful" });
  await dana.send("question.accept", { thread: thread.id, post: post.id });
  const shown = await dana.thread("ask-a-partner", "A thread with files");
  const picture = await dana.file("look-for.jpg", readFileSync(sample("look-for.jpg")));
  const plan = await dana.file("Plan for the whole of March, with all visits.csv", Buffer.from("day;who\nMonday;Lena\n"));
  await dana.post(shown, "Our board, and the plan.", [{ file: picture, description: "A green board with three questions" }, { file: plan }]);
  const gone = await dana.post(thread, "Deleted soon.");
  await dana.send("post.delete", { post: gone.id });
  const locked = await dana.thread("ask-a-partner", "A locked thread");
  await lena.send("thread.lock", { thread: locked.id, locked: true });
  const closed = (await lena.send("space.create", { name: "closed-and-empty", visibility: "closed" })).space.space;
  const archived = (await lena.send("space.create", { name: "put-away", visibility: "closed" })).space.space;
  await lena.send("space.update", { space: archived.id, state: "archived" });
  const known = await concern(lena, dana, thread);
  const { organisations } = await lena.send("organisation.list", { query: "Three Pines", limit: 1 });
  const curtis = (await dana.send("member.list", { query: "Curtis", limit: 1 })).members[0];
  const teresa = await Api.signIn(house.server, house.server.person("Teresa"));
  const rough = await dana.thread("ask-a-partner", "A thread with folded words");
  await teresa.post(rough, "Words that somebody does not want to see.");
  const blocked = (await lena.send("member.list", { query: "Teresa", limit: 1 })).members[0];
  await lena.send("member.block", { member: blocked.id });
  const me = (await lena.send("member.list", { query: "Lena", limit: 1 })).members[0];
  await dana.send("post.edit", { post: known.id, body: `${known.body} And **why**?`, revision: 1 });
  const long = await dana.thread("ask-a-partner", "A thread that goes on");
  for (let number = 2; number <= 40; number++) await dana.post(long, `Thought ${number}. ${"We tried it again. ".repeat(number % 5)}`);
  await lena.send("thread.mark_read", { thread: long.id, position: 20 });
  const begun = await dana.thread("ask-a-partner", "A thread that somebody began to answer");
  await lena.send("draft.save", { place: "reply", about: begun.id, base: 0, body: "Our third graders did the **same**, and then they asked" });
  const flagged = await dana.thread("ask-a-partner", "A thread with something flagged");
  const unkind = await teresa.post(flagged, "Whoever does not see that **should not coach**.");
  await dana.send("post.flag", { post: unkind.id, reason: "unkind", words: "This was about one of us." });
  const hidden = await lena.post(flagged, "The one reader in our third grade who still sounds out every word.");
  await dana.send("post.flag", { post: hidden.id, reason: "student" });
  await lena.send("export.make", {});
  const stages = await furnishStages(lena, dana);
  await furnishJournal(lena);
  const excerpts = await furnishExcerpts(house, lena, dana);
  const calendars = await furnishCalendars(lena, organisations[0]);
  const peers = await furnishPeers(lena, dana);
  const cycles = await furnishCycles(lena, dana);
  const opened = await furnishOpened(house, dana);
  await dana.send("member.set_photo", { file: await dana.file("dana.jpg", readFileSync(sample("look-for.jpg"))) });
  const ben = await Api.signIn(house.server, house.server.person("Ben"));
  const ways = await waysIn(ben, organisations[0]);
  return {
    ...ways,
    thread: `/t/${thread.id}`,
    files: `/t/${shown.id}`,
    locked: `/t/${locked.id}`,
    space: `/s/${thread.space}`,
    empty: `/s/${closed.id}`,
    archived: `/s/${archived.id}`,
    member: `/members/${curtis.id}`,
    own: `/members/${me.id}`,
    folded: `/t/${rough.id}`,
    organisation: `/organisations/${organisations[0].id}`,
    long: `/t/${long.id}`,
    known: `/t/${known.thread}`,
    flagged: `/t/${flagged.id}`,
    ...stages,
    ...calendars,
    ...peers,
    ...excerpts,
    ...cycles,
    ...opened,
    /** Another device writes an answer too. */
    writeElsewhere: async (about, body) => void (await lena.send("draft.save", { place: "reply", about, base: 0, body })),
    newThread: () => dana.thread("ask-a-partner", "A thread that is answered on two devices"),
  };
}

/** Some weeks of her own, one away, and somebody who reads along. */
async function furnishJournal(lena) {
  const tom = (await lena.send("member.list", { query: "Tom Okafor", limit: 1 })).members[0];
  await lena.send("journal.name_lead", { member: tom.id });
  const [{ week }] = (await lena.send("journal.get", {})).weeks;
  const ago = (weeks) => new Date(Date.parse(`${week}T00:00:00Z`) - weeks * 7 * 86_400_000).toISOString().slice(0, 10);
  for (const weeks of [1, 2, 5, 11]) {
    await lena.send("reflection.submit", { week: ago(weeks), body: "I asked fewer questions, and heard more.", audience: weeks === 2 ? "lead" : "me" });
  }
  await lena.send("journal.excuse", { week: ago(4), excused: true });
}

/** A reflection that Tom would like to quote, an excerpt of it and one that was withdrawn; short texts, and words for a newsletter. */
async function furnishExcerpts(house, lena, dana) {
  const tom = await Api.signIn(house.server, house.server.person("Tom"));
  const { weeks } = await lena.send("journal.get", {});
  const at = weeks.findIndex(({ reflection }) => reflection?.audience === "lead");
  const { thread } = weeks[at].reflection;
  const [first] = await lena.posts({ id: thread });
  const body = "I asked fewer questions, and heard more.\n\n- The second grade team had the chalk.\n- I had the clock.\n\nThe morning was theirs.";
  await lena.send("post.edit", { post: first.id, revision: 1, body });
  const publish = async (paragraphs, title) =>
    (await lena.send("excerpt.publish", { reflection: thread, revision: 2, paragraphs, space: lena.space("coaching-craft").id, title })).excerpt.thread;
  const out = await publish([1, 2], "Fewer questions");
  await dana.post({ id: out }, "Who had the chalk before?");
  const gone = await publish([3], "Whose morning");
  await dana.post({ id: gone }, "Ours is on Thursdays.");
  await lena.send("excerpt.withdraw", { thread: gone });
  await tom.send("desk.star", { thread, starred: true });
  for (const [name, words] of [["Thank you", "Thank you for writing this down."], ["What did you see", "What did you see, before you said anything?"]]) {
    await lena.send("desk.keep_snippet", { name, body: words });
  }
  const shared = (await dana.send("journal.get", {})).weeks.find(({ reflection }) => reflection?.audience === "lead").reflection;
  await lena.send("desk.star", { thread: shared.thread, starred: true });
  await dana.send("excerpt.answer_newsletter", { reflection: shared.thread, agree: true, revision: 1, paragraphs: [1], named: true });
  return { reflected: `/t/${thread}`, excerpt: `/t/${out}`, withdrawn: `/t/${gone}` };
}

/** Breaks of hers and of one to come, an hour to be reminded at, a programme's question, and a file to read. */
async function furnishCalendars(lena, { id: organisation }) {
  const [{ week }] = (await lena.send("journal.get", {})).weeks;
  const on = (days) => new Date(Date.parse(`${week}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  await lena.send("calendar.add", {
    organisation,
    breaks: [{ name: "Fall break", starts_on: on(-21), ends_on: on(-17) }, { name: "Winter break", starts_on: on(28), ends_on: on(39) }],
  });
  await lena.send("journal.remind", { at: 6 * 1_440 + 20 * 60 });
  const programme = (await lena.send("organisation.list", { query: "Pinecrest Center", limit: 1 })).organisations[0];
  await lena.send("prompt.keep", { organisation: programme.id, version: 0, questions: [{ en: "Who spoke first today?", es: "¿Quién habló primero hoy?" }, { en: "What held?" }] });
  const event = (day, name) => `BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:${on(day).replaceAll("-", "")}\r\nSUMMARY:${name}\r\nEND:VEVENT\r\n`;
  const calendar = `BEGIN:VCALENDAR\r\n${event(60, "No school, teachers learn")}${event(63, "Picture day")}${event(-700, "Long ago")}END:VCALENDAR\r\n`;
  return { programme: `/organisations/${programme.id}`, calendar };
}

/** A peer thread that goes on, a proposal that waits for Lena, and somebody who looks for a peer. */
async function furnishPeers(lena, dana) {
  const id = async (name) => (await lena.send("member.list", { query: name, limit: 1 })).members[0].id;
  const asked = async (by, name, focus, opening) =>
    (await by.send("peer.propose", { members: [await id(name)], focus, opening, agreements: ["stays_here", "warm_and_cool", "fortnightly"], words: "We name sources." })).peer;
  const going = await asked(lena, "Dana", "How we close a visit", "I stand in the door and say three things at once.");
  const { peer } = await dana.send("peer.answer", { peer: going.id, version: 1, agree: true, open_history: false });
  await dana.post({ id: peer.thread }, "One of them is enough. Which would they miss?");
  await asked(dana, "Lena", "Notes that describe", "Could we read each other's notes for a month?");
  await dana.send("peer.look", { looking: true, focus: ["Number talks"] });
  return { peer: `/t/${peer.thread}` };
}

/** Lena's cycle with Dana as her coach, in the middle of it, and one that waits for her yes. */
async function furnishCycles(lena, dana) {
  const id = async (name) => (await lena.send("member.list", { query: name, limit: 1 })).members[0].id;
  const teacher = await id("Lena");
  const propose = async (by, coach, opening) =>
    (await by.send("cycle.propose", { coach: await id(coach), teacher, focus: "feedback", band: "several", subject: "several", opening })).cycle.line;
  const { id: cycle } = await propose(dana, "Dana", "How you open a visit.");
  for (const one of [dana, lena]) await one.send("cycle.answer", { cycle, agree: true });
  for (const [from, to] of [["agreed", "identify"], ["identify", "learn"], ["learn", "improve"]]) await dana.send("cycle.move", { cycle, from, to });
  await lena.send("cycle.set_goal", { cycle, revision: 0, goal: "Every visit begins with what worked.", checks: ["powerful", "easy"], strategy: "One sentence, and then a question." });
  const enter = (by, kind, words, more = {}) => by.send("cycle.enter", { cycle, kind, words, ...more });
  await enter(dana, "check", "Say what you saw");
  for (const [on, count] of [["2026-09-01", 3], ["2026-09-15", 7], ["2026-10-06", 9]]) await enter(lena, count === 3 ? "baseline" : "progress", "Visits that began with what worked", { on, count, of: 12 });
  await enter(dana, "visit", "We walked two rooms, and wrote down what we heard.", { on: "2026-09-15", minutes: 45 });
  await enter(lena, "action", "Try it with a new team", { on: "2026-12-11", owner: teacher });
  await enter(lena, "closing", "I begin slower.");
  const asked = await propose(await Api.signIn(lena.server, lena.server.person("Joy")), "Joy", "Shall we look at how you end a talk?");
  const { line } = (await lena.send("cycle.get", { cycle })).cycle;
  await dana.post({ id: line.thread }, "Shall I come on Tuesday?");
  return { cycle: `/cycles/${cycle}`, cycleTalk: `/t/${line.thread}`, cycleAsked: `/cycles/${asked.id}` };
}

/** A private message of Dana's and Lena's that two administrators opened at the server; one of them is that for so long only. */
async function furnishOpened(house, dana) {
  const member = async (name) => (await dana.send("member.list", { query: name, limit: 1 })).members[0].id;
  const { peer } = await dana.send("peer.message", { members: [await member("Lena"), await member("Curtis")], body: "Who brings the projector on Thursday?" });
  const ben = await Api.signIn(house.server, house.server.person("Ben"));
  const joy = await member("Joy");
  await ben.send("member.set_role", { member: joy, role: "administrator" });
  const unseal = (who, ...args) => house.server.type(["unseal", ...args], [who.email, who.password, "yes"]);
  const of = ["Dana", "Lena", "Curtis"].flatMap((name) => ["--of", house.server.person(name).email]);
  const said = await unseal(house.server.person("Ben"), "ask", ...of, "--reason", "Order of the county court, file 26-114", "--hours", "8");
  await unseal(house.server.person("Joy"), "agree", /unseal agree (\d+)/.exec(said)[1]);
  await ben.send("member.set_role", { member: joy, role: "member" });
  return { opened: `/t/${peer.thread}` };
}

/** A consultancy that Lena brought, in which the others talk, and a chat that she hosts, which is on. */
async function furnishStages(lena, dana) {
  const chat = await lena.staged("coaching-craft", "A chat about waiting", {
    format: "chat",
    stages: ["What did you wait for this week?", "What happened in the silence?", "Whom will you wait for next?"].map((text) => ({ minutes: 500, text })),
  });
  await dana.post(chat, "For a hand that goes up twice. I counted to eight.");
  await lena.post(chat, "For the second thought. It was the better one.");
  await lena.send("stage.next", { thread: chat.id, position: 1 });
  await dana.post(chat, "Somebody else spoke who never does.");
  const brought = await lena.staged("protocol-room", "My question is always the first one", {
    format: "consultancy",
    stages: [1440, 1440, 2880, 1440].map((minutes) => ({ minutes })),
  });
  await dana.post(brought, "How many are in the room?");
  for (const position of [1, 2]) await lena.send("stage.next", { thread: brought.id, position });
  await dana.post(brought, "I wonder whether the first question is an answer already.");
  const { threads } = await lena.send("thread.list", { space: lena.space("protocol-room").id });
  const demo = threads.find(({ thread }) => thread.title === "A team that agrees with everything").thread;
  return {
    chat: `/t/${chat.id}`,
    brought: `/t/${brought.id}`,
    consultancy: `/t/${demo.id}`,
    protocolRoom: `/s/${demo.space}`,
  };
}

/** What concerns Lena by name, read and unread. */
async function concern(lena, dana, thread) {
  const me = (await dana.send("member.list", { query: "Lena", limit: 1 })).members[0];
  const known = await dana.thread("ask-a-partner", "Number talks in grade 4");
  const asked = await dana.post(known, `What does [@${me.name}](lateral:member/${me.id}) say?`);
  await lena.send("thread.mark_read", { thread: known.id, position: 2 });
  for (const words of ["I thought of you", "and again"]) await dana.post(thread, `${words}, [@${me.name}](lateral:member/${me.id}).`);
  const followed = await dana.thread("ask-a-partner", "A thread with a rather long title that somebody wrote who wanted to say everything in it");
  await lena.send("thread.follow", { thread: followed.id, level: "following" });
  await dana.post(followed, "More of it.");
  return asked;
}

/** Every screen, and what can be opened on it: name, address, and the way there. `ben` says that an administrator looks. */
export async function insideScreens(at, language = "en") {
  const w = await words(language);
  const press = (one, name) => one.page.getByRole("button", { name: w(name), exact: true }).first().click();
  const choose = (one, scope, menu, item) => one.choose(scope, w(menu), w(item));
  const main = (one) => one.page.getByRole("main");
  const dialog = (one) => one.page.getByRole("dialog").waitFor();
  const answer = (one) => one.post("An answer.");
  /** It comes when somebody begins to write. */
  const editor = (one) => one.page.locator(".editable").last().waitFor();
  const pictureIsThere = async ({ page }, selector) => {
    await page.locator(selector).waitFor();
    await page.waitForFunction((wanted) => document.querySelector(wanted)?.complete, selector);
  };
  /** The acts of the audit log, whose names come after them. */
  const named = async ({ page }) => {
    await page.locator("ol.lines li").first().waitFor();
    await page.waitForFunction(() => ![...document.querySelectorAll(".act-words")].some((line) => line.textContent.includes("…")));
  };
  /** From the sidebar, or from the sheet that opens at the lower edge. */
  const openChannelDialog = async (one) => {
    await one.places.waitFor();
    const isNarrow = (await one.page.locator(".tabs").count()) > 0;
    if (isNarrow) await press(one, "spaces.title");
    await press(one, "spaces.create");
    await one.page.getByLabel(w("spaces.name")).waitFor();
  };
  return [
    ["home", "/", (one) => one.page.getByRole("region", { name: w("home.online") }).waitFor()],
    ["home-waiting", "/", (one) => one.page.getByRole("region", { name: w("waiting.title") }).scrollIntoViewIfNeeded()],
    ["journal", "/journal", (one) => one.page.locator(".weeks").waitFor()],
    ["journal-writing", "/journal", async (one) => {
      await one.page.locator(".journal-week textarea, .journal-week .editable").first().click();
      await editor(one);
    }],
    ["journal-kept", "/journal", async (one) => {
      await one.page.locator(".week").nth(2).click();
      await one.page.getByText(w("journal.read")).first().waitFor();
    }],
    ["journal-timing", "/journal", (one) => one.page.locator(".timing").scrollIntoViewIfNeeded()],
    ["journal-break", "/journal", async (one) => {
      await one.page.locator(".week").nth(3).click();
      await one.page.getByText(w("journal.school_break")).waitFor();
    }],
    ["journal-naming", "/journal", async (one) => {
      await press(one, "reader.change");
      await one.page.getByRole("dialog").getByRole("radio").nth(1).waitFor();
    }],
    ["desk", "/desk", (one) => one.page.locator(".said").first().waitFor()],
    ["desk-all", "/desk", async (one) => {
      await press(one, "desk.all");
      await one.page.getByText(w("desk.only_waiting")).waitFor();
    }],
    ["desk-own-texts", "/desk", async (one) => {
      await one.page.getByText(w("snippets.title"), { exact: true }).click();
      await press(one, "snippets.add");
      await one.page.getByLabel(w("snippets.words")).waitFor();
      await one.page.getByText(w("partners.title"), { exact: true }).click();
      await one.page.getByText(w("partners.leave"), { exact: true }).first().waitFor();
      await main(one).locator("summary").filter({ hasText: "1" }).click();
    }],
    ["reflection-own", at.reflected, (one) => one.page.getByRole("button", { name: w("excerpt.share"), exact: true }).waitFor()],
    ["reflection-choosing-an-excerpt", at.reflected, async (one) => {
      await press(one, "excerpt.share");
      await dialog(one);
      await one.page.getByRole("checkbox").first().check();
      await one.page.getByLabel(w("excerpt.where"), { exact: true }).selectOption({ label: "#coaching-craft" });
      await one.page.getByRole("dialog").locator(".audience").waitFor();
    }],
    ["reflection-quoted", at.reflected, async (one) => {
      await press(one, "newsletter.choose");
      await dialog(one);
      await one.page.getByRole("checkbox").first().check();
    }],
    ["excerpt", at.excerpt, (one) => one.page.getByText(w("excerpt.source_hint"), { exact: true }).waitFor()],
    ["excerpt-withdrawn", at.withdrawn, (one) => one.page.getByText(w("excerpt.gone_replies")).waitFor()],
    ["home-opening-a-channel", "/", openChannelDialog],
    ["channel", at.space, (one) => one.page.getByRole("link", { name: "One thread with everything" }).waitFor()],
    ["channel-starting-a-thread", at.space, async (one) => {
      await press(one, "thread.new");
      await editor(one);
    }],
    ["channel-options", at.space, async (one) => {
      await press(one, "spaces.actions");
      await one.page.getByRole("button", { name: w("spaces.members") }).waitFor();
    }],
    ["channel-people", at.space, async (one) => {
      await choose(one, main(one), "spaces.actions", "spaces.members");
      await one.page.getByRole("dialog").getByRole("link", { name: "Lena Fairchild" }).waitFor();
    }],
    ["channel-settings", at.space, async (one) => {
      await choose(one, main(one), "spaces.actions", "spaces.settings");
      await dialog(one);
    }],
    ["channel-empty", at.empty, (one) => one.page.getByText(w("thread.none")).waitFor()],
    ["channel-archived", at.archived, (one) => one.page.getByText(w("spaces.is_archived")).waitFor()],
    ["channel-about", `${at.space}?show=about`, async (one) => {
      await one.page.getByRole("heading", { name: w("about.stewards") }).waitFor();
      await one.page.getByRole("button", { name: w("rota.save") }).waitFor();
    }],
    ["home-asked-through-the-steward", "/", (one) => one.page.getByRole("region", { name: w("asked.waiting") }).scrollIntoViewIfNeeded()],
    ["thread", at.thread, (one) => answer(one).waitFor()],
    ["thread-more", at.thread, (one) => answer(one).getByRole("button", { name: w("post.more"), exact: true }).click()],
    ["thread-react", at.thread, (one) => answer(one).getByRole("button", { name: w("reaction.add"), exact: true }).click()],
    ["thread-quoting-and-naming", at.thread, async (one) => {
      await one.post("Bold").getByRole("button", { name: w("post.reply"), exact: true }).click();
      await editor(one);
      await one.page.keyboard.type(" @Da");
      await one.page.getByRole("option").first().waitFor();
    }],
    ["thread-editing", at.thread, async (one) => {
      await choose(one, answer(one), "post.more", "post.edit");
      await editor(one);
    }],
    ["thread-writing", at.known, async (one) => {
      await one.page.getByLabel(w("composer.reply_label")).focus();
      await editor(one);
      await one.page.keyboard.type("## What we tried\nWe **really** did.\n- one\n- two\n");
      // Once more, to end the list.
      await one.page.keyboard.press("Enter");
      await one.page.getByRole("toolbar").getByRole("button", { name: w("tool.more") }).click();
    }],
    ["thread-two-drafts", at.space, async (one) => {
      const { id } = await at.newThread();
      await one.goto(`/t/${id}`);
      await one.page.getByLabel(w("composer.reply_label")).focus();
      await editor(one);
      await one.page.keyboard.type("What I wrote on the train");
      await at.writeElsewhere(id, "What I wrote at home, before");
      await one.page.getByRole("region", { name: w("drafts.two") }).waitFor();
    }],
    ["thread-history", at.known, async (one) => {
      await choose(one, one.page.locator("#post-2"), "post.more", "history.title");
      await one.page.getByRole("dialog").getByRole("heading", { level: 3 }).first().waitFor();
    }],
    // Who looks at it often enough, and slowly, has read it to its end.
    ["thread-long", at.long, (one) => one.page.locator("#unread, #post-40").first().waitFor()],
    ["thread-deleting", at.thread, async (one) => {
      await choose(one, answer(one), "post.more", "post.delete");
      await dialog(one);
    }],
    ["thread-moving", at.thread, async (one) => {
      await choose(one, main(one), "thread.actions", "thread.move");
      await dialog(one);
    }],
    ["thread-with-files", at.files, (one) => pictureIsThere(one, ".picture img")],
    ["thread-picture-large", at.files, async (one) => {
      await one.page.locator(".picture").click();
      await dialog(one);
      await pictureIsThere(one, "dialog img");
    }],
    ["thread-adding-files", at.files, async (one) => {
      await one.page.locator("input[type=file]").first().setInputFiles([sample("look-for.jpg"), sample("scan.tif")]);
      await one.page.locator(".upload-row .field-error").waitFor();
      await one.page.locator(".upload-row progress").waitFor({ state: "detached" });
      await one.page.getByRole("button", { name: w("composer.send") }).click();
      await one.page.locator(".upload-row [aria-invalid]").waitFor();
    }],
    ["thread-student-held", at.known, async (one) => {
      await one.page.getByLabel(w("composer.reply_label")).focus();
      await editor(one);
      await one.page.keyboard.type("My student Tyler M. in room 12 hit 80%");
      await one.page.locator("input[type=file]").first().setInputFiles({ name: "IEP_J_Smith.docx", mimeType: "text/plain", buffer: Buffer.from("x") });
      await one.page.locator(".upload-row mark").waitFor();
      await one.page.locator(".upload-row").getByRole("button", { name: w("files.remove"), exact: true }).scrollIntoViewIfNeeded();
    }],
    ["channel-student-held", at.space, async (one) => {
      await press(one, "thread.new");
      await editor(one);
      await one.page.getByLabel(w("thread.title_label")).fill("Tyler's IEP");
      await one.page.locator(".editable").last().click();
      await one.page.keyboard.type("My student Tyler M. in room 12 hit 80%. The student ID is 482913.");
      await one.page.getByRole("button", { name: w("thread.create"), exact: true }).click();
      await one.page.locator(".student-panel mark").first().waitFor();
    }],
    ["stages-consultancy", at.consultancy, (one) => one.page.getByRole("region", { name: w("stage.bar") }).waitFor()],
    ["stages-waiting", at.brought, (one) => one.page.locator(".turn").waitFor()],
    ["stages-chat", at.chat, async (one) => {
      await one.page.locator(".stage-all summary").click();
      await one.page.locator(".stage-mark").first().waitFor();
    }],
    ["stages-moving", at.brought, async (one) => {
      await press(one, "stage.next");
      await dialog(one);
    }],
    ["stages-rewording", at.chat, async (one) => {
      await one.page.locator(".stage-all summary").click();
      await one.page.locator(".stage-all li .button").first().click();
      await dialog(one);
    }],
    ["stages-transcript", `${at.chat}?show=transcript`, (one) => one.page.locator(".said").first().waitFor()],
    ["stages-channel", at.protocolRoom, (one) => one.page.locator(".thread-row .tag").first().waitFor()],
    ["stages-planning-a-protocol", at.protocolRoom, async (one) => {
      await press(one, "thread.new");
      await one.page.getByLabel(w("kind.protocol")).check();
      await one.page.locator(".plan-lengths select").first().waitFor();
    }],
    ["stages-planning-a-chat", at.protocolRoom, async (one) => {
      await press(one, "thread.new");
      await one.page.getByLabel(w("kind.chat")).check();
      await one.page.locator(".plan-questions input").first().waitFor();
    }],
    ["thread-locked", at.locked, (one) => one.page.getByText(w("thread.closed_locked")).waitFor()],
    ["members", "/members", (one) => one.page.getByRole("link", { name: /Curtis/ }).waitFor()],
    ["members-filtered", "/members?topic=podd&role=instructor", (one) => one.page.getByRole("link", { name: /Andre/ }).waitFor()],
    ["member-own", at.own, (one) => one.page.getByRole("button", { name: w("profile.edit") }).waitFor()],
    ["member-editing", at.own, async (one) => {
      await press(one, "profile.edit");
      await one.page.getByLabel(w("profile.topics")).waitFor();
    }],
    ["member-activity", `${at.member}?show=activity`, (one) => one.page.locator(".activity li").first().waitFor()],
    ["member-blocking", at.member, async (one) => {
      await one.page.getByRole("button", { name: w("block.do", { name: "Curtis Boyd" }) }).click();
      await dialog(one);
    }],
    ["thread-folded", at.folded, (one) => one.page.getByText(w("block.folded")).first().waitFor()],
    ["settings-blocked", "/settings", (one) => one.page.getByText(w("block.list")).waitFor()],
    ["member", at.member, (one) => one.heading("Curtis Boyd").waitFor()],
    ["organisations", "/organisations", (one) => one.page.locator("main li").first().waitFor()],
    ["organisations-adding", "/organisations", async (one) => {
      await press(one, "organisation.create");
      await one.page.getByRole("combobox", { name: w("organisation.part_of") }).fill("Three");
      await one.page.locator("[role=option]").first().waitFor();
    }, "ben"],
    ["organisation", at.organisation, (one) => one.heading(/Three Pines/).waitFor(), "ben"],
    ["organisation-calendar", at.organisation, (one) => one.page.getByText("Winter break").waitFor()],
    ["organisation-break", at.organisation, (one) => press(one, "calendar.add")],
    ["organisation-import", at.organisation, async (one) => {
      await press(one, "calendar.import");
      await one.page.locator("dialog input[type=file]").setInputFiles({ name: "school.ics", mimeType: "text/calendar", buffer: Buffer.from(at.calendar) });
      await one.page.locator(".found-break").first().waitFor();
    }],
    ["programme", at.programme, (one) => one.page.getByText("Who spoke first today?").waitFor()],
    ["programme-asking", at.programme, (one) => press(one, "questions.change")],
    ["activity", "/activity", (one) => one.page.locator(".reflecting-weeks").first().waitFor()],
    ["search", "/search?q=thread+everything", (one) => one.page.locator(".results mark").first().waitFor()],
    ["search-files", "/search?q=plan+board&with=file", async (one) => {
      await one.page.locator(".found-file mark").first().waitFor();
      await one.page.locator(".search-standing:not(:empty)").waitFor();
    }],
    ["search-filters", `/search?q=everything&kind=question&by=${at.member.split("/")[2]}`, async (one) => {
      await one.page.locator(".chosen").getByText("Curtis Boyd").waitFor();
      await one.page.locator(".search-standing:not(:empty)").waitFor();
    }],
    ["notices", "/notices", (one) => one.page.getByRole("link", { name: /Number talks in grade 4/ }).waitFor()],
    ["settings", "/settings", async (one) => {
      await one.page.getByText(w("sessions.this"), { exact: true }).waitFor();
      await one.page.getByLabel(w("hearing.zone")).waitFor();
    }],
    ["settings-own-export", "/settings", async (one) => {
      await one.page.locator("a[href^='/own-export/']").waitFor();
      await one.page.locator("#own-export").evaluate((heading) => heading.scrollIntoView());
    }],
    ["settings-own-export-first", "/settings", async (one) => {
      await one.page.getByRole("button", { name: w("own.make") }).waitFor();
      await one.page.locator("#own-export").evaluate((heading) => heading.scrollIntoView());
    }, "ben"],
    ["administration", "/administration", async (one) => {
      await one.page.getByLabel(w("invite.name")).waitFor();
      await named(one);
    }, "ben"],
    ["administration-audit", "/administration", async (one) => {
      await named(one);
      await one.page.getByLabel(w("audit.raw")).check();
      await one.page.locator("#audit").evaluate((heading) => heading.scrollIntoView());
    }, "ben"],
    ["administration-asked", "/administration", async (one) => {
      await one.page.getByRole("button", { name: `${w("requests.admit")} Ines Ortega`, exact: true }).waitFor();
      await one.page.getByLabel(w("links.domains")).waitFor();
      await named(one);
    }, "ben"],
    ["agreement", "/settings", async (one) => {
      await press(one, "agreement.read");
      await dialog(one);
      await one.page.locator(".agreement li").first().waitFor();
    }],
    ["administration-inviting", "/administration", async (one) => {
      await one.page.getByLabel("#closed-and-empty").check();
    }],
    ["peers", "/peers", (one) => one.page.getByRole("button", { name: w("peers.agree"), exact: true }).waitFor()],
    ["peer-thread", at.peer, async (one) => {
      await one.page.getByText(w("peers.agreements"), { exact: true }).click();
      await one.page.locator(".agreed li").first().waitFor();
      await one.page.getByText(w("sealed.honest")).waitFor();
    }],
    ["peer-proposing", at.member, async (one) => {
      await press(one, "peers.propose");
      await dialog(one);
      await one.page.getByLabel(w("peers.opening"), { exact: true }).waitFor();
    }],
    ["cycles", "/cycles", (one) => one.page.getByText(w("cycles.asked")).waitFor()],
    ["cycle-proposing", "/cycles", async (one) => {
      await press(one, "cycles.propose");
      await dialog(one);
      await one.page.getByLabel(w("cycles.opening"), { exact: true }).waitFor();
    }],
    ["cycle-asked", at.cycleAsked, (one) => one.page.getByRole("button", { name: w("cycles.agree"), exact: true }).waitFor()],
    ["cycle", at.cycle, async (one) => {
      await one.page.locator(".cycle-chart").waitFor();
      await one.page.getByText(w("cycles.steps"), { exact: true }).click();
    }],
    ["cycle-writing", at.cycle, async (one) => {
      await press(one, "cycles.enter_action");
      await press(one, "cycles.enter_visit");
      await one.page.getByLabel(w("cycles.how_long"), { exact: true }).waitFor();
    }],
    ["cycle-private", "/cycles/4711", (one) => one.page.getByText(w("cycles.private_text")).waitFor()],
    ["cycle-talk", at.cycleTalk, (one) => one.page.getByRole("link", { name: w("cycles.talk_of", { name: "Dana Whitfield" }) }).waitFor()],
    ["sealed-opened", at.opened, (one) => one.page.getByRole("region", { name: w("sealed.opened") }).waitFor()],
    ["flagged", "/flagged", (one) => one.page.getByRole("button", { name: w("case.remove") }).waitFor()],
    ["flagging", at.thread, async (one) => {
      await one.choose(one.page.locator("article.post").first(), w("post.more"), w("post.flag"));
      await dialog(one);
      await one.page.getByLabel(w("flag.words"), { exact: true }).waitFor();
    }],
    ["own-post-hidden", at.flagged, async (one) => {
      await one.page.getByRole("button", { name: w("post.hidden_why") }).click();
      await one.page.getByText(w("case.it_said"), { exact: true }).waitFor();
    }],
    ["shortcuts", "/settings", async (one) => {
      await one.page.getByText(w("sessions.this"), { exact: true }).waitFor();
      await one.page.keyboard.press("?");
      await dialog(one);
    }],
    ["nothing-there", "/t/1234567", (one) => one.page.getByText(w("lost.text")).waitFor()],
  ];
}

/** What opens from the lower edge of a narrow window. */
export async function sheetScreens(language = "en") {
  const w = await words(language);
  const sheet = (name) => async (one) => {
    await one.places.waitFor();
    await one.page.locator(".tabs").getByRole("button", { name: w(name) }).click();
    await one.page.getByRole("dialog").waitFor();
  };
  return [
    ["sheet-channels", "/members", sheet("spaces.title")],
    ["sheet-menu", "/members", sheet("nav.menu")],
  ];
}

/** What somebody sees who is not signed in. */
export async function outsideScreens(at, language = "en") {
  const w = await words(language);
  return [
    ["sign-in", "/sign-in", (one) => one.page.getByLabel(w("signin.email")).waitFor()],
    ["sign-in-refused", "/sign-in", async (one) => {
      await one.page.getByLabel(w("signin.email")).fill("nobody@example.org");
      await one.page.getByLabel(w("signin.password")).fill("wrong wrong wrong");
      await one.page.getByRole("button", { name: w("signin.action") }).click();
      await one.page.getByRole("alert").waitFor();
    }],
    ["asking", "/ask", (one) => one.page.getByLabel(w("door.job")).waitFor()],
    ["asked", "/ask", async (one) => {
      await one.page.getByLabel(w("join.name")).fill("Ola Outside");
      await one.page.getByLabel(w("door.email")).fill("ola@elsewhere.example");
      await one.page.getByRole("textbox", { name: at.question }).fill("Dana did");
      await one.page.getByRole("button", { name: w("door.ask_action") }).click();
      await one.page.getByText(w("door.asked_next", { email: "ola@elsewhere.example" })).waitFor();
    }],
    ["coming-by-link", `/come#${at.quick}`, (one) => one.page.getByLabel(w("agreement.keep")).waitFor()],
    ["coming-by-link-too-old", "/come#abcdefghijklmnopqrst", (one) => one.page.getByText(w("door.no_good")).waitFor()],
    ["invited", `/join#${at.invited}`, (one) => one.page.getByLabel(w("agreement.keep")).waitFor()],
    ["invitation-too-old", "/join#abc", (one) => one.page.getByRole("alert").waitFor()],
    ["new-password", "/reset#abc", (one) => one.page.getByLabel(w("join.password")).waitFor()],
  ];
}

/** Walks through screens, signed in as whoever each of them needs. `look` is called on each with its name. */
export async function walk(people, screens, look) {
  for (const [name, path, ready, who = "lena"] of screens) {
    const one = people[who];
    await one.goto(path);
    await ready(one);
    await look(one, name);
  }
}

/** The same for somebody who is not signed in: the address must change for a code in it to be read. */
export async function walkOutside(stranger, screens, look) {
  for (const [name, path, ready] of screens) {
    await stranger.goto("/sign-in");
    await stranger.goto(path);
    await ready(stranger);
    await look(stranger, name);
  }
}
