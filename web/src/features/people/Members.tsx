import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import { timers } from "../../net/environment";
import type { WireError } from "../../protocol/decode";
import type { Member, OrganisationId } from "../../protocol/messages.gen";
import { replace } from "../../routing/router";
import { upsert } from "../../state/apply";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Combobox } from "../../ui/Combobox";
import { Failed } from "../../ui/Failed";
import { Field, Select } from "../../ui/Field";
import { Loading } from "../../ui/Loading";
import { Page } from "../../ui/Page";
import { Chosen, OrganisationName } from "./Chosen";
import { MemberLines } from "./MemberLines";
import { affiliationRoles, commandOf, isFiltered, longestName, longestTopic, parsePeople, peopleAddress, type PeopleQuery } from "./query";
import { Similar } from "./Similar";
import { findOrganisations } from "./search";

const page = 50;
const pause = 200;

interface Found {
  readonly members: readonly Member[];
  readonly more: boolean;
}

interface Directory {
  readonly found: Found | undefined;
  readonly error: WireError | undefined;
  readonly isBusy: boolean;
  readonly retry: () => void;
  readonly showMore: () => void;
}

/** Asks for what the query says, once typing pauses; of several answers on their way the last question's counts. */
function useDirectory(query: PeopleQuery): Directory {
  const client = useClient();
  const [found, setFound] = useState<Found>();
  const [error, setError] = useState<WireError>();
  const [isBusy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);
  const asked = useRef(0);
  const ask = async (after?: Member): Promise<void> => {
    const mine = ++asked.current;
    setBusy(true);
    const from = after ? { after: after.name, after_id: after.id } : {};
    const answer = await client.load("member.list", { ...commandOf(query), limit: page, ...from }, (state, reply) => ({
      ...state,
      members: reply.members.reduce(upsert, state.members),
    }));
    if (mine !== asked.current) return;
    setBusy(false);
    setError(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    const { members, more } = answer.value;
    setFound((before) => ({ members: after && before ? [...before.members, ...members] : members, more }));
  };
  useEffect(() => {
    asked.current++;
    const handle = timers.set(() => void ask(), pause);
    return () => timers.clear(handle);
  }, [peopleAddress(query), client.generation.value, tries]);
  const last = found?.members[found.members.length - 1];
  return { found, error, isBusy, retry: () => setTries(tries + 1), showMore: () => void ask(last) };
}

/** The directory: by name, organisation, role and expertise, together. */
export function MembersPage({ query: search }: { readonly query: string }) {
  const query = parsePeople(search);
  const { found, error, isBusy, retry, showMore } = useDirectory(query);
  // Each letter is part of the same step back.
  const change = (part: Partial<PeopleQuery>): void => replace(peopleAddress({ ...query, ...part }));
  return (
    <Page title={t("members.title")}>
      <Filters query={query} onChange={change} />
      {!isFiltered(query) && <Similar title={t("similar.title")} most={4} />}
      <Standing found={found} isBusy={isBusy} />
      {error && <Failed error={error} onRetry={retry} />}
      {!found && !error && <Loading />}
      <MemberLines members={found?.members ?? []} />
      {found?.more && <Button busy={isBusy} onClick={showMore}>{t("list.more")}</Button>}
    </Page>
  );
}

interface FiltersProps {
  readonly query: PeopleQuery;
  readonly onChange: (part: Partial<PeopleQuery>) => void;
}

function Filters({ query, onChange }: FiltersProps) {
  const client = useClient();
  const any = { value: "", label: t("search.any") };
  // Open when the address brought one along; from then on it is the reader who opens and closes it.
  const [startsOpen] = useState(query.organisation !== undefined || query.role !== undefined);
  return (
    <form role="search" onSubmit={(event) => event.preventDefault()}>
      <div class="filters">
        <Field
          label={t("members.find")}
          type="search"
          value={query.words}
          onValue={(words) => onChange({ words })}
          maxLength={longestName}
        />
        <Field
          label={t("members.topic")}
          type="search"
          value={query.topic}
          onValue={(topic) => onChange({ topic })}
          maxLength={longestTopic}
        />
      </div>
      <details class="more-filters" open={startsOpen}>
        <summary>{t("members.more_filters")}</summary>
        <div class="filters">
          <Chosen
            label={t("members.filter")}
            is={query.organisation}
            onClear={() => onChange({ organisation: undefined })}
            name={OrganisationName}
          >
            <Combobox
              label={t("members.filter")}
              search={(words) => findOrganisations(client, words)}
              onPick={(option) => option && onChange({ organisation: option.id as OrganisationId })}
            />
          </Chosen>
          <Select
            label={t("members.role")}
            value={query.role ?? ""}
            options={[any, ...affiliationRoles.map((value) => ({ value, label: t(`affiliation_role.${value}`) }))]}
            onValue={(value) => onChange({ role: affiliationRoles.find((role) => role === value) })}
          />
        </div>
      </details>
      {isFiltered(query) && (
        <Button onClick={() => onChange({ words: "", topic: "", organisation: undefined, role: undefined })}>
          {t("search.clear")}
        </Button>
      )}
    </form>
  );
}

/** How many were found, in sight and politely aloud. It waits for the answer, so that typing is not commented on. */
function Standing({ found, isBusy }: { readonly found: Found | undefined; readonly isBusy: boolean }) {
  const said = useRef("");
  if (!isBusy && found) {
    const count = found.members.length;
    said.current = count === 0 ? t("members.none") : t(found.more ? "members.count_more" : "members.count", { count });
  }
  return <p class="standing" role="status">{said.current}</p>;
}
