import type { MemberId, MemberRef } from "../../protocol/messages.gen";

const naming = {
  "@": /(?:^|[\s([])@([\p{L}][\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*)?|)$/u,
  "#": /(?:^|[\s([])#([\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*|)$/u,
} as const;

/** What stands between an "@" or a "#" and the cursor, if the writer is in the middle of a name. */
export function mentionQuery(text: string, cursor: number, sign: keyof typeof naming = "@"): string | undefined {
  const found = naming[sign].exec(text.slice(0, cursor));
  return found ? (found[1] ?? "") : undefined;
}

/** Puts a name in the place of what was typed after the "@". */
export function insertMention(text: string, cursor: number, name: string): { text: string; cursor: number } {
  const query = mentionQuery(text, cursor) ?? "";
  const before = `${text.slice(0, cursor - query.length)}${name} `;
  return { text: before + text.slice(cursor).replace(/^ /, ""), cursor: before.length };
}

function escapeName(name: string): string {
  return name.replace(/[\\[\]*_`<>]/g, "\\$&");
}

/** The writer sees "@Dana Whitfield"; what is stored says which Dana. */
export function toMarkdown(text: string, mentions: readonly MemberRef[]): string {
  if (mentions.length === 0) return text;
  const byName = new Map(mentions.map((member) => [member.name, member]));
  const names = [...byName.keys()].sort((a, b) => b.length - a.length);
  const pattern = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  return text.replace(new RegExp(`@(${pattern})(?![\\p{L}\\p{M}])`, "gu"), (whole, name: string) => {
    const member = byName.get(name);
    return member ? `[@${escapeName(name)}](lateral:member/${member.id})` : whole;
  });
}

/** The other way round, for editing a post. */
export function fromMarkdown(body: string): { text: string; mentions: readonly MemberRef[] } {
  const mentions: MemberRef[] = [];
  const text = body.replace(/\[@((?:[^\]\\]|\\.)+)\]\(lateral:member\/(\d+)\)/g, (_, escaped: string, id: string) => {
    const name = escaped.replace(/\\(.)/g, "$1");
    mentions.push({ id: Number(id) as MemberId, name });
    return `@${name}`;
  });
  return { text, mentions };
}
