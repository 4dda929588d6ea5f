import type { AffiliationRole, ListMembers, OrganisationId } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";

/** What the directory looks for. The address holds all of it, so that it survives reloading and can be sent to somebody. */
export interface PeopleQuery {
  readonly words: string;
  readonly topic: string;
  readonly organisation?: OrganisationId | undefined;
  readonly role?: AffiliationRole | undefined;
}

export const affiliationRoles: readonly AffiliationRole[] = [
  "teacher",
  "coach",
  "instructor",
  "principal",
  "lead",
  "director",
  "staff",
];

export const longestName = 80;
export const longestTopic = 60;

export function parsePeople(search: string): PeopleQuery {
  const given = new URLSearchParams(search);
  const organisation = given.get("organisation") ?? "";
  return {
    words: (given.get("q") ?? "").slice(0, longestName),
    topic: (given.get("topic") ?? "").slice(0, longestTopic),
    organisation: /^[1-9]\d{0,15}$/.test(organisation) ? (Number(organisation) as OrganisationId) : undefined,
    role: affiliationRoles.find((role) => role === given.get("role")),
  };
}

export function peopleAddress({ words, topic, organisation, role }: PeopleQuery): string {
  const made = new URLSearchParams();
  if (words !== "") made.set("q", words);
  if (topic !== "") made.set("topic", topic);
  if (organisation !== undefined) made.set("organisation", String(organisation));
  if (role !== undefined) made.set("role", role);
  const search = made.toString();
  return search === "" ? paths.members : `${paths.members}?${search}`;
}

export function isFiltered({ words, topic, organisation, role }: PeopleQuery): boolean {
  return words.trim() !== "" || topic.trim() !== "" || organisation !== undefined || role !== undefined;
}

export function commandOf({ words, topic, organisation, role }: PeopleQuery): ListMembers {
  return {
    query: words.trim(),
    ...(topic.trim() === "" ? {} : { topic: topic.trim() }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(role === undefined ? {} : { affiliation_role: role }),
  };
}
