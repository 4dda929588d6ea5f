import { t } from "../../../i18n/t";
import type { AuditEntry, MemberId } from "../../../protocol/messages.gen";

/** One cell (RFC 4180). A table that took it for a formula would run what somebody chose as their name. */
export function cell(value: string): string {
  const safe = /^[=+\-@\t\r\0]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

function line(cells: readonly string[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

/** To the microsecond, as it is stored and sealed. */
export function isoTime(at: number): string {
  const rest = String(at % 1_000).padStart(3, "0");
  return new Date(Math.floor(at / 1_000)).toISOString().replace("Z", `${rest}Z`);
}

/** The record as a table, oldest first. The mark at the start tells Excel that it is UTF-8. */
export function tableOf(newestFirst: readonly AuditEntry[], names: ReadonlyMap<MemberId, string>): string {
  const titles = [
    t("audit.column_number"),
    t("audit.column_time"),
    t("audit.column_who"),
    t("audit.column_member"),
    t("audit.column_act"),
    t("audit.column_subject"),
    t("audit.column_detail"),
    t("audit.column_hash"),
  ];
  const rows = [...newestFirst].reverse().map(({ number, at, actor, act, subject, detail, hash }) => {
    const who = actor === undefined ? t("audit.somebody") : (names.get(actor) ?? t("audit.a_member", { number: String(actor) }));
    return [String(number), isoTime(at), who, actor === undefined ? "" : `member:${actor}`, act, subject, detail, hash];
  });
  return `\ufeff${line(titles)}${rows.map(line).join("")}`;
}

/** The first number that is not there; they count from one. */
export function firstMissing(newestFirst: readonly AuditEntry[]): number | undefined {
  const at = [...newestFirst].reverse().findIndex((entry, index) => entry.number !== index + 1);
  return at < 0 ? undefined : at + 1;
}
