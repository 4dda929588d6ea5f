import { effect, signal } from "@preact/signals";
import { newKey } from "../../net/environment";
import type { Answer, WireError } from "../../protocol/decode";
import type { CycleReply, EnterInCycle, MemberId } from "../../protocol/messages.gen";
import type { Client } from "../../state/client";
import { nobody } from "../../state/model";
import { forget, keep, names, recall } from "../../state/storage";

/** Something entered that the server has not confirmed. Its key makes sure that it is written once, however often it is sent. */
export interface UnsentEntry {
  readonly key: string;
  readonly args: EnterInCycle;
  readonly written_at: number;
  readonly error?: WireError;
}

const name = (me: MemberId, key = ""): string => `cycle_entry.${me}.${key}`;
const passing: readonly string[] = ["offline", "unavailable", "outcome_unknown", "read_only", "rate_limited", "internal", "unauthenticated"];

export const unsent = signal<readonly UnsentEntry[]>([]);
const underway = new Set<string>();

export function isPassing(error: WireError): boolean {
  return passing.includes(error.code);
}

function isUnsent(value: unknown): value is UnsentEntry {
  if (typeof value !== "object" || value === null) return false;
  const { key, args } = value as Partial<UnsentEntry>;
  return typeof key === "string" && typeof args?.words === "string" && typeof args.cycle === "number";
}

function put(me: MemberId, entry: UnsentEntry): void {
  keep(name(me, entry.key), entry);
  unsent.value = [...unsent.value.filter((one) => one.key !== entry.key), entry].sort((one, other) => one.written_at - other.written_at);
}

export function throwAway(me: MemberId, key: string): void {
  forget(name(me, key));
  unsent.value = unsent.value.filter((one) => one.key !== key);
}

async function deliver(client: Client, me: MemberId, entry: UnsentEntry): Promise<Answer<CycleReply>> {
  underway.add(entry.key);
  const answer = await client.send("cycle.enter", entry.args, entry.key);
  underway.delete(entry.key);
  // Who signed out meanwhile leaves no word in this browser.
  if (client.state.peek().me !== me) {
    unsent.value = unsent.value.filter((one) => one.key !== entry.key);
    return answer;
  }
  if (answer.ok) throwAway(me, entry.key);
  else put(me, { ...entry, error: answer.error });
  return answer;
}

/** Keeps it in this browser, then sends it: at once, or by itself when there is a network again. */
export function enter(client: Client, args: EnterInCycle): { readonly key: string; readonly sent: Promise<Answer<CycleReply>> } {
  const me = client.state.peek().me;
  const entry: UnsentEntry = { key: newKey(), args, written_at: Date.now() };
  put(me, entry);
  return { key: entry.key, sent: deliver(client, me, entry) };
}

/** The same again, changed: what was refused was not written, so it is another request. */
export function again(client: Client, before: UnsentEntry, args: EnterInCycle): void {
  throwAway(client.state.peek().me, before.key);
  void enter(client, args);
}

function takeUp(client: Client): void {
  const { me } = client.state.peek();
  if (me === nobody) return;
  unsent.value = names(name(me)).map(recall).filter(isUnsent).sort((one, other) => one.written_at - other.written_at);
  for (const entry of unsent.peek()) {
    if (underway.has(entry.key) || (entry.error && !isPassing(entry.error))) continue;
    void deliver(client, me, entry);
  }
}

let isWatching = false;

/** From here on what waits goes out whenever there is a connection, on whichever screen. */
export function watch(client: Client): void {
  if (isWatching) return;
  isWatching = true;
  effect(() => {
    const isOpen = client.link.value === "open";
    void client.standing.value;
    if (isOpen) takeUp(client);
  });
}
