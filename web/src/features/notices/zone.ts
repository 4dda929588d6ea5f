import type { Client } from "../../state/client";
import { keep, recall } from "../../state/storage";

export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Tells the server once where this member's day begins, unless it knows: quiet hours and daily notices go by it. */
export async function tellZone(client: Client): Promise<void> {
  const name = `zone.${client.state.peek().me}`;
  const zone = ownZone();
  if (recall(name) === true || !zone) return;
  const known = await client.send("notice.settings", {});
  if (!known.ok) return;
  const told = known.value.zone === "" ? await client.send("notice.choose", { zone }) : known;
  // A zone that the server's tables do not have is not asked about again; one can choose another.
  if (told.ok || told.error.code === "invalid") keep(name, true);
}
