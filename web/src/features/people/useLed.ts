import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Affiliation, MemberId, OrganisationId } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { me } from "../../state/select";

function leads(affiliation: Affiliation): boolean {
  return affiliation.ends_on === undefined && (affiliation.role === "director" || affiliation.role === "lead");
}

interface Led {
  readonly any: boolean;
  readonly has: (organisation: OrganisationId) => boolean;
}

/** Asked once for all who want to know, so that a page does not grow under a thumb when the answer comes. */
const known = signal<{ readonly of?: MemberId; readonly organisations: readonly OrganisationId[] }>({ organisations: [] });

/** The organisations that oneself leads; for administrators all of them. What is below them comes with it at the server. */
export function useLed(): Led {
  const client = useClient();
  const self = me(client.state.value);
  const role = self?.role;
  useEffect(() => {
    if (!self || role !== "member") return;
    void client.send("member.get", { member: self.id }).then((answer) => {
      if (answer.ok) known.value = { of: self.id, organisations: answer.value.affiliations.filter(leads).map((one) => one.organisation) };
    });
  }, [self?.id, role, self?.organisation, client.generation.value]);
  if (role === "administrator") return { any: true, has: () => true };
  const led = role === "member" && known.value.of === self?.id ? known.value.organisations : [];
  return { any: led.length > 0, has: (organisation) => led.includes(organisation) };
}
