import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { SpaceId, ThreadId } from "../src/protocol/messages.gen";
import { Client } from "../src/state/client";
import { Keeper } from "../src/state/keeper";
import type { Kept } from "../src/state/kept";
import { emptyState } from "../src/state/model";
import { fakeWorld, type FakeWorld, settled } from "./support/fakeSocket";
import { dana, owen, postOf, spaceOf, viewOf } from "./support/samples";

let world: FakeWorld;
let client: Client;
let shelf: Kept | undefined;
const thread = 7 as ThreadId;
const { me: _, online: __, typing: ___, writable: ____, ...nothing } = emptyState;
const read: Kept = {
  snapshot: { ...nothing, me: dana.id, spaces: [spaceOf()], threads: [viewOf()], posts: [postOf(1)], members: [dana] },
  lists: [[5 as SpaceId, { oldest: 0, more: false }]],
};

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  shelf = undefined;
  world = fakeWorld();
  client = new Client(world);
  const keep = async (kept: Kept): Promise<void> => void (shelf = kept);
  new Keeper(client, { keep, recall: async () => shelf, forget: async () => void (shelf = undefined) }).start();
  client.start();
});
afterEach(() => {
  client.signedOut();
  vi.useRealTimers();
});

it("keeps what was read, a moment later and not for every post", async () => {
  world.current().greet({ spaces: [spaceOf()] });
  client.change((state) => ({ ...state, threads: [viewOf()], posts: [postOf(1)] }));
  expect(shelf).toBeUndefined();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(shelf?.snapshot.posts).toHaveLength(1);
  expect(shelf?.snapshot.me).toBe(dana.id);
});

it("shows it when the server cannot be reached, and gives way when it can", async () => {
  shelf = read;
  world.current().drop(1006);
  await settled();
  expect(client.standing.value).toBe("signed_in");
  expect(client.isCopy.value).toBe(true);
  expect(client.state.value.posts).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1_000);
  const before = client.generation.value;
  world.current().greet({ spaces: [spaceOf()] });
  expect(client.isCopy.value).toBe(false);
  expect(client.generation.value).toBe(before + 1);
  expect(client.state.value.posts.map((post) => post.thread)).toEqual([thread]);
});

it("shows nobody what another one read", async () => {
  shelf = read;
  world.current().drop(1006);
  await settled();
  await vi.advanceTimersByTimeAsync(1_000);
  world.current().greet({ me: owen, spaces: [] });
  expect(client.state.value.posts).toEqual([]);
  expect(client.state.value.threads).toEqual([]);
  expect(client.lists.value.size).toBe(0);
});

it("forgets all of it when one is signed out, also what was about to be kept", async () => {
  world.current().greet({ spaces: [spaceOf()] });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(shelf).toBeDefined();
  client.change((state) => ({ ...state, posts: [postOf(1)] }));
  world.current().drop(4401);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(shelf).toBeUndefined();
});
