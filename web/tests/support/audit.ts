import { type Found, nothing } from "../../src/features/administration/audit/names";
import type {
  Affiliation,
  AuditEntry,
  Invitation,
  InvitationId,
  MemberReply,
  Organisation,
  OrganisationId,
} from "../../src/protocol/messages.gen";
import { dana, owen, threadOf } from "./samples";

export function entryOf(part: Partial<AuditEntry> = {}): AuditEntry {
  const at = Date.UTC(2026, 2, 4, 20) * 1_000;
  return { number: 10, at, actor: dana.id, act: "member.suspend", subject: "member:2", detail: "{}", hash: "ab", ...part };
}

const threePines: Organisation = { id: 4 as OrganisationId, kind: "isd", name: "Three Pines ISD" };

const place: Affiliation = {
  id: 8 as never,
  organisation: 3 as OrganisationId,
  organisation_name: "Copper Ridge ISD",
  role: "coach",
  title: "",
  starts_on: "2026-01-01",
};

export const profile: MemberReply = {
  member: owen,
  profile: { pronouns: "", about: "", zone: "", courses: [], topics: [] },
  affiliations: [place],
  joined_at: 0,
};

const invitation: Invitation = {
  id: 3 as InvitationId,
  name: "Joy",
  email: "",
  role: "member",
  organisation: threePines.id,
  organisation_name: threePines.name,
  invited_by: { id: owen.id, name: owen.name },
  expires_at: 0,
};

/** Some of what is named may be seen, some not. */
export function foundOf(part: Partial<Found> = {}): Found {
  return {
    ...nothing,
    members: new Map([[2, profile]]),
    organisations: new Map([
      [4, { organisation: threePines, names: [{ name: "Two Pines ISD", since: 5 }], merged: [] }],
      [6, null],
    ]),
    threads: new Map([
      [7, threadOf()],
      [8, null],
    ]),
    invitations: new Map([[3, invitation]]),
    ...part,
  };
}
