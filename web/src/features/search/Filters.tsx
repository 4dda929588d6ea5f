import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { MemberId, OrganisationId, SpaceId } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { channelsOf, me } from "../../state/select";
import { Button } from "../../ui/Button";
import { Combobox } from "../../ui/Combobox";
import { Field, Select } from "../../ui/Field";
import { AuthorName, Chosen, OrganisationName } from "../people/Chosen";
import { findMembers, findOrganisations } from "../people/search";
import { filtersOf, having, kinds, type SearchQuery } from "./query";

interface Props {
  readonly query: SearchQuery;
  readonly onQuery: (query: SearchQuery) => void;
}

/** Folded away until somebody needs them; open when the address brought some along. */
export function Filters({ query, onQuery }: Props) {
  const client = useClient();
  const state = client.state.value;
  const hasDirectory = me(state)?.role !== "guest";
  const count = filtersOf(query);
  // From then on it is the reader who opens and closes it.
  const [startsOpen] = useState(count > 0);
  const set = (change: { [K in keyof SearchQuery]?: SearchQuery[K] | undefined }): void => {
    const entries = Object.entries({ ...query, ...change }).filter(([, value]) => value !== undefined && value !== "");
    onQuery({ words: query.words, ...(Object.fromEntries(entries) as Partial<SearchQuery>) });
  };
  const none = { space: undefined, author: undefined, organisation: undefined, kind: undefined, has: undefined, from: undefined, until: undefined };
  const any = { value: "", label: t("search.any") };
  const spaces = channelsOf(state).map((view) => ({ value: String(view.space.id), label: `#${view.space.name}` }));
  return (
    <details class="search-filters" open={startsOpen}>
      <summary>{count > 0 ? t("search.filters_set", { count }) : t("search.filters")}</summary>
      <div class="filters">
        <Select
          label={t("search.space")}
          value={query.space === undefined ? "" : String(query.space)}
          options={[any, ...spaces]}
          onValue={(value) => set({ space: value === "" ? undefined : (Number(value) as SpaceId) })}
        />
        <Select
          label={t("search.kind")}
          value={query.kind ?? ""}
          options={[any, ...kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))]}
          onValue={(value) => set({ kind: kinds.find((kind) => kind === value) })}
        />
        <Select
          label={t("search.has")}
          value={query.has ?? ""}
          options={[{ value: "", label: t("search.has_any") }, ...having.map((has) => ({ value: has, label: t(`search.has_${has}`) }))]}
          onValue={(value) => set({ has: having.find((has) => has === value) })}
        />
        {hasDirectory && (
          <Chosen label={t("search.author")} is={query.author} onClear={() => set({ author: undefined })} name={AuthorName}>
            <Combobox
              label={t("search.author")}
              search={(words) => findMembers(client, words)}
              onPick={(option) => option && set({ author: option.id as MemberId })}
            />
          </Chosen>
        )}
        {hasDirectory && (
          <Chosen
            label={t("search.organisation")}
            is={query.organisation}
            onClear={() => set({ organisation: undefined })}
            name={OrganisationName}
          >
            <Combobox
              label={t("search.organisation")}
              search={(words) => findOrganisations(client, words)}
              onPick={(option) => option && set({ organisation: option.id as OrganisationId })}
            />
          </Chosen>
        )}
        <Field label={t("search.from")} type="date" value={query.from ?? ""} onValue={(from) => set({ from })} />
        <Field label={t("search.until")} type="date" value={query.until ?? ""} onValue={(until) => set({ until })} />
        <Select
          label={t("search.order")}
          value={query.order ?? "best"}
          options={[
            { value: "best", label: t("search.best") },
            { value: "newest", label: t("search.newest") },
          ]}
          onValue={(order) => set({ order: order === "newest" ? order : undefined })}
        />
      </div>
      {count > 0 && <Button onClick={() => set(none)}>{t("search.clear")}</Button>}
    </details>
  );
}
