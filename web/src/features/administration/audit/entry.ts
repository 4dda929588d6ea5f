import type { AuditEntry, MemberId } from "../../../protocol/messages.gen";

/** What an act is about or names besides; `name` is the one that the record itself has, where it has one. */
export interface Ref {
  readonly kind: "member" | "space" | "thread" | "organisation";
  readonly id: number;
  readonly name?: string | undefined;
}
/** What somebody wrote, or a word of its own, inside of a sentence. */
export interface Plain {
  readonly kind: "plain";
  readonly name: string;
}
export type Part = string | Plain | Ref;

/** "member:123" taken apart. */
export function subjectOf(entry: AuditEntry): { readonly kind: string; readonly id: number } | undefined {
  const found = /^([a-z_]+):(\d{1,16})$/.exec(entry.subject);
  return found ? { kind: found[1] ?? "", id: Number(found[2]) } : undefined;
}

/** The fields of an act. What is none of the kind that is asked for is not there. */
export class Detail {
  constructor(readonly fields: Readonly<Record<string, unknown>>) {}

  id(name: string): number | undefined {
    const value = this.fields[name];
    return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  }
  text(name: string): string | undefined {
    const value = this.fields[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  }
  flag(name: string): boolean | undefined {
    const value = this.fields[name];
    return typeof value === "boolean" ? value : undefined;
  }
  ids(name: string): readonly number[] {
    const value = this.fields[name];
    return Array.isArray(value) ? value.filter((one): one is number => typeof one === "number") : [];
  }
  /** One of the words that this client knows. */
  one<W extends string>(name: string, words: readonly W[]): W | undefined {
    return words.find((word) => word === this.fields[name]);
  }
}

/** Nothing where the detail is not what the server writes today. */
export function detailOf(entry: AuditEntry): Detail | undefined {
  try {
    const value: unknown = JSON.parse(entry.detail === "" ? "{}" : entry.detail);
    const isFields = typeof value === "object" && value !== null && !Array.isArray(value);
    return isFields ? new Detail(value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

/** Who came by an invitation. */
export type Joined = ReadonlyMap<number, MemberId>;

export function joinedBy(entries: readonly AuditEntry[]): Joined {
  const joined = new Map<number, MemberId>();
  for (const entry of entries) {
    const subject = subjectOf(entry);
    if (entry.act === "invitation.accept" && subject && entry.actor !== undefined) joined.set(subject.id, entry.actor);
  }
  return joined;
}

/** Who did it, and to whom: who came by an invitation is who it was made for. */
export function concerns(entry: AuditEntry, person: MemberId, joined: Joined): boolean {
  const subject = subjectOf(entry);
  const detail = detailOf(entry);
  const named = [
    entry.actor,
    subject?.kind === "member" ? subject.id : undefined,
    subject?.kind === "invitation" ? joined.get(subject.id) : undefined,
    detail?.id("member"),
    detail?.id("author"),
  ];
  return named.includes(person);
}

/** The role that somebody had before an act, as far as the acts before it tell: nothing else changes it. */
export function roleBefore(entry: AuditEntry, entries: readonly AuditEntry[]): string | undefined {
  const member = subjectOf(entry)?.id;
  const decides = ({ number, act, ...one }: AuditEntry): boolean =>
    number < entry.number &&
    (((act === "member.set_role" || act === "user create") && one.subject === entry.subject) ||
      (act === "invitation.accept" && one.actor === member));
  // Newest first: the first that is found is the last that happened.
  const last = entries.find(decides);
  const isInvited = last?.act === "invitation.accept";
  const said = isInvited ? entries.find(({ act, subject }) => act === "invitation.create" && subject === last.subject) : last;
  return said && detailOf(said)?.text("role");
}
