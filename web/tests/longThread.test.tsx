import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ThreadPage } from "../src/features/thread/View";
import { en } from "../src/i18n/en";
import type { MemberId, Post, ThreadId } from "../src/protocol/messages.gen";
import { Client } from "../src/state/client";
import { ClientContext } from "../src/state/context";
import { Toasts } from "../src/ui/Notice";
import { type FakeWorld, fakeWorld, settled } from "./support/fakeSocket";
import { author, dana, owen, postOf, spaceOf, threadOf, viewOf } from "./support/samples";

const drawn = vi.hoisted(() => ({ avatars: 0 }));
vi.mock("../src/ui/Avatar", () => ({
  Avatar: ({ online }: { readonly online?: boolean }) => {
    drawn.avatars++;
    return <span class={online ? "avatar online" : "avatar"} />;
  },
}));

const thread = 7 as ThreadId;
const view = viewOf({ thread: threadOf({ last_position: 60, last_seq: 95 }), read_position: 19 });
const pageOf = (from: number, to: number): Post[] => Array.from({ length: to - from + 1 }, (_, at) => postOf(from + at));

let world: FakeWorld;
let client: Client;
let root: HTMLElement;

beforeEach(async () => {
  vi.useFakeTimers();
  world = fakeWorld();
  client = new Client(world);
  client.start();
  world.current().greet({ spaces: [spaceOf()] });
  root = document.createElement("div");
  document.body.append(root);
  Element.prototype.scrollIntoView = () => undefined;
  window.scrollBy = () => undefined;
  vi.stubGlobal("matchMedia", () => Object.assign(new EventTarget(), { matches: true }));
  await open();
  drawn.avatars = 0;
});
afterEach(() => {
  render(null, root);
  root.remove();
  client.signedOut();
  vi.useRealTimers();
});

async function open(): Promise<void> {
  const screen = <ClientContext.Provider value={client}><main tabIndex={-1}><ThreadPage thread={thread} /></main><Toasts /></ClientContext.Provider>;
  await say(() => render(screen, root));
  await say(() => world.current().answer(world.current().last("post.list"), { thread: view, posts: pageOf(17, 41), first_unread: 20 }, 100));
  expect(ids()).toHaveLength(12);
  // The rest of the page follows by itself.
  for (let piece = 0; piece < 6; piece++) await say(() => void vi.advanceTimersByTime(1));
  expect(ids()).toHaveLength(25);
}

async function say(run: () => void): Promise<void> {
  await act(async () => {
    run();
    await settled();
  });
}

const happen = (ev: string, data: unknown): Promise<void> => say(() => world.current().say({ topic: "space:5", ev, data }));
const button = (side: string): HTMLButtonElement | null => root.querySelector(`[data-more=${side}]`);
const ids = (): string[] => [...root.querySelectorAll("article")].map((post) => post.id);

it("draws only the posts that something happened to", async () => {
  await happen("typing", { thread, member: { id: owen.id, name: owen.name } });
  const read = { thread, space: 5, position: 25, unread: true, last_seq: 95, kept_seq: 0 };
  await say(() => world.current().say({ seq: 101, prev: 0, topic: "member:1", ev: "thread.read", data: read }));
  expect(drawn.avatars).toBe(0);
  const reaction = { kind: "helpful", member: { id: dana.id, name: dana.name } };
  await say(() => world.current().say({ seq: 102, prev: 0, topic: "space:5", ev: "reaction.added", data: { post: postOf(20).id, reaction } }));
  expect(drawn.avatars).toBe(1);
  expect(root.querySelector("#post-20 .reaction")?.textContent).toContain(en["reaction.helpful"]);
});

it("still shows on all of somebody's posts that they came, and folds them when they are blocked", async () => {
  await happen("presence", { online: [owen.id], offline: [] });
  expect(root.querySelectorAll("article .online")).toHaveLength(25);
  const other = author({ ...dana, id: 3 as MemberId, name: "Marisol" });
  await say(() => client.change((state) => ({ ...state, posts: state.posts.map((post) => (post.position === 20 ? { ...post, author: other } : post)) })));
  await say(() => client.change((state) => ({ ...state, blocked: [owen.id] })));
  expect([...root.querySelectorAll("article")].filter((post) => post.textContent?.includes(en["block.folded"]))).toHaveLength(24);
});

it("leads who presses for more to the first of it, at either end", async () => {
  button("later")?.focus();
  await say(() => button("later")?.click());
  expect(world.current().last("post.list").args).toMatchObject({ after: 41 });
  await say(() => world.current().answer(world.current().last("post.list"), { thread: view, posts: pageOf(42, 60) }, 100));
  expect(button("later")).toBeNull();
  expect(document.activeElement?.id).toBe("post-42");
  button("earlier")?.focus();
  await say(() => button("earlier")?.click());
  expect(world.current().last("post.list").args).toMatchObject({ before: 17 });
  await say(() => world.current().answer(world.current().last("post.list"), { thread: view, posts: pageOf(1, 16) }, 100));
  expect(button("earlier")).toBeNull();
  expect(document.activeElement?.id).toBe("post-16");
  expect(ids()).toHaveLength(60);
});

it("asks once for what is on its way, says so when it is refused, and asks again when it is pressed", async () => {
  const asked = (): number => world.current().sent.filter((one) => one.cmd === "post.list").length;
  const before = asked();
  await say(() => button("later")?.click());
  await say(() => button("later")?.click());
  expect(asked()).toBe(before + 1);
  await say(() => world.current().say({ re: world.current().last("post.list").id, error: { code: "rate_limited", message: "" } }));
  expect(root.querySelector(".toasts")?.textContent).not.toBe("");
  await say(() => button("later")?.click());
  expect(asked()).toBe(before + 2);
});

it("opens a thread that was read through by a page again, and grows it without asking anybody", async () => {
  await say(() => button("later")?.click());
  await say(() => world.current().answer(world.current().last("post.list"), { thread: view, posts: pageOf(42, 60) }, 100));
  expect(ids()).toHaveLength(44);
  await say(() => render(null, root));
  await open();
  expect(ids()).toHaveLength(25);
  const asked = world.current().sent.length;
  await say(() => button("later")?.click());
  expect(ids().slice(-19)).toEqual(pageOf(42, 60).map((post) => `post-${post.position}`));
  expect(button("later")).toBeNull();
  expect(world.current().sent).toHaveLength(asked);
  await say(() => world.current().say({ seq: 101, prev: 95, topic: "space:5", ev: "post.created", data: { post: postOf(61) } }));
  expect(ids().slice(-1)).toEqual(["post-61"]);
});
