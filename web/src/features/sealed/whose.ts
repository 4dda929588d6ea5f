import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../../i18n/t";
import type { CycleLine, MemberId, MemberRef, SpaceId, SpaceView } from "../../protocol/messages.gen";
import type { Client } from "../../state/client";
import { useClient } from "../../state/context";
import { spaceView, unreadOf } from "../../state/select";
import { keep, recall } from "../../state/storage";

/** What a space in confidence belongs to, which it does for ever. The server tells it by two lists, of peer threads and of cycles. */
type Whose = "peers" | "cycles" | "journal";
type Known = Readonly<Record<SpaceId, Whose>>;

const name = (me: MemberId): string => `sealed.${me}`;
const cyclesName = (me: MemberId): string => `cycles.${me}`;
/** Counts up whenever the lists said something new; what they said is kept in this browser. */
const heard = signal(0);
/** For whom it is being asked. */
let underway: MemberId | undefined;

/** With whom, about what and at which stage, so that a number can be entered without a network. No words of any record; signing out clears it. */
export function keepCycles(me: MemberId, lines: readonly CycleLine[]): void {
  keep(cyclesName(me), lines);
}

export function keptCycles(me: MemberId): readonly CycleLine[] | undefined {
  const kept = recall(cyclesName(me));
  return Array.isArray(kept) ? (kept as readonly CycleLine[]) : undefined;
}

export function otherOf(line: CycleLine, me: MemberId): MemberRef {
  return line.coach.id === me ? line.teacher : line.coach;
}

function knownTo(me: MemberId): Known {
  void heard.value;
  const kept = recall(name(me));
  return typeof kept === "object" && kept !== null ? (kept as Known) : {};
}

const isSealed = ({ space }: SpaceView): boolean => space.visibility === "sealed";

async function ask(client: Client): Promise<void> {
  const { me, spaces } = client.state.peek();
  if (underway === me) return;
  underway = me;
  const [peers, cycles] = await Promise.all([client.send("peer.list", {}), client.send("cycle.list", {})]);
  if (underway === me) underway = undefined;
  if (!peers.ok || !cycles.ok || client.state.peek().me !== me) return;
  const known: Record<SpaceId, Whose> = {};
  for (const view of spaces) if (isSealed(view)) known[view.space.id] = "journal";
  for (const { space } of peers.value.threads) if (space !== undefined) known[space] = "peers";
  for (const { space } of cycles.value.cycles) if (space !== undefined) known[space] = "cycles";
  keepCycles(me, cycles.value.cycles);
  keep(name(me), known);
  heard.value++;
  // What came while it was asked.
  if (client.state.peek().spaces.some((view) => isSealed(view) && known[view.space.id] === undefined)) void ask(client);
}

function useAsking(isWanted: boolean): void {
  const client = useClient();
  const isOpen = client.link.value === "open";
  useEffect(() => {
    if (isWanted && isOpen) void ask(client);
  }, [isWanted, isOpen, client.state.value.spaces.length]);
}

/** The cycle of which this is the talk; `null` where it is something else, and nothing as long as that is not known. */
export type Talk = CycleLine | null | undefined;

/** Of an untitled thread in confidence; nothing is asked about any other. */
export function useTalk(space: SpaceId | undefined, isUntitled: boolean): Talk {
  const { me } = useClient().state.value;
  const whose = isUntitled && space !== undefined ? knownTo(me)[space] : "peers";
  const line = whose === "cycles" ? keptCycles(me)?.find((one) => one.space === space) : null;
  const talk = whose === undefined ? undefined : line;
  useAsking(talk === undefined);
  return talk;
}

/** "Coaching with Lena Fischer"; until it is known what it is, words that fit both. */
export function talkTitle(talk: Talk, me: MemberId): string {
  if (talk) return t("cycles.talk_with", { name: otherOf(talk, me).name });
  return t(talk === null ? "sealed.message" : "sealed.place");
}

/** At which place of the network one is in a space in confidence; elsewhere nothing, and `lost` until it is known. */
export function usePlaceOf(space: SpaceId | undefined): Whose | "lost" | undefined {
  const state = useClient().state.value;
  const view = spaceView(state, space);
  const whose = view && isSealed(view) ? (knownTo(state.me)[view.space.id] ?? "lost") : undefined;
  useAsking(whose === "lost");
  return whose;
}

/** In how many of one's own threads there is something new, at a place of the network that is made of such spaces. */
export function useUnreadIn(place: string): number {
  const state = useClient().state.value;
  // What waits of reflections is said by their own screens, which count otherwise.
  const isCounted = place === "peers" || place === "cycles";
  const fresh = state.spaces.filter((view) => isCounted && isSealed(view) && unreadOf(state, view).length > 0);
  const known = fresh.length > 0 ? knownTo(state.me) : {};
  useAsking(fresh.some(({ space }) => known[space.id] === undefined));
  return fresh.filter(({ space }) => known[space.id] === place).reduce((sum, view) => sum + unreadOf(state, view).length, 0);
}
