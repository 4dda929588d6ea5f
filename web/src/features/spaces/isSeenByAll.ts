import type { Space } from "../../protocol/messages.gen";

/** Whether everybody who sees `here` sees `space` as well; the server asks the same (domain/mentions.cpp). */
export function isSeenByAll(space: Space, here: Space): boolean {
  if (space.id === here.id || space.visibility === "network") return true;
  const isOrganisation = space.visibility === "organisation" && here.visibility === "organisation";
  return isOrganisation && space.organisation === here.organisation;
}
