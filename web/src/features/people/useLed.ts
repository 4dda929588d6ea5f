import { useEffect, useState } from "preact/hooks";
import type { Affiliation, OrganisationId } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { me } from "../../state/select";

function leads(affiliation: Affiliation): boolean {
  return affiliation.ends_on === undefined && (affiliation.role === "director" || affiliation.role === "lead");
}

interface Led {
  readonly any: boolean;
  readonly has: (organisation: OrganisationId) => boolean;
}

/** The organisations that oneself leads; for administrators all of them. What is below them comes with it at the server. */
export function useLed(): Led {
  const client = useClient();
  const self = me(client.state.value);
  const [led, setLed] = useState<readonly OrganisationId[]>([]);
  const role = self?.role;
  useEffect(() => {
    if (!self || role !== "member") return;
    void client.send("member.get", { member: self.id }).then((answer) => {
      if (answer.ok) setLed(answer.value.affiliations.filter(leads).map((one) => one.organisation));
    });
  }, [self?.id, role, self?.organisation, client.generation.value]);
  if (role === "administrator") return { any: true, has: () => true };
  return role === "member" ? { any: led.length > 0, has: (organisation) => led.includes(organisation) } : { any: false, has: () => false };
}
