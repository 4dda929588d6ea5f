import { t } from "../../../i18n/t";
import type { MemberId } from "../../../protocol/messages.gen";
import type { Client } from "../../../state/client";
import { useClient } from "../../../state/context";
import { Combobox, type Option } from "../../../ui/Combobox";
import { Select } from "../../../ui/Field";
import { AuthorName, Chosen } from "../../people/Chosen";
import { affiliationOf } from "../../people/search";
import { type Kind, kinds } from "./act";
import type { Person } from "./people";

export interface Filter {
  readonly person: MemberId | undefined;
  readonly kind: Kind | undefined;
}

const shown = 8;

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The directory leaves out who is suspended; the record does not, and the more so asks for them. */
async function find(client: Client, seen: readonly Person[], query: string): Promise<readonly Option[]> {
  const answer = await client.send("member.list", { query, limit: shown });
  const listed = answer.ok ? answer.value.members.map((one) => ({ id: one.id, label: one.name, detail: affiliationOf(one) })) : [];
  const words = plain(query).split(/\s+/);
  const others = seen
    .filter((one) => !listed.some(({ id }) => id === one.id) && words.every((word) => ` ${plain(one.name)}`.includes(` ${word}`)))
    .map((one) => ({ id: one.id, label: one.name }));
  return [...others.slice(0, query === "" ? 0 : shown), ...listed].slice(0, shown);
}

interface Props {
  readonly filter: Filter;
  /** Those whom the lines on the screen name. */
  readonly seen: readonly Person[];
  readonly onFilter: (filter: Filter) => void;
}

export function Filters({ filter, seen, onFilter }: Props) {
  const client = useClient();
  return (
    <form class="filters" onSubmit={(event) => event.preventDefault()}>
      <Chosen label={t("audit.person")} is={filter.person} onClear={() => onFilter({ ...filter, person: undefined })} name={AuthorName}>
        <Combobox
          label={t("audit.person")}
          search={(query) => find(client, seen, query)}
          onPick={(option) => option && onFilter({ ...filter, person: option.id as MemberId })}
        />
      </Chosen>
      <Select
        label={t("audit.kind")}
        value={filter.kind ?? ""}
        options={[{ value: "", label: t("audit.kind_all") }, ...kinds.map((kind) => ({ value: kind, label: t(`audit.kind_${kind}`) }))]}
        onValue={(value) => onFilter({ ...filter, kind: kinds.find((kind) => kind === value) })}
      />
    </form>
  );
}
