import { t } from "../../../i18n/t";
import type { AuditEntry } from "../../../protocol/messages.gen";
import type { Kind, Told } from "./act";
import { acts } from "./acts";
import { detailOf, type Joined, type Part, subjectOf } from "./entry";
import type { Names } from "./names";

/** What was read of the record so far, newest first, and what follows from it. */
export interface Reading {
  readonly entries: readonly AuditEntry[];
  readonly joined: Joined;
}

export interface Words extends Told {
  /** What the words leave out, as it is stored. */
  readonly rest: string | undefined;
}

export function whoDid(entry: AuditEntry): Part {
  return entry.actor === undefined ? t("audit.somebody") : { kind: "member", id: entry.actor };
}

/** An act that this client does not know, or not in this form, is shown as it is stored: nothing is hidden. */
function asStored(entry: AuditEntry): Words {
  const stored = [entry.act, entry.subject, entry.detail === "{}" ? "" : entry.detail].filter((text) => text !== "");
  return { what: [whoDid(entry)], notes: [], rest: stored.join(" ") };
}

export function wordsOf(entry: AuditEntry, { entries, joined }: Reading, names: Names): Words {
  const act = Object.hasOwn(acts, entry.act) ? acts[entry.act] : undefined;
  const detail = detailOf(entry);
  if (!act || !detail) return asStored(entry);
  const id = subjectOf(entry)?.id ?? 0;
  const said = act.say({ entry, who: whoDid(entry), id, detail, names, entries, joined });
  if (!said) return asStored(entry);
  const left = Object.entries(detail.fields).filter(([name]) => !act.fields.includes(name));
  const rest = left.length > 0 ? JSON.stringify(Object.fromEntries(left)) : undefined;
  return "what" in said ? { ...said, rest } : { what: said, notes: [], rest };
}

/** What nobody signed in did, and what this client does not know, is found together. */
export function isOfKind(entry: AuditEntry, kind: Kind): boolean {
  const known = Object.hasOwn(acts, entry.act) ? (acts[entry.act]?.kinds ?? []) : [];
  return known.includes(kind) || (kind === "server" && (entry.actor === undefined || known.length === 0));
}
