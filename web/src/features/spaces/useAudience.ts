import { useEffect } from "preact/hooks";
import { t } from "../../i18n/t";
import type { SpaceView } from "../../protocol/messages.gen";
import { upsert } from "../../state/apply";
import { useClient } from "../../state/context";

/** Who can read what is written in a space, in words. */
export function useAudience(view: SpaceView | undefined): string {
  const client = useClient();
  const id = view?.space.visibility === "organisation" ? view.space.organisation : undefined;
  const name = client.state.value.organisations.find((one) => one.id === id)?.name;
  useEffect(() => {
    if (id === undefined || name !== undefined) return;
    void client.load("organisation.get", { organisation: id }, (state, reply) => ({
      ...state,
      organisations: upsert(state.organisations, reply.organisation),
    }));
  }, [id]);
  if (!view) return "";
  if (view.space.visibility === "network") return t("audience.network");
  if (view.space.visibility === "closed") return t("audience.closed", { space: view.space.name });
  return name === undefined ? t("audience.organisation_unnamed") : t("audience.organisation", { organisation: name });
}
