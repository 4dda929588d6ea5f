import { t } from "../../i18n/t";
import type { SpaceId } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { byName, channelsOf } from "../../state/select";

interface Props {
  readonly chosen: readonly SpaceId[];
  readonly onChange: (chosen: readonly SpaceId[]) => void;
}

/** Closed channels in which whoever accepts is named at once: those that one looks after. A guest sees nothing else. */
export function NameInChannels({ chosen, onChange }: Props) {
  const spaces = channelsOf(useClient().state.value)
    .filter(({ space, role }) => role === "steward" && space.visibility === "closed" && space.state === "open")
    .map((view) => view.space)
    .sort(byName);
  if (spaces.length === 0) return null;
  const others = (id: SpaceId) => chosen.filter((one) => one !== id);
  return (
    <fieldset class="choice">
      <legend>{t("invite.spaces")}</legend>
      <p class="hint">{t("invite.spaces_hint")}</p>
      {spaces.map(({ id, name }) => (
        <label class="check" key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) => onChange(event.currentTarget.checked ? [...others(id), id] : others(id))}
          />
          #{name}
        </label>
      ))}
    </fieldset>
  );
}
