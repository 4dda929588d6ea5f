import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import { timers } from "../../net/environment";
import type { WireError } from "../../protocol/decode";
import type { ListOrganisations, Organisation, OrganisationId, OrganisationKind } from "../../protocol/messages.gen";
import { navigate } from "../../routing/router";
import { paths } from "../../routing/route";
import { upsert } from "../../state/apply";
import { useClient } from "../../state/context";
import { me } from "../../state/select";
import { Button } from "../../ui/Button";
import { Combobox } from "../../ui/Combobox";
import { Dialog } from "../../ui/Dialog";
import { Failed } from "../../ui/Failed";
import { Field, Select } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { Loading } from "../../ui/Loading";
import { Page } from "../../ui/Page";
import { useAction } from "../../ui/useAction";
import { findOrganisations } from "./search";
import { useLed } from "./useLed";

const page = 50;
const pause = 200;
const kinds: readonly OrganisationKind[] = ["isd", "district", "school", "state", "programme", "partner"];

interface Found {
  readonly organisations: readonly Organisation[];
  readonly more: boolean;
}

export function OrganisationsPage() {
  const client = useClient();
  const [query, setQuery] = useState("");
  const [kind, setKind] = useState<OrganisationKind | "all">("all");
  const [found, setFound] = useState<Found>();
  const [error, setError] = useState<WireError>();
  const [tries, setTries] = useState(0);
  const [creating, setCreating] = useState(false);
  const led = useLed();

  const load = async (after: Organisation | undefined, isWanted: () => boolean): Promise<void> => {
    const args: ListOrganisations = {
      query: query.trim(),
      limit: page,
      ...(kind === "all" ? {} : { kind }),
      ...(after ? { after: after.name, after_id: after.id } : {}),
    };
    const answer = await client.load("organisation.list", args, (state, reply) => ({
      ...state,
      organisations: reply.organisations.reduce(upsert, state.organisations),
    }));
    if (!isWanted()) return;
    setError(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    const before = after ? (found?.organisations ?? []) : [];
    setFound({ organisations: [...before, ...answer.value.organisations], more: answer.value.more });
  };
  useEffect(() => {
    let wanted = true;
    const handle = timers.set(() => void load(undefined, () => wanted), pause);
    return () => {
      wanted = false;
      timers.clear(handle);
    };
  }, [query, kind, client.generation.value, tries]);

  const list = found?.organisations ?? [];
  const role = me(client.state.value)?.role;
  const isAdministrator = role === "administrator";
  const mayCount = role === "specialist" || (led.any && !isAdministrator);
  return (
    <Page
      title={t("organisations.title")}
      actions={isAdministrator && <Button onClick={() => setCreating(true)}>{t("organisation.create")}</Button>}
      lead={mayCount && <p><a href={paths.reflecting}>{t("reflecting.title")}</a></p>}
    >
      <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <Field label={t("organisations.find")} type="search" value={query} onValue={setQuery} maxLength={80} />
        <Select
          label={t("organisation.kind")}
          value={kind}
          onValue={setKind}
          options={[
            { value: "all" as const, label: t("organisations.all_kinds") },
            ...kinds.map((value) => ({ value, label: t(`organisation_kind.${value}`) })),
          ]}
        />
      </form>
      {error && <Failed error={error} onRetry={() => setTries(tries + 1)} />}
      {!found && !error && <Loading />}
      {found && list.length === 0 && <Notice>{t("organisations.none")}</Notice>}
      <ul class="lines">
        {list.map((listed) => {
          const one = client.state.value.organisations.find((known) => known.id === listed.id) ?? listed;
          return (
            <li key={one.id}>
              <a class="line" href={paths.organisation(one.id)}>
                <span>{one.name}</span>
                <span class="hint">
                  {t(one.merged_into === undefined ? `organisation_kind.${one.kind}` : "organisation.is_merged")}
                </span>
              </a>
            </li>
          );
        })}
      </ul>
      {found?.more && <Button onClick={() => void load(list[list.length - 1], () => true)}>{t("list.more")}</Button>}
      {creating && <CreateOrganisationDialog onClose={() => setCreating(false)} />}
    </Page>
  );
}

function CreateOrganisationDialog({ onClose }: { readonly onClose: () => void }) {
  const client = useClient();
  const [name, setName] = useState("");
  const [kind, setKind] = useState<OrganisationKind>("district");
  const [parent, setParent] = useState<OrganisationId>();
  const { busy, message, fieldError, run } = useAction("name", "parent");
  return (
    <Dialog title={t("organisation.create")} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(
            () => client.send("organisation.create", { name: name.trim(), kind, ...(parent === undefined ? {} : { parent }) }),
            (reply) => {
              onClose();
              navigate(paths.organisation(reply.organisation.id));
            },
          );
        }}
      >
        <Field
          label={t("organisation.name")}
          value={name}
          onValue={setName}
          required
          maxLength={120}
          error={fieldError("name")}
        />
        <Select
          label={t("organisation.kind")}
          value={kind}
          onValue={setKind}
          options={kinds.map((value) => ({ value, label: t(`organisation_kind.${value}`) }))}
        />
        <Combobox
          label={t("organisation.part_of")}
          hint={t("organisation.part_of_hint")}
          error={fieldError("parent")}
          search={(query) => findOrganisations(client, query)}
          onPick={(option) => setParent(option ? (option.id as OrganisationId) : undefined)}
        />
        {message && <p class="field-error" role="alert">{message}</p>}
        <Button type="submit" look="primary" busy={busy}>{t("organisation.create")}</Button>
      </form>
    </Dialog>
  );
}
