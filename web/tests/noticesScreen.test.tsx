import { describe, expect, it } from "vitest";
import { markAllRead, sawNotices, unmarkAllRead } from "../src/features/notices/actions";
import { NoticesPage } from "../src/features/notices/NoticesPage";
import { useOpening } from "../src/features/notices/useOpening";
import { whatHappened } from "../src/features/notices/words";
import type { CycleId, MemberId, SpaceId, ThreadId } from "../src/protocol/messages.gen";
import type { Route } from "../src/routing/route";
import { cycleLineOf, lineOf, listOf, noticeWorld, spaceLineOf, thread } from "./support/noticeWorld";

const held = noticeWorld();
const nobody = 0 as MemberId;

it.each([
  ["mention", "Owen Stroud mentioned you"],
  ["reply", "Owen Stroud replied to you"],
  ["accepted", "Owen Stroud marked your reply as the answer"],
  ["moderated", "Owen Stroud changed or removed something of yours, as a steward"],
  ["added", "Owen Stroud gave you a place in this channel"],
  ["flagged", "A post was flagged in a channel that you look after"],
  ["followed", "Owen Stroud wrote in a thread that you follow"],
] as const)("says %s in plain words", (kind, words) => {
  expect(whatHappened(lineOf({ kind }), nobody)).toBe(words);
});

it("does not say who flagged one's own post", () => {
  const line = lineOf({ kind: "moderated" });
  expect(whatHappened(line, line.actor.id)).toBe("A post of yours was taken out of sight");
});

describe("the screen", () => {
  const added = spaceLineOf({ seq: 80, space: 6 as SpaceId, space_name: "book-club", read: true });
  const press = async (name: string): Promise<void> => {
    const button = [...held.world.root.querySelectorAll("button")].find((one) => one.textContent === name);
    if (!button) throw new Error(`There is no ${name}.`);
    button.focus();
    await held.world.act(() => button.click());
  };
  it("has a line for each thread or space, which leads there and says whether it is unread", async () => {
    await held.world.opened(listOf([lineOf({ count: 3 }), added]));
    await held.world.show(<NoticesPage />);
    const links = [...held.world.root.querySelectorAll("li a")];
    expect(links.map((one) => one.getAttribute("href"))).toEqual(["/t/7?p=3", "/s/6"]);
    expect(links[0]?.textContent).toMatch(/^Unread: Owen Stroud mentioned you … and 2 morePair talk#ask-a-partner · /);
    expect(links[1]?.textContent).toMatch(/^Owen Stroud gave you a place in this channel #book-club/);
  });
  it("leads from a proposal to its cycle", async () => {
    await held.world.opened(listOf([cycleLineOf()]));
    await held.world.show(<NoticesPage />);
    const link = held.world.root.querySelector("li a");
    expect(link?.getAttribute("href")).toBe("/cycles/4");
    expect(link?.textContent).toMatch(/^Unread: Owen Stroud proposes a coaching cycle to you Coaching/);
  });
  it("says that it ends where it ends", async () => {
    const lines = (count: number) => Array.from({ length: count }, (_, at) => lineOf({ thread: (100 + at) as ThreadId, seq: 200 - at }));
    await held.world.opened(listOf(lines(99)));
    await held.world.show(<NoticesPage />);
    expect(held.world.root.textContent).not.toContain("The newest 100 are shown.");
    await held.world.act(() => (held.world.client.notices.list.value = listOf(lines(100))));
    expect(held.world.root.textContent).toContain("The newest 100 are shown.");
  });
  it("marks all in one write up to what it shows, and takes it back with the focus on the same button", async () => {
    await held.world.opened(listOf([lineOf(), added], { read_up_to: 40, read_at: 41 }));
    await held.world.show(<NoticesPage />);
    await press("Mark all as read");
    await held.world.answer("notice.mark_read", {});
    expect(held.world.root.querySelector("li.unread")).toBeNull();
    expect(document.activeElement?.textContent).toBe("Undo");
    await press("Undo");
    expect(held.world.marks()).toEqual([{ up_to: 90 }, { up_to: 40, at: 41 }]);
    await held.world.answer("notice.mark_read", {});
    expect(held.world.root.querySelectorAll("li.unread")).toHaveLength(1);
    expect(document.activeElement?.textContent).toBe("Mark all as read");
  });
  it("leaves all as it was when the server refuses", async () => {
    const list = listOf([lineOf()]);
    await held.world.opened(list);
    for (const run of [markAllRead, unmarkAllRead]) {
      const done = run(held.world.client, list);
      await held.world.refuse("notice.mark_read", "read_only");
      expect((await done).ok).toBe(false);
      expect(held.world.client.notices.list.value?.unread).toBe(1);
    }
  });
  it("says what it is for while it is empty, and what went wrong", async () => {
    await held.world.show(<NoticesPage />);
    await held.world.wait(0);
    await held.world.refuse("notice.list", "internal");
    expect(held.world.root.querySelector("[role=alert]")).not.toBeNull();
    await press("Try again");
    await held.world.wait(4_000);
    await held.world.answer("notice.list", listOf());
    expect(held.world.root.textContent).toContain("Nothing yet.");
  });
});

describe("what opening reads", () => {
  function Shell({ at }: { readonly at: Route }) {
    useOpening(at);
    return null;
  }
  it("is what no reading of posts reads, told once", async () => {
    const line = lineOf({ kind: "accepted" });
    await held.world.show(<Shell at={{ at: "thread", thread }} />);
    await held.world.opened(listOf([line]));
    expect(held.world.marks()).toEqual([{ thread, position: 0 }]);
    held.world.client.notices.list.value = listOf([{ ...line }]);
    await held.world.wait(0);
    expect(held.world.marks()).toHaveLength(1);
    await held.world.act(() => (held.world.client.notices.list.value = listOf([{ ...line, seq: 93 }])));
    expect(held.world.marks()).toHaveLength(2);
  });
  it("is a space that one was named in", async () => {
    await held.world.opened(listOf([spaceLineOf(), lineOf()]));
    await held.world.show(<Shell at={{ at: "space", space: 5 as SpaceId }} />);
    expect(held.world.marks()).toEqual([{ space: 5 }]);
  });
  it("is a cycle that was proposed", async () => {
    await held.world.opened(listOf([cycleLineOf(), cycleLineOf({ cycle: 5 as CycleId })]));
    await held.world.show(<Shell at={{ at: "cycle", cycle: 4 as CycleId }} />);
    expect(held.world.marks()).toEqual([{ cycle: 4 }]);
  });
  it("is nothing of other threads, of what is read, and while nobody looks", async () => {
    await held.world.opened(listOf([lineOf(), lineOf({ thread: 8 as ThreadId, read: true }), lineOf({ thread: 9 as ThreadId, kind: "followed" })]));
    for (const id of [8, 9, 10]) await held.world.show(<Shell at={{ at: "thread", thread: id as ThreadId }} />);
    held.world.look("hidden");
    await held.world.show(<Shell at={{ at: "thread", thread }} />);
    expect(held.world.marks()).toEqual([]);
  });
  it("is what was in sight, where reading cannot go on from what was read", async () => {
    await held.world.opened(listOf([lineOf({ position: 90 })]));
    sawNotices(held.world.client, thread, 40, 89);
    sawNotices(held.world.client, thread, 91, 120);
    sawNotices(held.world.client, 8 as ThreadId, 40, 120);
    expect(held.world.marks()).toEqual([]);
    sawNotices(held.world.client, thread, 40, 95);
    expect(held.world.marks()).toEqual([{ thread, position: 95 }]);
  });
});

