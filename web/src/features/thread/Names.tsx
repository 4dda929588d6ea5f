import { t } from "../../i18n/t";
import type { Mentions, Named } from "./useMentions";

interface Props {
  readonly id: string;
  readonly mentions: Mentions;
  readonly onPick: (one: Named) => void;
}

/** The list that opens while a name is typed; the field above keeps the focus and names the chosen line. */
export function Names({ id, mentions: { found, active }, onPick }: Props) {
  const open = found.length > 0;
  return (
    <>
      {open && (
        <ul id={`${id}-names`} role="listbox" aria-label={t(found[0]?.sign === "#" ? "composer.channels" : "composer.names")}>
          {found.map((one, index) => (
            <li
              key={one.id}
              id={`${id}-name-${index}`}
              role="option"
              aria-selected={index === active}
              onPointerDown={(event) => {
                event.preventDefault();
                onPick(one);
              }}
            >
              {one.sign === "#" && "#"}
              {one.name}
              <span class="hint">{one.detail}</span>
            </li>
          ))}
        </ul>
      )}
      <p class="visually-hidden" role="status">
        {open ? t(found[0]?.sign === "#" ? "composer.channels_found" : "composer.names_found", { count: found.length }) : ""}
      </p>
    </>
  );
}

/** What says to a screen reader, on the field itself, that a list is open and which line is chosen. */
export function namesAttributes(id: string, { found, active }: Mentions) {
  const open = found.length > 0;
  return {
    "aria-autocomplete": "list",
    "aria-controls": open ? `${id}-names` : undefined,
    "aria-activedescendant": open ? `${id}-name-${active}` : undefined,
  } as const;
}
