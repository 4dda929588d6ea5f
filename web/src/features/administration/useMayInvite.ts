import { useEffect, useState } from "preact/hooks";
import type { Affiliation } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { me } from "../../state/select";

function leads(affiliation: Affiliation): boolean {
  return affiliation.ends_on === undefined && (affiliation.role === "director" || affiliation.role === "lead");
}

/** Administrators and specialists invite, and so do those who lead an organisation. The server decides; this only shows. */
export function useMayInvite(): boolean {
  const client = useClient();
  const self = me(client.state.value);
  const [isLead, setLead] = useState(false);
  const role = self?.role;
  useEffect(() => {
    if (!self || role !== "member") return;
    void client.send("member.get", { member: self.id }).then((answer) => {
      if (answer.ok) setLead(answer.value.affiliations.some(leads));
    });
  }, [self?.id, role, self?.organisation, client.generation.value]);
  return role === "administrator" || role === "specialist" || (role === "member" && isLead);
}
