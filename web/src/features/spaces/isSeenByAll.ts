import type { Space } from "../../protocol/messages.gen";

/** Whether those who see `here` see `space` as well, as far as can be told here; the server looks at guests too (domain/space_mentions.cpp). */
export function isSeenByAll(space: Space, here: Space): boolean {
  if (space.id === here.id || space.visibility === "network") return true;
  const isOrganisation = space.visibility === "organisation" && here.visibility === "organisation";
  return isOrganisation && space.organisation === here.organisation;
}
