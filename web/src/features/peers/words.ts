import { t } from "../../i18n/t";
import type { MemberId, PeerAgreement, PeerThread } from "../../protocol/messages.gen";

/** What people may agree on, a line each; of a line one holds. The first is always there. */
export const lines = [
  ["stays_here"],
  ["nobody_knows", "who_and_focus"],
  ["warm_and_cool", "questions_first"],
  ["weekly", "fortnightly", "monthly"],
] as const satisfies readonly (readonly PeerAgreement[])[];

/** "Dana Whitfield and Ben Ortiz": everybody in it but oneself. */
export function withWhom(peer: PeerThread, me: MemberId): string {
  const names = peer.members.map((one) => one.member).filter((one) => one.id !== me).map((one) => one.name);
  return names.length > 0 ? names.join(", ") : t("peers.alone");
}

/** What waits for one's own answer. */
export function waitsForMe(peer: PeerThread, me: MemberId): boolean {
  return peer.pending !== undefined && peer.members.some((one) => one.member.id === me && !one.agreed);
}
