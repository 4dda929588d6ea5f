import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/t";
import { timers } from "../net/environment";
import { moveActive } from "./listKeys";
import { useId } from "./useId";

export interface Option {
  readonly id: number;
  readonly label: string;
  readonly detail?: string;
}

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly search: (query: string) => Promise<readonly Option[]>;
  readonly onPick: (option: Option | undefined) => void;
}

const pause = 200;

/** A field that finds one of many by name (the combobox pattern of the ARIA practices). */
export function Combobox({ label, hint, error, search, onPick }: Props) {
  const id = useId();
  const [query, setQuery] = useState("");
  const [options, setOptions] = useState<readonly Option[]>();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);

  useEffect(() => {
    if (!open) return undefined;
    let wanted = true;
    const handle = timers.set(() => {
      void search(query.trim()).then((found) => {
        if (!wanted) return;
        setOptions(found);
        setActive(0);
      });
    }, pause);
    return () => {
      wanted = false;
      timers.clear(handle);
    };
  }, [query, open]);

  const pick = (option: Option): void => {
    setQuery(option.label);
    setOpen(false);
    onPick(option);
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && open) {
      // A dialog around it stays open: this press was meant for the list.
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      const option = options?.[active];
      if (option) pick(option);
    } else {
      const next = moveActive(event.key, active, options?.length ?? 0);
      if (next === undefined) return;
      event.preventDefault();
      setOpen(true);
      setActive(next);
    }
  };
  const shown = open && options !== undefined;
  return (
    <div class="field combobox">
      <label for={id}>{label}</label>
      {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      <input
        id={id}
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown && options[active] ? `${id}-${options[active].id}` : undefined}
        aria-describedby={[hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined}
        aria-invalid={error ? "true" : undefined}
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setOpen(true);
          onPick(undefined);
        }}
        onFocus={() => setOpen(query === "")}
        onBlur={() => setOpen(false)}
        onKeyDown={keyDown}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={!shown || options.length === 0}>
        {shown && options.map((option, index) => (
          <li
            key={option.id}
            id={`${id}-${option.id}`}
            role="option"
            aria-selected={index === active}
            onPointerDown={(event) => {
              event.preventDefault();
              pick(option);
            }}
          >
            {option.label}
            {option.detail && <span class="hint">{option.detail}</span>}
          </li>
        ))}
      </ul>
      <p class="hint" role="status">
        {shown && options.length === 0 ? t("picker.none") : ""}
      </p>
      {error && <p class="field-error" id={`${id}-error`}>{error}</p>}
    </div>
  );
}
