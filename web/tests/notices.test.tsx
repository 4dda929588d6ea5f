import { describe, expect, it } from "vitest";
import { Announcer, arrivals } from "../src/features/notices/Announcer";
import type { CycleId, SpaceId, ThreadId } from "../src/protocol/messages.gen";
import { author, dana, owen, postOf } from "./support/samples";
import { cycleLineOf, lineOf, listOf, noticeWorld, spaceLineOf, thread } from "./support/noticeWorld";

const held = noticeWorld();

describe("when the list is asked for", () => {
  it("is when the connection opens, once", async () => {
    await held.world.wait(40_000);
    expect(held.world.asked()).toBe(1);
  });
  it("is after what was raised, bundled, and not oftener than every few seconds", async () => {
    await held.world.opened();
    for (let count = 0; count < 5; count++) await held.world.raised(Date.now());
    await held.world.wait(300);
    expect(held.world.asked()).toBe(2);
    await held.world.answer("notice.list", listOf());
    await held.world.raised(Date.now());
    await held.world.wait(3_000);
    expect(held.world.asked()).toBe(2);
    await held.world.wait(1_000);
    expect(held.world.asked()).toBe(3);
  });
  it("waits for what comes later, by event or by answer", async () => {
    await held.world.opened();
    await held.world.raised(Date.now() + 3_600_000);
    await held.world.wait(3_590_000);
    expect(held.world.asked()).toBe(1);
    await held.world.wait(11_000);
    expect(held.world.asked()).toBe(2);
    await held.world.answer("notice.list", listOf([], { next_due: (Date.now() + 40 * 3_600_000) * 1000 }));
    await held.world.wait(40 * 3_600_000 - 1_000);
    expect(held.world.asked()).toBe(2);
    await held.world.wait(2_000);
    expect(held.world.asked()).toBe(3);
  });
  it("is not hurried by a clock that is ahead of the server's", async () => {
    await held.world.opened(listOf([], { next_due: (Date.now() - 300_000) * 1000 }));
    expect(held.world.asked()).toBe(1);
    await held.world.wait(55_000);
    expect(held.world.asked()).toBe(2);
  });
  it("is asked again a while after a refusal, and what was known stays", async () => {
    await held.world.opened(listOf([lineOf()]));
    await held.world.raised(Date.now());
    await held.world.wait(300);
    await held.world.refuse("notice.list", "unavailable");
    await held.world.wait(59_000);
    expect([held.world.asked(), held.world.client.notices.list.value?.unread, held.world.client.notices.error.value?.code]).toEqual([2, 1, "unavailable"]);
    await held.world.wait(2_000);
    expect(held.world.asked()).toBe(3);
  });
  it("is when somebody looks again, and never while nobody does", async () => {
    await held.world.opened();
    held.world.look("hidden");
    await held.world.raised(Date.now());
    await held.world.wait(3_600_000);
    expect(held.world.asked()).toBe(1);
    held.world.look("visible");
    held.world.client.wake();
    await held.world.wait(0);
    expect(held.world.asked()).toBe(2);
  });

  const read = { thread, space: 5, position: 3, unread: false, last_seq: 95, kept_seq: 0 };
  const post = (id: number, by = owen) => ({ post: postOf(4, { thread: id as ThreadId, author: author(by) }) });
  it.each([
    ["reading elsewhere", "member:1", "notice.read", { read_up_to: 90 }, true],
    ["reading a thread of the list", "member:1", "thread.read", read, true],
    ["reading another thread", "member:1", "thread.read", { ...read, thread: 8 }, false],
    ["reading a space", "member:1", "space.read", { space: 5, watermark: 99 }, true],
    ["losing a space", "member:1", "space.lost", { space: 5 }, true],
    ["a post in a followed thread", "space:5", "post.created", post(9), true],
    ["a post in another thread", "space:5", "post.created", post(8), false],
    ["a post of somebody else in a thread of the list", "space:5", "post.created", post(7), false],
    ["an answer of one's own in a thread of the list", "space:5", "post.created", post(7, dana), true],
    ["an edit in a thread of the list", "space:5", "post.edited", post(7), true],
    ["an answer to a proposal of the list", "member:1", "cycle.changed", { cycle: 4 }, true],
    ["another cycle", "member:1", "cycle.changed", { cycle: 5 }, false],
    ["presence", "network", "presence", { online: [], offline: [] }, false],
  ])("follows %s or not", async (_, topic, ev, data, isAsked) => {
    await held.world.opened(listOf([lineOf(), cycleLineOf()], { followed_threads: [9 as ThreadId] }));
    await held.world.say(topic, ev, data);
    await held.world.wait(500);
    expect(held.world.asked()).toBe(isAsked ? 2 : 1);
  });
  it("shows nothing of the member who was here before", async () => {
    await held.world.raised(Date.now());
    await held.world.wait(0);
    const late = held.world.server.current().last("notice.list");
    held.world.client.signedOut();
    held.world.client.start();
    held.world.server.current().greet({ me: owen });
    held.world.server.sockets[0]?.answer(late, listOf([lineOf()]));
    await held.world.wait(0);
    expect(held.world.client.notices.list.value).toBeUndefined();
    await held.world.answer("notice.list", listOf());
    expect(held.world.client.notices.list.value?.lines).toEqual([]);
  });
});

describe("what is new", () => {
  const before = listOf([lineOf(), lineOf({ thread: 8 as ThreadId, read: true })]);
  it("is a line that was not there, or has something newer", () => {
    expect(arrivals(before, before)).toEqual([]);
    const newer = lineOf({ seq: 91 });
    const other = lineOf({ thread: 9 as ThreadId, seq: 20 });
    expect(arrivals(before, listOf([newer, other]))).toEqual([newer, other]);
  });
  it("is not what was made unread by hand", () => {
    expect(arrivals(before, listOf([lineOf({ thread: 8 as ThreadId })]))).toEqual([]);
  });
  it("tells spaces apart that have no thread", () => {
    const space = spaceLineOf();
    const next = { ...space, space: 6 as SpaceId, seq: 10 };
    expect(arrivals(listOf([space]), listOf([space, next]))).toEqual([next]);
  });
  it("tells cycles apart that have neither", () => {
    const cycle = cycleLineOf();
    const next = cycleLineOf({ cycle: 5 as CycleId, seq: 10 });
    expect(arrivals(listOf([cycle]), listOf([cycle, next]))).toEqual([next]);
  });
  it("is said once, politely, and not in the thread that one reads", async () => {
    const at = { at: "home" } as const;
    await held.world.show(<Announcer at={at} />);
    const said = () => held.world.root.querySelector("[role=status]")?.textContent;
    await held.world.opened(listOf([lineOf()]));
    expect(said()).toBe("");
    await held.world.raised(Date.now());
    await held.world.wait(300);
    await held.world.answer("notice.list", listOf([lineOf({ seq: 92 }), lineOf({ thread: 8 as ThreadId, seq: 91 })]));
    expect(said()).toBe("Owen Stroud mentioned you … and 1 more");
    await held.world.wait(5_000);
    expect(said()).toBe("");
    await held.world.show(<Announcer at={{ at: "thread", thread }} />);
    await held.world.raised(Date.now());
    await held.world.wait(300);
    await held.world.answer("notice.list", listOf([lineOf({ seq: 95 })]));
    expect(said()).toBe("");
  });
});

