import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../../i18n/t";
import type { CycleLine, MemberId, MemberRef, Seq, ThreadId } from "../../protocol/messages.gen";
import type { Client } from "../../state/client";
import { useClient } from "../../state/context";
import { keep, recall } from "../../state/storage";

const name = (me: MemberId): string => `cycles.${me}`;

/** With whom, about what and at which stage, so that a number can be entered without a network. No words of any record; signing out clears it. */
export function keepCycles(me: MemberId, lines: readonly CycleLine[]): void {
  keep(name(me), lines);
}

export function keptCycles(me: MemberId): readonly CycleLine[] | undefined {
  const kept = recall(name(me));
  return Array.isArray(kept) ? (kept as readonly CycleLine[]) : undefined;
}

export function otherOf(line: CycleLine, me: MemberId): MemberRef {
  return line.coach.id === me ? line.teacher : line.coach;
}

/** As of when the list was asked for, and by whom. */
const asked = signal<{ readonly me: MemberId; readonly cycles: Seq } | undefined>(undefined);
let isUnderway = false;

async function ask(client: Client): Promise<void> {
  if (isUnderway) return;
  isUnderway = true;
  const { me, cycles } = client.state.peek();
  const answer = await client.send("cycle.list", {});
  isUnderway = false;
  if (!answer.ok || client.state.peek().me !== me) return;
  keepCycles(me, answer.value.cycles);
  asked.value = { me, cycles };
  // Asked again for what changed meanwhile.
  if (client.state.peek().cycles !== cycles) void ask(client);
}

/**
 * The cycle whose talk this is, if it is one: it has no title of its own, as private messages have none. `null` says that it is
 * no talk, nothing that it is not known yet.
 */
export type Talk = CycleLine | null | undefined;

export function useTalk(thread: ThreadId | undefined, isUntitled: boolean): Talk {
  const client = useClient();
  const { me, cycles } = client.state.value;
  const isOpen = client.link.value === "open";
  const isAsked = asked.value?.me === me && asked.value.cycles === cycles;
  const line = isUntitled ? keptCycles(me)?.find((one) => one.thread === thread) : null;
  const isUnknown = line === undefined && !isAsked;
  useEffect(() => {
    if (isUnknown && isOpen) void ask(client);
  }, [isUnknown, isOpen, cycles]);
  return line ?? (isUnknown ? undefined : null);
}

/** "Coaching with Lena Fischer"; until it is known what it is, words that fit both. */
export function talkTitle(line: Talk, me: MemberId): string {
  if (line) return t("cycles.talk_with", { name: otherOf(line, me).name });
  return t(line === null ? "sealed.message" : "sealed.place");
}
