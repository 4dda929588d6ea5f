import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import { timers } from "../../net/environment";
import type { WireError } from "../../protocol/decode";
import type { ListMembers, Member, OrganisationId } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { upsert } from "../../state/apply";
import { useClient } from "../../state/context";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Combobox } from "../../ui/Combobox";
import { Failed } from "../../ui/Failed";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { Loading } from "../../ui/Loading";
import { Page } from "../../ui/Page";
import { affiliationOf, findOrganisations } from "./search";

const page = 50;
const pause = 200;

interface Found {
  readonly members: readonly Member[];
  readonly more: boolean;
}

/** The directory: by name, and within one organisation. */
export function MembersPage() {
  const client = useClient();
  const [query, setQuery] = useState("");
  const [organisation, setOrganisation] = useState<OrganisationId>();
  const [found, setFound] = useState<Found>();
  const [error, setError] = useState<WireError>();
  const [tries, setTries] = useState(0);

  const load = async (after: Member | undefined, isWanted: () => boolean): Promise<void> => {
    const args: ListMembers = {
      query: query.trim(),
      limit: page,
      ...(organisation === undefined ? {} : { organisation }),
      ...(after ? { after: after.name, after_id: after.id } : {}),
    };
    const answer = await client.load("member.list", args, (state, reply) => ({
      ...state,
      members: reply.members.reduce(upsert, state.members),
    }));
    if (!isWanted()) return;
    setError(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    const before = after ? (found?.members ?? []) : [];
    setFound({ members: [...before, ...answer.value.members], more: answer.value.more });
  };
  useEffect(() => {
    let wanted = true;
    const handle = timers.set(() => void load(undefined, () => wanted), pause);
    return () => {
      wanted = false;
      timers.clear(handle);
    };
  }, [query, organisation, client.generation.value, tries]);

  return (
    <Page title={t("members.title")}>
      <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <Field label={t("members.find")} type="search" value={query} onValue={setQuery} maxLength={80} />
        <Combobox
          label={t("members.filter")}
          search={(words) => findOrganisations(client, words)}
          onPick={(option) => setOrganisation(option ? (option.id as OrganisationId) : undefined)}
        />
      </form>
      {error && <Failed error={error} onRetry={() => setTries(tries + 1)} />}
      {!found && !error && <Loading />}
      {found?.members.length === 0 && <Notice>{t("members.none")}</Notice>}
      <MemberLines members={found?.members ?? []} />
      {found?.more && (
        <Button onClick={() => void load(found.members[found.members.length - 1], () => true)}>{t("list.more")}</Button>
      )}
    </Page>
  );
}

export function MemberLines({ members }: { readonly members: readonly Member[] }) {
  const state = useClient().state.value;
  return (
    <ul class="people">
      {members.map((listed) => {
        // What happened since the list was asked for stands in the state.
        const one = state.members.find((known) => known.id === listed.id) ?? listed;
        const isOnline = state.online.includes(one.id);
        return (
          <li key={one.id}>
            <a class="person" href={paths.member(one.id)}>
              <Avatar name={one.name} online={isOnline} />
              <span>
                {one.name}
                {isOnline && <span class="visually-hidden">{t("members.is_online")}</span>}
                {one.state !== "active" && <span class="tag">{t(`member_state.${one.state}`)}</span>}
                <span class="hint">{affiliationOf(one)}</span>
              </span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
