import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SpaceId, ThreadId } from "../src/protocol/messages.gen";
import { loadPosts } from "../src/features/thread/actions";
import { Client } from "../src/state/client";
import { type FakeWorld, fakeWorld, hello, settled } from "./support/fakeSocket";
import { askAPartner, author, dana, owen, postOf, spaceOf, threadOf, viewOf } from "./support/samples";

let world: FakeWorld;
let client: Client;
const thread = 7 as ThreadId;

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  world = fakeWorld();
  client = new Client(world);
  client.start();
  world.current().greet({ spaces: [spaceOf()] });
});
afterEach(() => {
  client.signedOut();
  vi.useRealTimers();
});

const created = (position: number, seq: number, prev: number, by = owen) => ({
  seq,
  prev,
  topic: "space:5",
  ev: "post.created",
  data: { post: postOf(position, { author: author(by) }) },
});
const positions = (): number[] => client.state.value.posts.map((post) => post.position).sort();

describe("somebody else who signed in with this browser", () => {
  it("sees nothing of who was here before, and sends nothing for them", async () => {
    client.hold(thread);
    const asked = loadPosts(client, thread, { after: 0 });
    world.current().answer(world.current().last("post.list"), { thread: viewOf(), posts: [postOf(1)] }, 100);
    await asked;
    world.current().drop(1012);
    const sent = client.send("post.delete", { post: postOf(1).id });
    vi.advanceTimersByTime(5_000);
    world.current().greet({ me: owen, status: "resumed", spaces: [] });
    expect(await sent).toEqual({ ok: false, error: { code: "unauthenticated" } });
    expect(client.state.value.posts).toEqual([]);
    expect(world.sockets).toHaveLength(3);
    world.current().open();
    expect(world.current().last("hello").args).toEqual({});
    world.current().answer(world.current().last("hello"), hello({ me: owen, spaces: [] }));
    expect(client.state.value.me).toBe(owen.id);
    expect(client.standing.value).toBe("signed_in");
    expect(world.sockets.flatMap((socket) => socket.sent).some((one) => one.cmd === "post.delete")).toBe(false);
  });
  it("starts afresh when they sign in on this very page", () => {
    client.restart();
    expect(client.state.value.spaces).toEqual([]);
    expect(world.sockets).toHaveLength(2);
    world.current().greet({ me: owen });
    expect(client.state.value.me).toBe(owen.id);
  });
});

describe("reads and events", () => {
  it("puts an event that overtook a read on top of its answer", async () => {
    client.hold(thread);
    const asked = loadPosts(client, thread, { after: 0 });
    world.current().say(created(2, 101, 90));
    world.current().answer(world.current().last("post.list"), { thread: viewOf(), posts: [postOf(1)] }, 100);
    await asked;
    expect(positions()).toEqual([1, 2]);
    expect(client.state.value.threads[0]?.thread.last_position).toBe(2);
  });
  it("takes an answer that is ahead of the events, and then the events", async () => {
    client.hold(thread);
    const asked = loadPosts(client, thread, { after: 0 });
    const ahead = viewOf({ thread: threadOf({ last_position: 2, last_seq: 101 }) });
    world.current().answer(world.current().last("post.list"), { thread: ahead, posts: [postOf(1), postOf(2)] }, 101);
    await asked;
    world.current().say(created(2, 101, 90));
    expect(positions()).toEqual([1, 2]);
  });
  it("does not gather posts of threads that nobody reads", () => {
    world.current().say(created(2, 101, 90));
    expect(client.state.value.posts).toEqual([]);
    expect(client.state.value.spaces[0]?.unread).toEqual([{ thread: 7, last_seq: 101 }]);
  });
  it("asks for a thread that rises into a list which had not come down to it", () => {
    client.lists.value = new Map([[askAPartner.id, { oldest: 50, more: true }]]);
    world.current().say(created(2, 101, 90));
    expect(world.current().last("thread.get").args).toEqual({ thread: 7 });
  });
  it("hears a space that it gained without seeing a gap", () => {
    const space = { ...askAPartner, id: 9 as SpaceId };
    world.current().say({ seq: 140, prev: 99, topic: "member:1", ev: "space.gained", data: { space, role: "member" } });
    const post = postOf(1, { space: space.id, thread: 70 as ThreadId });
    world.current().say({ seq: 141, prev: 135, topic: "space:9", ev: "post.created", data: { post } });
    expect(world.sockets).toHaveLength(1);
    expect(client.state.value.spaces[1]?.unread).toHaveLength(1);
  });
  it("hears a new channel for everybody without seeing a gap", () => {
    const space = { ...askAPartner, id: 9 as SpaceId };
    world.current().say({ seq: 140, prev: 99, topic: "network", ev: "space.changed", data: { space } });
    world.current().say({ seq: 143, prev: 140, topic: "space:9", ev: "space.changed", data: { space: { ...space, name: "x" } } });
    expect(client.state.value.spaces[1]).toMatchObject({ role: "none", space: { name: "x" } });
  });
  it("says that the server cannot save, until it can again", () => {
    world.current().say({ topic: "server", ev: "server.state", data: { writable: false } });
    expect(client.state.value.writable).toBe(false);
    world.current().say({ topic: "server", ev: "server.state", data: { writable: true } });
    expect(client.state.value.writable).toBe(true);
    const before = client.state.value;
    world.current().say({ topic: "server", ev: "server.state", data: { writable: true } });
    expect(client.state.value).toBe(before);
  });
  it("says that somebody is writing, for six seconds", () => {
    world.current().say({ topic: "space:5", ev: "typing", data: { thread, member: { id: owen.id, name: owen.name } } });
    expect(client.state.value.typing).toHaveLength(1);
    vi.advanceTimersByTime(6_200);
    expect(client.state.value.typing).toEqual([]);
  });
});

describe("starting afresh", () => {
  it("asks the screens to load again, and keeps what they show until then", () => {
    client.change((state) => ({ ...state, threads: [viewOf()], posts: [postOf(1)] }));
    const before = client.generation.value;
    world.current().drop(1012);
    vi.advanceTimersByTime(500);
    world.current().greet({ status: "resync", seq: 900, epoch: "second", spaces: [spaceOf()] });
    expect(client.generation.value).toBe(before + 1);
    expect(client.state.value.threads).toHaveLength(1);
  });
  it("drops what is in a space that is gone", () => {
    client.change((state) => ({ ...state, threads: [viewOf()], posts: [postOf(1)] }));
    world.current().drop(1012);
    vi.advanceTimersByTime(500);
    world.current().greet({ status: "resync", seq: 900, spaces: [] });
    expect(client.state.value.threads).toEqual([]);
    expect(client.state.value.posts).toEqual([]);
  });
  it("shows the next person nothing of the one before", () => {
    client.change((state) => ({ ...state, threads: [viewOf()] }));
    world.current().drop(4401);
    expect(client.standing.value).toBe("signed_out");
    expect(client.state.value.threads).toEqual([]);
    expect(client.state.value.spaces).toEqual([]);
  });
});

describe("the outbox", () => {
  const body = "Listener-first worked in both rooms.";
  const own = postOf(2, { author: author(dana), body });

  it("shows a post at once and keeps one when answer and event have come", async () => {
    client.hold(thread);
    client.outbox.add({ thread, body });
    expect(client.outbox.posts.value).toHaveLength(1);
    world.current().answer(world.current().last("post.create"), { post: own });
    await settled();
    world.current().say({ ...created(2, 101, 90), data: { post: own } });
    expect(client.outbox.posts.value).toEqual([]);
    expect(positions()).toEqual([2]);
  });
  it("survives closing the page, and sends itself once with the same key", async () => {
    world.current().drop(1006);
    client.outbox.add({ thread, body });
    const key = client.outbox.posts.value[0]?.key;

    const later = new Client(world);
    later.start();
    world.current().greet();
    await settled();
    expect(world.current().last("post.create")).toMatchObject({ key, args: { thread, body } });
    world.current().answer(world.current().last("post.create"), { post: own });
    await settled();
    expect(later.outbox.posts.value).toEqual([]);
    later.signedOut();
  });
  it("keeps a refused post with its reason, and sends it again with the same key", async () => {
    client.outbox.add({ thread, body });
    const first = world.current().last("post.create");
    world.current().say({ re: first.id, error: { code: "read_only", message: "" } });
    await settled();
    expect(client.outbox.posts.value[0]?.error?.code).toBe("read_only");
    expect(client.state.value.writable).toBe(false);
    client.outbox.retry(client.outbox.posts.value[0]?.key ?? "");
    expect(world.current().last("post.create").key).toBe(first.key);
  });
  const second = { thread, body: "And then?" };
  const sent = () => world.current().sent.filter((one) => one.cmd === "post.create");
  it("sends what waited in this browser once, however the connection came", async () => {
    world.current().drop(1006);
    client.outbox.add({ thread, body });
    const later = new Client(world);
    later.start();
    world.current().greet();
    await settled();
    expect(sent()).toHaveLength(1);
    later.signedOut();
  });
  it("sends the posts of a thread one after another, and waits behind one that has to try again", async () => {
    client.outbox.add({ thread, body });
    client.outbox.add(second);
    expect(sent()).toHaveLength(1);
    world.current().say({ re: sent()[0]?.id, error: { code: "unavailable", message: "" } });
    await settled();
    client.outbox.add({ thread, body: "And then what?" });
    expect(sent()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(5_000);
    world.current().answer(world.current().last("post.create"), { post: own });
    await settled();
    expect(sent().map((one) => one.args.body)).toEqual([body, body, second.body]);
  });
  it("goes on behind a post that is refused for good", async () => {
    client.outbox.add({ thread, body });
    client.outbox.add(second);
    world.current().say({ re: sent()[0]?.id, error: { code: "closed", message: "" } });
    await settled();
    expect(world.current().last("post.create").args.body).toBe(second.body);
  });
  it("loses none that two tabs write without a network", async () => {
    world.current().drop(1006);
    const other = new Client(world);
    other.outbox.open(dana.id);
    client.outbox.add({ thread, body });
    vi.advanceTimersByTime(1);
    other.outbox.add(second);
    other.signedOut();
    client.signedOut();

    const later = new Client(world);
    later.outbox.open(dana.id);
    expect(later.outbox.posts.value.map((post) => post.args.body)).toEqual([body, second.body]);
    later.outbox.close();
  });
  it("does not send what another tab took back", () => {
    world.current().drop(1006);
    client.outbox.add({ thread, body });
    const first = client.outbox.posts.value[0]?.key ?? "";
    client.outbox.add(second);
    const other = new Client(world);
    other.outbox.open(dana.id);
    other.outbox.remove(client.outbox.posts.value[1]?.key ?? "");
    client.outbox.remove(first);
    client.outbox.open(dana.id);
    expect(client.outbox.posts.value).toEqual([]);
    other.signedOut();
  });
  it("does not show one person's unsent words to the next", () => {
    world.current().drop(1006);
    client.outbox.add({ thread, body });
    client.signedOut();
    client.start();
    world.current().greet({ me: owen });
    expect(client.outbox.posts.value).toEqual([]);
  });
});
