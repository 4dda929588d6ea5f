import { t } from "../../../i18n/t";
import type { AffiliationRole, AuditEntry, NetworkRole, OrganisationKind } from "../../../protocol/messages.gen";
import type { Detail, Joined, Part, Ref } from "./entry";
import type { Names } from "./names";

export const kinds = ["people", "roles", "spaces", "posts", "invitations", "organisations", "server"] as const;
export type Kind = (typeof kinds)[number];

/** An act in words: one sentence, and what else is to be said of it. */
export interface Told {
  readonly what: readonly Part[];
  readonly notes: readonly (readonly Part[])[];
}

export interface About {
  readonly entry: AuditEntry;
  readonly who: Part;
  /** The number of what it is about. */
  readonly id: number;
  readonly detail: Detail;
  readonly names: Names;
  /** All that were read, newest first. */
  readonly entries: readonly AuditEntry[];
  readonly joined: Joined;
}

export interface Act {
  readonly kinds: readonly Kind[];
  /** The fields that its words speak of; another one is shown as it is stored. */
  readonly fields: readonly string[];
  /** Nothing where a field is missing or has a value that this client has no word for. */
  readonly say: (about: About) => Told | readonly Part[] | undefined;
}

export const roles: readonly NetworkRole[] = ["administrator", "specialist", "member", "guest"];
export const parts: readonly AffiliationRole[] = ["director", "lead", "coach", "instructor", "teacher", "principal", "staff"];
export const sorts: readonly OrganisationKind[] = ["state", "isd", "district", "school", "programme", "partner"];

export const member = (id: number): Ref => ({ kind: "member", id });
export const space = (id: number, name?: string): Ref => ({ kind: "space", id, name });
export const thread = (id: number): Ref => ({ kind: "thread", id });
export const organisation = (id: number, name?: string): Ref => ({ kind: "organisation", id, name });

type Notes = readonly (readonly Part[] | undefined | false)[];
export const told = (what: readonly Part[], notes: Notes): Told => ({ what, notes: notes.filter((one) => !!one) as Part[][] });

export const roleWord = (role: NetworkRole): string => t(`role.${role}`);
export const partWord = (part: AffiliationRole): string => t(`affiliation_role.${part}`);
