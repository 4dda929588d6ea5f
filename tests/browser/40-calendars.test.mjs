import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { gone, House, tooWide, until } from "./support/house.mjs";

// School calendars (adr/0028): a break week is read from the school's own file, excuses (A25) and reminds nobody; a past week
// that was none stays late (A24). Reminders come at the member's hour, once, also across a restart.
let house;
before(async () => (house = await House.open()));
after(async () => house?.close());

const day = 86_400_000;
const api = async (name) => Api.signIn(house.server, house.server.person(name));
const weeks = async (who) => (await who.send("journal.get", {})).weeks;
const compact = (time) => new Date(time).toISOString().slice(0, 10).replaceAll("-", "");
const reminders = async (who) => (await who.send("notice.list", {})).lines.filter((line) => line.kind === "reminder");

/** As a district's site gives it out: folded lines, an end that is over, hours, a rule. */
function calendarOf(monday) {
  const events = [
    ["UID:1", `DTSTART;VALUE=DATE:${compact(monday)}`, `DTEND;VALUE=DATE:${compact(monday + 5 * day)}`, "SUMMARY:Winter Bre", " ak"],
    ["UID:2", `DTSTART;VALUE=DATE:${compact(monday + 8 * day)}`, "SUMMARY:Picture day"],
    ["UID:3", `DTSTART;VALUE=DATE:${compact(monday)}`, "RRULE:FREQ=WEEKLY", "SUMMARY:Early release"],
    ["UID:4", `DTSTART:${compact(monday)}T130000Z`, "SUMMARY:Board meeting"],
    ["UID:5", `DTSTART;VALUE=DATE:${compact(monday - 700 * day)}`, "SUMMARY:No school, long ago"],
  ];
  const lines = events.flatMap((event) => ["BEGIN:VEVENT", ...event, "END:VEVENT"]);
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//district//", ...lines, "END:VCALENDAR", ""].join("\r\n");
}

async function organisation(name) {
  const lena = await api("Lena");
  return (await lena.send("organisation.list", { query: name, limit: 1 })).organisations[0];
}

async function openCalendar(name, at, options) {
  const one = await house.member(name, options);
  await one.goto(`/organisations/${(await organisation(at)).id}`);
  const calendar = one.page.getByRole("region", { name: "School calendar" });
  await calendar.waitFor();
  return { one, calendar };
}

test("a break week is imported from the school's own calendar, looked through, and kept (A25)", async () => {
  const dana = await api("Dana");
  const [{ week }] = await weeks(dana);
  assert.notEqual((await weeks(dana))[0].state, "excused");
  const monday = Date.parse(`${week}T00:00:00Z`);
  const { one, calendar } = await openCalendar("Lena", "Three Pines");
  await calendar.getByRole("button", { name: "Read a calendar file" }).press("Enter");
  const dialog = one.page.getByRole("dialog", { name: "Read a calendar file" });
  const choose = (name, text) => dialog.getByLabel("Calendar file").setInputFiles({ name, mimeType: "text/calendar", buffer: Buffer.from(text) });
  await choose("notes.ics", "These are no dates");
  await dialog.getByText("could not be read as a calendar").waitFor();
  await choose("big.ics", "x".repeat(1_000_001));
  await dialog.getByText("too big for a school's calendar").waitFor();
  await choose("school.ics", calendarOf(monday));
  await dialog.getByText("3 events for whole days are in it.").waitFor();
  assert.equal(await dialog.getByLabel("Winter Break").isChecked(), true);
  assert.equal(await dialog.getByLabel("Picture day").isChecked(), false);
  assert.equal(await dialog.getByLabel("long ago").count(), 0);
  await dialog.getByText("1 that is over is left out.").waitFor();
  await dialog.getByText("1 that repeats is left out.").waitFor();
  await dialog.getByText("1 with a time of day is left out.").waitFor();
  assert.equal(await tooWide(one.page), "");
  await dialog.getByRole("button", { name: "Keep 1 break" }).press("Enter");
  await one.said("The calendar is saved.").waitFor();
  await gone(dialog);
  await calendar.getByText("Winter Break").waitFor();

  // Below, without a word of her own.
  assert.deepEqual([(await weeks(dana))[0].state, (await weeks(dana))[0].school_break], ["excused", "Winter Break"]);
  const reader = await house.member("Dana", { viewport: { width: 360, height: 740 } });
  await reader.goto("/journal");
  await reader.page.getByText("School is out, so nothing is due.").waitFor();
  assert.equal(await reader.page.getByRole("textbox", { name: "What do you want to hold on to?" }).count(), 0);
  assert.equal(await tooWide(reader.page), "");
  // What is written anyway is welcome.
  await reader.page.getByRole("button", { name: "Write something after all" }).press("Enter");
  await reader.page.getByRole("textbox", { name: "What do you want to hold on to?" }).waitFor();
  const district = await openCalendar("Dana", "Larkspur Public");
  await district.calendar.getByRole("link", { name: "Three Pines ISD" }).waitFor();
  assert.equal(await district.calendar.getByRole("button").count(), 0);
});

test("a past week that was no break is still late (A24)", async () => {
  const teresa = await api("Teresa");
  const open = (await weeks(teresa)).find((one, at) => at > 0 && one.state === "missed");
  await teresa.send("reflection.submit", { week: open.week, body: "Later than I meant to.", audience: "me" });
  assert.equal((await weeks(teresa)).find(({ week }) => week === open.week).state, "late");
});

test("a reminder comes at one's hour, once, and not in a break", async () => {
  const teresa = await house.member("Teresa");
  await teresa.goto("/journal");
  const timing = teresa.page.getByRole("region", { name: "When", exact: true });
  await timing.getByLabel("Remind me once a week").check();
  await timing.getByRole("status").filter({ hasText: "Saved" }).waitFor();
  await timing.getByRole("group", { name: "Remind me on" }).getByLabel("Day").selectOption({ label: "Sunday" });
  await timing.getByRole("group", { name: "Reflections are due" }).getByLabel("Day").selectOption({ label: "Friday" });
  const [hers, danas] = [await api("Teresa"), await api("Dana")];
  await until(async () => (await hers.send("journal.get", {})).due === 4 * 1_440 + 1_439, "it is due on Friday");
  assert.equal(Math.floor((await hers.send("journal.get", {})).remind_at / 1_440), 6);

  // The next minute, where both are.
  const now = new Date();
  const minute = (((now.getUTCDay() + 6) % 7) * 1_440 + now.getUTCHours() * 60 + now.getUTCMinutes() + 1) % 10_080;
  for (const who of [hers, danas]) {
    await who.send("notice.choose", { zone: "Etc/UTC" });
    await who.send("journal.remind", { at: minute });
  }
  assert.deepEqual(await reminders(hers), []);
  await new Promise((resolve) => setTimeout(resolve, 61_000 - now.getUTCSeconds() * 1_000));
  // What the server does each minute it does as it starts; twice tells nobody twice.
  for (const visitor of house.visitors) visitor.tolerate(/WebSocket connection to .* failed/, /Failed to load resource/, /ERR_/);
  for (let start = 0; start < 2; start++) {
    await house.server.kill();
    await house.server.restart();
    await until(async () => (await reminders(hers)).length === 1, "she is told");
  }
  const [line] = await reminders(hers);
  assert.equal(line.count, 1);
  assert.deepEqual(await reminders(danas), []);
  await teresa.goto("/notices");
  await teresa.page.getByRole("link", { name: /There is room for a few lines about your week/ }).click();
  await teresa.heading("Reflections").waitFor();
  await hers.send("reflection.submit", { week: (await weeks(hers))[0].week, body: "A few lines.", audience: "me" });
  assert.deepEqual(await reminders(hers), []);
});

test("a break is added, changed and removed by keyboard; who does not keep the place is refused", async () => {
  const { one, calendar } = await openCalendar("Lena", "Larkspur Public");
  await calendar.getByRole("button", { name: "Add a break" }).press("Enter");
  const dialog = one.page.getByRole("dialog");
  await dialog.getByLabel("Name").waitFor();
  await one.page.keyboard.type("Mud break");
  await dialog.getByLabel("First day").fill("2035-03-26");
  await dialog.getByLabel("Last day").fill("2035-03-30");
  await dialog.getByRole("button", { name: "Save" }).press("Enter");
  await calendar.getByText("Mud break").waitFor();
  await calendar.getByRole("button", { name: "Change Mud break" }).press("Enter");
  await dialog.getByLabel("Name").fill("Spring break");
  await dialog.getByLabel("Last day").fill("2036-03-30");
  await dialog.getByRole("button", { name: "Save" }).press("Enter");
  await dialog.getByText("The last day comes after the first, at most 130 days later.").waitFor();
  await dialog.getByLabel("Last day").fill("");
  await dialog.getByRole("button", { name: "Save" }).press("Enter");
  await calendar.getByText("Mar 26, 2035").waitFor();
  await calendar.getByRole("button", { name: "Remove Spring break" }).press("Enter");
  await one.said("Spring break is removed.").waitFor();
  await calendar.getByRole("link", { name: "Three Pines ISD" }).waitFor();

  const { id } = await organisation("Larkspur Public");
  const added = { organisation: id, breaks: [{ name: "For ever", starts_on: "2035-03-26", ends_on: "2035-03-30" }] };
  for (const name of ["Dana", "Teresa", "Tom"]) assert.equal((await (await api(name)).try("calendar.add", added)).error, "forbidden");
});

test("a programme asks in its own words, and a reflection keeps its question", async () => {
  const lena = await house.member("Lena");
  const programme = await organisation("Pinecrest Center");
  await lena.goto(`/organisations/${programme.id}`);
  const region = lena.page.getByRole("region", { name: "Questions to reflect on" });
  await region.getByRole("button", { name: "Change the questions" }).press("Enter");
  const dialog = lena.page.getByRole("dialog", { name: "Change the questions" });
  await dialog.getByLabel("In English").fill("Who spoke first today?");
  await dialog.getByLabel("In Spanish").fill("¿Quién habló primero hoy?");
  await dialog.getByRole("button", { name: "Save" }).press("Enter");
  await region.getByText("Who spoke first today?").waitFor();

  const [owner, ben] = [await api("Hannah"), await api("Lena")];
  const hannah = (await ben.send("member.list", { query: "Hannah", limit: 1 })).members[0];
  await ben.send("affiliation.add", { member: hannah.id, organisation: programme.id, role: "coach" });
  await owner.send("journal.name_lead", { member: (await ben.send("member.list", { query: "Lena", limit: 1 })).members[0].id });
  const one = await house.member("Hannah");
  await one.goto("/journal");
  // It is a break at Three Pines.
  await one.page.getByRole("button", { name: "Write something after all" }).click();
  await one.page.getByLabel("Something to write to").selectOption({ label: "Pinecrest Center Program: Who spoke first today?" });
  await one.page.getByRole("radio", { name: /and me/ }).check();
  const field = one.page.getByRole("textbox", { name: "Who spoke first today?" });
  await field.click();
  await one.page.keyboard.type("The one who never does.");
  await one.page.getByRole("button", { name: "Keep this reflection" }).click();
  await one.said("Your reflection is kept.").waitFor();
  assert.match((await weeks(owner))[0].reflection.prompt, /^q\d+-1-1$/);
  assert.equal((await weeks(owner))[0].state, "submitted");
  await ben.send("prompt.keep", { organisation: programme.id, version: 1, questions: [] });
  await lena.goto("/desk");
  await lena.page.locator(".desk-line", { hasText: "Hannah" }).last().click();
  await lena.page.locator(".reading").getByText("Who spoke first today?").waitFor();
});
