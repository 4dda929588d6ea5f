import type { Answer } from "../../../protocol/decode";
import type { AuditEntry, MemberId } from "../../../protocol/messages.gen";
import type { Client } from "../../../state/client";
import { member } from "../../../state/select";
import { patiently } from "./patiently";
import { mostAtOnce } from "./useLog";

export interface Progress {
  readonly what: "reading" | "naming";
  readonly done: number;
  readonly total: number;
}

export interface Course {
  readonly tell: (progress: Progress) => void;
  readonly isStopped: () => boolean;
}

export interface Whole {
  readonly entries: readonly AuditEntry[];
  readonly names: ReadonlyMap<MemberId, string>;
}

const namesAtOnce = 25;

/** All of it, newest first. Nothing when it was stopped; what is added meanwhile is left to the next time. */
async function read(client: Client, { tell, isStopped }: Course): Promise<Answer<readonly AuditEntry[]> | undefined> {
  const entries: AuditEntry[] = [];
  for (;;) {
    const before = entries[entries.length - 1]?.number;
    const answer = await patiently(() => client.send("audit.list", { limit: mostAtOnce, ...(before === undefined ? {} : { before }) }));
    if (isStopped()) return undefined;
    if (!answer.ok) return answer;
    entries.push(...answer.value.entries);
    tell({ what: "reading", done: entries.length, total: entries[0]?.number ?? 0 });
    if (answer.value.entries.length < mostAtOnce || entries[entries.length - 1]?.number === 1) return { ok: true, value: entries };
  }
}

/** Names of those who did something. Who cannot be seen any more stays a number. */
async function name(client: Client, entries: readonly AuditEntry[], { tell, isStopped }: Course): Promise<Answer<Whole["names"]> | undefined> {
  const names = new Map<MemberId, string>();
  const actors = [...new Set(entries.map((entry) => entry.actor))].filter((actor) => actor !== undefined);
  for (let at = 0; at < actors.length; at += namesAtOnce) {
    tell({ what: "naming", done: at, total: actors.length });
    const some = actors.slice(at, at + namesAtOnce);
    const answers = await Promise.all(
      some.map(async (actor) => {
        const known = member(client.state.value, actor);
        if (known) return void names.set(actor, known.name);
        const answer = await patiently(() => client.send("member.get", { member: actor }));
        if (answer.ok) names.set(actor, answer.value.member.name);
        return answer.ok || answer.error.code === "not_found" ? undefined : answer;
      }),
    );
    if (isStopped()) return undefined;
    const failed = answers.find((answer) => answer !== undefined);
    if (failed) return failed;
  }
  return { ok: true, value: names };
}

/** The whole record or none of it. */
export async function wholeRecord(client: Client, course: Course): Promise<Answer<Whole> | undefined> {
  const entries = await read(client, course);
  if (!entries?.ok) return entries;
  const names = await name(client, entries.value, course);
  if (!names?.ok) return names;
  return { ok: true, value: { entries: entries.value, names: names.value } };
}
