import type { Commands } from "./messages.gen";

/** Commands that change nothing: they carry no key and are simply asked again. */
const reads = [
  "hello",
  "session.list",
  "invitation.list",
  "invitation.look",
  "member.list",
  "member.get",
  "member.blocks",
  "member.activity",
  "member.similar",
  "member.first_steps",
  "organisation.list",
  "organisation.get",
  "space.list",
  "space.members",
  "thread.list",
  "thread.get",
  "post.list",
  "post.history",
  "typing.start",
  "search.find",
  "text.check",
  "audit.list",
  "unread.list",
  "notice.list",
  "notice.settings",
  "stage.formats",
  "stage.coming",
] as const satisfies readonly (keyof Commands)[];

export type ReadCommand = (typeof reads)[number];

const names: ReadonlySet<string> = new Set(reads);

export function isRead(command: keyof Commands): boolean {
  return names.has(command);
}
