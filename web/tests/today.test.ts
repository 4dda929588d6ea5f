import { describe, expect, it } from "vitest";
import { today } from "../src/features/today/entries";
import type { ThreadId, UnreadReply } from "../src/protocol/messages.gen";
import { type State, emptyState } from "../src/state/model";
import { spaceOf, threadOf, viewOf } from "./support/samples";

const thread = 7 as ThreadId;
const other = 8 as ThreadId;

function stateOf(part: Partial<State> = {}): State {
  const unread = [{ thread, last_seq: 95 }];
  return { ...emptyState, spaces: [spaceOf({ unread })], threads: [viewOf({ thread: threadOf({ last_position: 9 }), read_position: 0 })], ...part };
}
function replyOf(part: Partial<UnreadReply["threads"][number]> = {}): UnreadReply {
  return { threads: [{ thread: viewOf(), first_unread: 4, mentions_me: false, ...part }], more: false };
}

describe("what is new", () => {
  it("counts from the first new post on, wherever a watermark covered the thread", () => {
    const found = today(stateOf(), replyOf());
    expect(found.others.map((entry) => [entry.count, entry.isNew])).toEqual([[6, false]]);
    expect(today(stateOf(), replyOf({ first_unread: 1 })).others[0]).toMatchObject({ count: 9, isNew: true });
  });
  it("goes on counting from where one has read to since", () => {
    const threads = [viewOf({ thread: threadOf({ last_position: 9 }), read_position: 7 })];
    expect(today(stateOf({ threads }), replyOf()).others[0]?.count).toBe(2);
  });
  it("puts mentions before what is followed, and that before the rest", () => {
    const followed = viewOf({ thread: threadOf({ last_position: 9 }), level: "following", read_position: 0 });
    expect(today(stateOf({ threads: [followed] }), replyOf({ mentions_me: true })).mentions).toHaveLength(1);
    expect(today(stateOf({ threads: [followed] }), replyOf()).followed).toHaveLength(1);
  });
  it("leaves out what was read since, and names what came since and is not here", () => {
    expect(today(stateOf({ spaces: [spaceOf()] }), replyOf())).toEqual({ mentions: [], followed: [], others: [], missing: [] });
    const unread = [{ thread, last_seq: 95 }, { thread: other, last_seq: 96 }];
    const found = today(stateOf({ spaces: [spaceOf({ unread })] }), replyOf());
    expect([found.others.length, found.missing]).toEqual([1, [other]]);
  });
  it("shows without an answer what is here", () => {
    expect(today(stateOf(), undefined).others).toHaveLength(1);
  });
});
