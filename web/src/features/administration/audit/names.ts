import type { Invitation, MemberReply, OrganisationReply, Thread } from "../../../protocol/messages.gen";

/** What the server said of whom the record names; null of what the reader may not see. */
export interface Found {
  readonly members: ReadonlyMap<number, MemberReply | null>;
  readonly organisations: ReadonlyMap<number, OrganisationReply | null>;
  readonly threads: ReadonlyMap<number, Thread | null>;
  readonly invitations: ReadonlyMap<number, Invitation> | null | undefined;
}

export const nothing: Found = { members: new Map(), organisations: new Map(), threads: new Map(), invitations: undefined };

export type Question = `${"members" | "organisations" | "threads"}:${number}` | "invitations:0";

/** Looks into what was found and notes what is not there yet, so that it can be asked for. */
export class Names {
  readonly missing = new Set<Question>();

  constructor(private readonly found: Found) {}

  profile(id: number): MemberReply | null | undefined {
    return this.look("members", id);
  }
  organisation(id: number): OrganisationReply | null | undefined {
    return this.look("organisations", id);
  }
  thread(id: number): Thread | null | undefined {
    return this.look("threads", id);
  }
  /** Only the newest are listed; of one that is not, the record alone tells. */
  invitation(id: number): Invitation | undefined {
    const { invitations } = this.found;
    if (invitations === undefined) this.missing.add("invitations:0");
    return invitations?.get(id);
  }

  /** Whether the list of them is still on its way. */
  isListComing(): boolean {
    return this.found.invitations === undefined;
  }

  private look<K extends "members" | "organisations" | "threads">(kind: K, id: number): ReturnType<Found[K]["get"]> {
    const map: Found[K] = this.found[kind];
    if (!map.has(id)) this.missing.add(`${kind}:${id}`);
    return map.get(id) as ReturnType<Found[K]["get"]>;
  }
}
