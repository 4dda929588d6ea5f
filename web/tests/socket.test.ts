import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { backoff } from "../src/net/backoff";
import { Connection, type LinkState } from "../src/net/socket";
import type { EventFrame } from "../src/protocol/decode";
import type { ThreadId } from "../src/protocol/messages.gen";
import { type FakeWorld, fakeWorld, settled } from "./support/fakeSocket";

let world: FakeWorld;
let events: EventFrame[];
let links: LinkState[];
let signedOut: number;
let greeting: () => void;
let connection: Connection;

beforeEach(() => {
  vi.useFakeTimers();
  world = fakeWorld();
  events = [];
  links = [];
  signedOut = 0;
  greeting = () => undefined;
  connection = new Connection(world, {
    link: (state) => links.push(state),
    hello: () => greeting(),
    event: (frame) => events.push(frame),
    signedOut: () => signedOut++,
  });
});
afterEach(() => {
  connection.stop();
  vi.useRealTimers();
});

function start(): void {
  connection.start();
  world.current().greet();
}
const event = (seq: number, prev: number, topic = "space:5") => ({ seq, prev, topic, ev: "post.created", data: {} });
const seqs = (): (number | undefined)[] => events.map((frame) => frame.seq);
const thread = 7 as ThreadId;

describe("opening", () => {
  it("says hello first, without resume on a first visit", () => {
    connection.start();
    world.current().open();
    expect(world.current().sent).toEqual([{ id: 1, cmd: "hello", args: {} }]);
  });
  it("resumes from the last event taken", () => {
    start();
    world.current().say(event(110, 90));
    world.current().drop(1012);
    vi.advanceTimersByTime(500);
    world.current().open();
    expect(world.current().last("hello").args).toEqual({ resume: { epoch: "first", seq: 110 } });
  });
  it("takes the replay as it comes, and then watches for gaps again", () => {
    start();
    world.current().drop(1006);
    vi.advanceTimersByTime(500);
    world.current().greet({ status: "resumed", seq: 130 });
    world.current().say(event(125, 123));
    world.current().say(event(140, 130));
    expect(seqs()).toEqual([125, 140]);
  });
});

describe("events", () => {
  it("drops what it has", () => {
    start();
    for (const frame of [event(90, 80), event(110, 90), event(110, 90)]) world.current().say(frame);
    expect(seqs()).toEqual([110]);
  });
  it("comes back from the last whole place when one is missing", () => {
    start();
    world.current().say(event(110, 90));
    const first = world.current();
    first.say(event(120, 115));
    expect(seqs()).toEqual([110]);
    expect(first.closedWith).toBe(4000);
    vi.advanceTimersByTime(500);
    world.current().open();
    expect(world.current().last("hello").args).toEqual({ resume: { epoch: "first", seq: 110 } });
  });
  it("counts a topic that it hears from now on", () => {
    start();
    connection.joined("space:9", 120);
    world.current().say(event(121, 115, "space:9"));
    expect(seqs()).toEqual([121]);
  });
  it("passes on what has no place in the log", () => {
    start();
    world.current().say({ topic: "space:5", ev: "typing", data: {} });
    expect(events).toHaveLength(1);
  });
  it("does not stumble over a frame that is none", () => {
    vi.spyOn(console, "warn").mockReturnValue();
    start();
    world.current().say("nonsense");
    expect(events).toEqual([]);
  });
});

describe("commands", () => {
  it("gives reads no key and writes one", () => {
    start();
    void connection.send("thread.get", { thread });
    void connection.send("post.create", { thread, body: "Hello" });
    expect(world.current().last("thread.get").key).toBeUndefined();
    expect(world.current().last("post.create").key).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
  });
  it("sends an unanswered write again with the same key, in order, after hello", async () => {
    start();
    const answers: boolean[] = [];
    void connection.send("post.create", { thread, body: "one" }, "key-one-1").then((answer) => answers.push(answer.ok));
    void connection.send("post.create", { thread, body: "two" }, "key-two-2").then((answer) => answers.push(answer.ok));
    world.current().answer(world.current().last("post.create"), { post: {} });
    world.current().drop(1006);
    vi.advanceTimersByTime(500);
    world.current().greet({ status: "resumed" });
    expect(world.current().sent.map((sent) => [sent.cmd, sent.key])).toEqual([
      ["hello", undefined],
      ["post.create", "key-one-1"],
    ]);
    world.current().answer(world.current().last("post.create"), { post: {} });
    await settled();
    expect(answers).toEqual([true, true]);
  });
  it("sends what is asked on hello once, and after what was asked before", () => {
    connection.start();
    void connection.send("session.list", {});
    greeting = () => void connection.send("post.create", { thread, body: "kept" });
    world.current().greet();
    expect(world.current().sent.map((sent) => sent.cmd)).toEqual(["hello", "session.list", "post.create"]);
  });
  it("keeps what is asked while there is no connection", () => {
    connection.start();
    void connection.send("session.list", {});
    world.current().greet();
    expect(world.current().last("session.list")).toBeDefined();
  });
  it("does not keep what is worthless later", () => {
    connection.start();
    connection.mention("typing.start", { thread });
    world.current().greet();
    expect(world.current().sent.map((sent) => sent.cmd)).toEqual(["hello"]);
  });
});

describe("silence", () => {
  const lineIsGivenUpAfter = (milliseconds: number): void => {
    const { length } = world.sockets;
    const line = world.current();
    vi.advanceTimersByTime(milliseconds - 1);
    expect(line.closedWith).toBeUndefined();
    vi.advanceTimersByTime(1);
    expect(line.closedWith).toBe(4001);
    vi.advanceTimersByTime(500);
    expect(world.sockets).toHaveLength(length + 1);
  };
  const pulse = { topic: "server", ev: "server.state", data: { writable: true } };

  it("is the sign of a dead line, whether something was asked or not", () => {
    start();
    lineIsGivenUpAfter(45_000);
    world.current().greet({ status: "resumed" });
    void connection.send("session.list", {});
    lineIsGivenUpAfter(45_000);
  });
  it("is broken by whatever comes", () => {
    start();
    for (let minute = 0; minute < 60; minute++) {
      vi.advanceTimersByTime(40_000);
      world.current().say(pulse);
    }
    expect(world.sockets).toHaveLength(1);
    lineIsGivenUpAfter(45_000);
  });
  it("is asked about when somebody looks, and not borne long then", () => {
    start();
    connection.wake();
    expect(world.current().last("session.list").key).toBeUndefined();
    lineIsGivenUpAfter(5_000);
  });
  it("has the usual time again once the question was answered", async () => {
    start();
    connection.wake();
    world.current().answer(world.current().last("session.list"), { sessions: [] });
    await settled();
    lineIsGivenUpAfter(45_000);
  });
  it("is not borne while a connection opens either", () => {
    connection.start();
    lineIsGivenUpAfter(45_000);
  });
});

describe("closing", () => {
  it("goes to sign-in when the session ended, and answers what was asked", async () => {
    start();
    const asked = connection.send("session.list", {});
    world.current().drop(4401);
    vi.advanceTimersByTime(60_000);
    expect(signedOut).toBe(1);
    expect(world.sockets).toHaveLength(1);
    expect(await asked).toMatchObject({ ok: false, error: { code: "unauthenticated" } });
  });
  it("goes to sign-in when hello is refused", () => {
    connection.start();
    world.current().open();
    world.current().say({ re: 1, error: { code: "unauthenticated", message: "" } });
    expect(signedOut).toBe(1);
  });
  it("waits longer each time, and not at all when woken", () => {
    connection.start();
    for (const wait of [500, 1_000, 2_000]) {
      world.current().drop(1006);
      const count = world.sockets.length;
      vi.advanceTimersByTime(wait - 1);
      expect(world.sockets).toHaveLength(count);
      vi.advanceTimersByTime(1);
      expect(world.sockets).toHaveLength(count + 1);
    }
    world.current().drop(1006);
    const count = world.sockets.length;
    connection.wake();
    expect(world.sockets).toHaveLength(count + 1);
  });
  it("spreads reconnects between half and all of a growing span up to 30 s", () => {
    expect(backoff(0, () => 1)).toBe(500);
    expect(backoff(3, () => 0)).toBe(2_000);
    expect(backoff(3, () => 1)).toBe(4_000);
    expect(backoff(40, () => 1)).toBe(30_000);
  });
  it("ignores what a socket says after it was given up", () => {
    start();
    const first = world.current();
    first.say(event(120, 115));
    first.say(event(121, 100));
    first.drop(1006);
    vi.advanceTimersByTime(500);
    expect(events).toEqual([]);
    expect(world.sockets).toHaveLength(2);
  });
});
