import type { Member } from "../../protocol/messages.gen";
import type { Client } from "../../state/client";
import type { Option } from "../../ui/Combobox";

const shown = 8;

export function affiliationOf(member: Member): string {
  return [member.title, member.organisation].filter((part) => part !== "").join(", ");
}

export async function findMembers(client: Client, query: string): Promise<readonly Option[]> {
  const answer = await client.send("member.list", { query, limit: shown });
  if (!answer.ok) return [];
  return answer.value.members
    .filter((one) => one.state === "active")
    .map((one) => ({ id: one.id, label: one.name, detail: affiliationOf(one) }));
}

export async function findOrganisations(client: Client, query: string): Promise<readonly Option[]> {
  const answer = await client.send("organisation.list", { query, limit: shown });
  if (!answer.ok) return [];
  return answer.value.organisations
    .filter((one) => one.merged_into === undefined)
    .map((one) => ({ id: one.id, label: one.name }));
}
