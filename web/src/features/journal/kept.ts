import type { JournalReply, MemberId } from "../../protocol/messages.gen";
import { keep, recall } from "../../state/storage";

const name = (me: MemberId): string => `journal.${me}`;

/** Which weeks there are and who reads along, so that one can write without a network. No words of any reflection; signing out clears it. */
export function keepJournal(me: MemberId, journal: JournalReply): void {
  keep(name(me), journal);
}

export function keptJournal(me: MemberId): JournalReply | undefined {
  const kept = recall(name(me));
  const isOne = typeof kept === "object" && kept !== null && Array.isArray((kept as Partial<JournalReply>).weeks);
  return isOne ? (kept as JournalReply) : undefined;
}
