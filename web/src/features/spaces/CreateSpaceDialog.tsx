import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { NetworkRole, OrganisationId, Visibility } from "../../protocol/messages.gen";
import { navigate } from "../../routing/router";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { me } from "../../state/select";
import { Button } from "../../ui/Button";
import { Choice } from "../../ui/Choice";
import { Combobox } from "../../ui/Combobox";
import { Dialog } from "../../ui/Dialog";
import { Field, TextArea } from "../../ui/Field";
import { useAction } from "../../ui/useAction";
import { findOrganisations } from "../people/search";
import { createSpace } from "./actions";

/** Sealed spaces are made by what they are for. */
type Offered = Exclude<Visibility, "sealed">;

/** Everybody may open a room for named people; one for the whole network is for those who look after it. */
function visibilitiesFor(role: NetworkRole | undefined): readonly Offered[] {
  const all: readonly Offered[] = ["network", "organisation", "closed"];
  return role === "administrator" || role === "specialist" ? all : ["closed", "organisation"];
}

/** Names of channels are one word; what people type is made into one instead of refused. */
export function channelName(typed: string): string {
  return typed.toLowerCase().replace(/^#/, "").replace(/\s+/g, "-");
}

export function CreateSpaceDialog({ onClose }: { readonly onClose: () => void }) {
  const client = useClient();
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const visibilities = visibilitiesFor(me(client.state.value)?.role);
  const [visibility, setVisibility] = useState<Offered>(visibilities[0] ?? "closed");
  const [organisation, setOrganisation] = useState<OrganisationId>();
  const { busy, message, fieldError, run } = useAction("name", "description", "organisation");
  const create = (): void => {
    const of = visibility === "organisation" && organisation !== undefined ? { organisation } : {};
    void run(
      () => createSpace(client, { name: channelName(name.trim()), visibility, description: description.trim(), ...of }),
      (reply) => {
        onClose();
        navigate(paths.space(reply.space.space.id));
      },
    );
  };
  return (
    <Dialog title={t("spaces.create")} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          create();
        }}
      >
        <Field
          label={t("spaces.name")}
          hint={t("spaces.name_hint")}
          value={name}
          onValue={setName}
          required
          maxLength={60}
          error={fieldError("name")}
        />
        <TextArea
          label={t("spaces.description")}
          value={description}
          onValue={setDescription}
          maxLength={1000}
          error={fieldError("description")}
        />
        <Choice
          legend={t("visibility.legend")}
          name="visibility"
          value={visibility}
          onValue={setVisibility}
          options={visibilities.map((value) => ({
            value,
            label: t(`visibility.${value}`),
            hint: t(`visibility.${value}_hint`),
          }))}
        />
        {visibility === "organisation" && (
          <Combobox
            label={t("organisation.one")}
            error={fieldError("organisation")}
            search={(query) => findOrganisations(client, query)}
            onPick={(option) => setOrganisation(option ? (option.id as OrganisationId) : undefined)}
          />
        )}
        {message && <p class="field-error" role="alert">{message}</p>}
        <Button type="submit" look="primary" busy={busy}>{t("spaces.create")}</Button>
      </form>
    </Dialog>
  );
}
