import { useEffect, useState } from "preact/hooks";
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
  const others = useParties(view);
  if (!view) return "";
  if (view.space.visibility === "sealed") {
    if (others === undefined) return t("audience.sealed_unnamed");
    return others === "" ? t("audience.alone") : t("audience.sealed", { people: others });
  }
  if (view.space.visibility === "network") return t("audience.network");
  if (view.space.visibility === "closed") return t("audience.closed", { space: view.space.name });
  return name === undefined ? t("audience.organisation_unnamed") : t("audience.organisation", { organisation: name });
}

/** Who else reads what is its parties' alone: "Marisol Reyes, Dana Whitfield". */
function useParties(view: SpaceView | undefined): string | undefined {
  const client = useClient();
  const space = view?.space.visibility === "sealed" ? view.space.id : undefined;
  const [others, setOthers] = useState<string>();
  useEffect(() => {
    if (space === undefined) return;
    void client.send("space.members", { space }).then((answer) => {
      if (!answer.ok) return;
      const { me } = client.state.peek();
      setOthers(answer.value.members.filter(({ member }) => member.id !== me).map(({ member }) => member.name).join(", "));
    });
  }, [space]);
  return others;
}
