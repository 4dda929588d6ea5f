import type { Answer } from "../../protocol/decode";
import type { CreateSpace, Level, MemberId, SpaceId, SpaceReply, SpaceRole, UpdateSpace } from "../../protocol/messages.gen";
import type { Client } from "../../state/client";

async function changing(client: Client, asked: Promise<Answer<SpaceReply>>): Promise<Answer<SpaceReply>> {
  const answer = await asked;
  if (answer.ok) {
    const view = answer.value.space;
    client.change((state) => ({
      ...state,
      spaces: [...state.spaces.filter((one) => one.space.id !== view.space.id), view],
    }));
  }
  return answer;
}

export function createSpace(client: Client, args: CreateSpace): Promise<Answer<SpaceReply>> {
  return changing(client, client.send("space.create", args));
}

export function updateSpace(client: Client, args: UpdateSpace): Promise<Answer<SpaceReply>> {
  return changing(client, client.send("space.update", args));
}

export function followSpace(client: Client, space: SpaceId, level: Level): Promise<Answer<unknown>> {
  return client.send("space.follow", { space, level });
}

/** Up to what this client has heard of, so that a post arriving just now stays unread. */
export function markSpaceRead(client: Client, space: SpaceId, watermark: number): Promise<Answer<unknown>> {
  return client.send("space.mark_read", { marks: [{ space, watermark }] });
}

export function setSpaceMember(
  client: Client,
  space: SpaceId,
  member: MemberId,
  role: SpaceRole,
): Promise<Answer<unknown>> {
  return client.send("space.set_member", { space, member, role });
}
