import { describe, expect, it } from "vitest";
import type { Events, MemberId, PostId, SpaceId, ThreadId } from "../src/protocol/messages.gen";
import { applyFrame } from "../src/state/apply";
import type { State } from "../src/state/model";
import { askAPartner, author, dana, owen, postOf, spaceOf, stateOf, threadOf, viewOf } from "./support/samples";

function after<E extends keyof Events>(state: State, ev: E, data: Events[E], seq = 120, now = 0): State {
  return applyFrame(state, { seq, prev: 100, topic: "space:5", ev, data }, now);
}
const unread = (state: State) => state.spaces[0]?.unread;

describe("post.created", () => {
  it("adds the post, moves the thread up and makes it unread", () => {
    const next = after(stateOf(), "post.created", { post: postOf(2) });
    expect(next.posts.map((post) => post.position)).toEqual([1, 2]);
    expect(next.threads[0]?.thread).toMatchObject({ last_post_at: 2_002, last_seq: 120, last_position: 2 });
    expect(unread(next)).toEqual([{ thread: 7, last_seq: 120 }]);
  });
  it("replaces an older mark of the same thread", () => {
    const before = stateOf({ spaces: [spaceOf({ unread: [{ thread: 7 as ThreadId, last_seq: 110 }] })] });
    expect(unread(after(before, "post.created", { post: postOf(2) }))).toEqual([{ thread: 7, last_seq: 120 }]);
  });
  it("leaves one's own post read", () => {
    const before = stateOf({ spaces: [spaceOf({ unread: [{ thread: 7 as ThreadId, last_seq: 110 }] })] });
    const next = after(before, "post.created", { post: postOf(2, { author: author(dana) }) });
    expect(unread(next)).toEqual([]);
    expect(next.threads[0]?.read_position).toBe(2);
  });
  it("keeps one of a post that the answer already gave", () => {
    const before = stateOf({ posts: [postOf(1), postOf(2)] });
    expect(after(before, "post.created", { post: postOf(2) }).posts).toHaveLength(2);
  });
  it("does not set back a post that was loaded in a later version", () => {
    const before = stateOf({ posts: [postOf(2, { revision: 3, body: "newer" })] });
    expect(after(before, "post.created", { post: postOf(2) }).posts[0]?.body).toBe("newer");
  });
  it("names the newest hundred unread threads", () => {
    const many = Array.from({ length: 100 }, (_, at) => ({ thread: (at + 100) as ThreadId, last_seq: at }));
    const next = after(stateOf({ spaces: [spaceOf({ unread: many })] }), "post.created", { post: postOf(2) });
    expect(unread(next)).toHaveLength(100);
    expect(unread(next)?.at(-1)).toEqual({ thread: 7, last_seq: 120 });
  });
  it("ends the line that says its author is writing", () => {
    const typing = [{ thread: 7 as ThreadId, member: { id: owen.id, name: owen.name }, until: 9 }];
    expect(after(stateOf({ typing }), "post.created", { post: postOf(2) }).typing).toEqual([]);
  });
});

describe("posts and reactions", () => {
  it("post.edited replaces the post", () => {
    const post = postOf(1, { body: "changed", revision: 2, edited_at: 9 });
    expect(after(stateOf(), "post.edited", { post }).posts).toEqual([post]);
  });
  it("post.edited of a post that is not loaded changes nothing", () => {
    expect(after(stateOf({ posts: [] }), "post.edited", { post: postOf(1) }).posts).toEqual([]);
  });
  it("post.deleted leaves its mark", () => {
    const post = postOf(1, { body: "", content: [], deleted: true });
    expect(after(stateOf(), "post.deleted", { post }).posts).toEqual([post]);
  });
  it("reactions come once and go", () => {
    const post = 1001 as PostId;
    const thread = 7 as ThreadId;
    const reaction = { kind: "helpful" as const, member: { id: owen.id, name: owen.name } };
    const once = after(stateOf(), "reaction.added", { post, thread, reaction });
    const twice = after(once, "reaction.added", { post, thread, reaction });
    expect(twice.posts[0]?.reactions).toEqual([reaction]);
    const gone = after(twice, "reaction.removed", { post, thread, kind: "helpful", member: owen.id });
    expect(gone.posts[0]?.reactions).toEqual([]);
  });
});

describe("threads", () => {
  it("thread.created adds it unread and normal, and keeps what is known of it", () => {
    const thread = threadOf({ id: 8 as ThreadId });
    const next = after(stateOf(), "thread.created", { thread });
    expect(next.threads[1]).toEqual({ thread, level: "normal", read_position: 0, kept_seq: 0 });
    const own = stateOf({ threads: [viewOf({ read_position: 1 })] });
    expect(after(own, "thread.created", { thread: threadOf() }).threads).toEqual([viewOf({ read_position: 1 })]);
  });
  it("thread.changed replaces the thread and keeps the reader's own part", () => {
    const before = stateOf({ threads: [viewOf({ level: "following", read_position: 4 })] });
    const next = after(before, "thread.changed", { thread: threadOf({ pinned: true }) });
    expect(next.threads[0]).toMatchObject({ level: "following", read_position: 4, thread: { pinned: true } });
  });
  it("thread.removed takes its posts and its unread mark along", () => {
    const before = stateOf({ spaces: [spaceOf({ unread: [{ thread: 7 as ThreadId, last_seq: 9 }] })] });
    const next = after(before, "thread.removed", { thread: 7 as ThreadId, space: askAPartner.id });
    expect([next.threads, next.posts, unread(next)]).toEqual([[], [], []]);
  });
  it("thread.removed from the old space spares a thread that is in the new one already", () => {
    const moved = stateOf({ threads: [viewOf({ thread: threadOf({ space: 6 as SpaceId }) })] });
    const next = after(moved, "thread.removed", { thread: 7 as ThreadId, space: askAPartner.id });
    expect(next.threads).toHaveLength(1);
  });
  it("thread.read sets the position and the mark", () => {
    const data = { thread: 7 as ThreadId, space: askAPartner.id, position: 3, last_seq: 118, kept_seq: 117 };
    const marked = after(stateOf(), "thread.read", { ...data, unread: true });
    expect(marked.threads[0]).toMatchObject({ read_position: 3, kept_seq: 117 });
    expect(unread(marked)).toEqual([{ thread: 7, last_seq: 118 }]);
    expect(unread(after(marked, "thread.read", { ...data, unread: false }))).toEqual([]);
  });
  it("thread.followed sets the level", () => {
    const next = after(stateOf(), "thread.followed", { thread: 7 as ThreadId, level: "muted" });
    expect(next.threads[0]?.level).toBe("muted");
  });
});

describe("spaces", () => {
  it("space.read forgets the marks up to the watermark", () => {
    const marks = [{ thread: 7 as ThreadId, last_seq: 110 }, { thread: 8 as ThreadId, last_seq: 115 }];
    const next = after(stateOf({ spaces: [spaceOf({ unread: marks })] }), "space.read", { space: askAPartner.id, watermark: 110 });
    expect(next.spaces[0]).toMatchObject({ watermark: 110, unread: [{ thread: 8, last_seq: 115 }] });
  });
  it("space.changed and space.followed change it in place", () => {
    const renamed = after(stateOf(), "space.changed", { space: { ...askAPartner, name: "ask" } });
    expect(renamed.spaces[0]?.space.name).toBe("ask");
    expect(after(renamed, "space.followed", { space: askAPartner.id, level: "following" }).spaces[0]?.level).toBe("following");
  });
  it("space.changed tells of a new space for the whole network", () => {
    const space = { ...askAPartner, id: 6 as SpaceId };
    const next = after(stateOf(), "space.changed", { space }, 140);
    expect(next.spaces[1]).toEqual({ space, role: "none", level: "normal", watermark: 140, unread: [] });
  });
  it("space.gained starts with nothing unread; for a known space it tells the role", () => {
    const space = { ...askAPartner, id: 6 as SpaceId };
    const next = after(stateOf(), "space.gained", { space, role: "member" }, 140);
    expect(next.spaces[1]).toEqual({ space, role: "member", level: "normal", watermark: 140, unread: [] });
    const steward = after(stateOf(), "space.gained", { space: askAPartner, role: "steward" });
    expect(steward.spaces).toHaveLength(1);
    expect(steward.spaces[0]?.role).toBe("steward");
  });
  it("space.lost takes everything in it along", () => {
    const next = after(stateOf(), "space.lost", { space: askAPartner.id });
    expect([next.spaces, next.threads, next.posts]).toEqual([[], [], []]);
  });
});

describe("people", () => {
  it("member.changed and organisation.changed add or replace", () => {
    const renamed = after(stateOf(), "member.changed", { member: { ...dana, name: "Dana W." } });
    expect(renamed.members.map((one) => one.name)).toEqual(["Dana W."]);
    expect(after(renamed, "member.changed", { member: owen }).members).toHaveLength(2);
    const organisation = { id: 3 as never, kind: "isd" as const, name: "Three Pines ISD" };
    expect(after(stateOf(), "organisation.changed", { organisation }).organisations).toEqual([organisation]);
  });
  it("presence and typing pass by", () => {
    const present = after(stateOf({ online: [1 as MemberId, 3 as MemberId] }), "presence", { online: [2 as MemberId], offline: [3 as MemberId] });
    expect(present.online).toEqual([1, 2]);
    const member = { id: owen.id, name: owen.name };
    const typing = after(stateOf(), "typing", { thread: 7 as ThreadId, member }, 0, 1_000);
    expect(typing.typing).toEqual([{ thread: 7, member, until: 7_000 }]);
  });
  it("session.ended is no business of the screen", () => {
    const state = stateOf();
    expect(after(state, "session.ended", { session: 1 as never })).toBe(state);
  });
  it("an event of a newer server changes nothing", () => {
    const state = stateOf();
    expect(applyFrame(state, { seq: 120, prev: 1, topic: "space:5", ev: "plan.changed", data: {} })).toBe(state);
    expect(applyFrame(state, { seq: 120, prev: 1, topic: "space:5", ev: "toString", data: {} })).toBe(state);
  });
});
