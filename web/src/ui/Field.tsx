import type { ComponentChildren, JSX } from "preact";
import { useId } from "./useId";

interface Described {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

interface WrapProps extends Described {
  readonly children: (ids: { readonly id: string; readonly "aria-describedby": string | undefined }) => ComponentChildren;
}

/** A label, its control, and what to know about it; the three are tied together for those who do not see them. */
export function Labelled({ label, hint, error, children }: WrapProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      {children({ id, "aria-describedby": described === "" ? undefined : described })}
      {error && <p class="field-error" id={`${id}-error`}>{error}</p>}
    </div>
  );
}

type InputProps = Described & Omit<JSX.InputHTMLAttributes<HTMLInputElement>, "label" | "onInput" | "value"> & {
  readonly value: string;
  readonly onValue: (value: string) => void;
};

export function Field({ label, hint, error, onValue, ...rest }: InputProps) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(ids) => (
        <input
          {...rest}
          {...ids}
          aria-invalid={error ? "true" : undefined}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Labelled>
  );
}

interface AreaProps extends Described {
  readonly value: string;
  readonly rows?: number;
  readonly maxLength?: number;
  readonly required?: boolean;
  readonly onValue: (value: string) => void;
}

export function TextArea({ label, hint, error, value, rows = 3, maxLength, required, onValue }: AreaProps) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(ids) => (
        <textarea
          {...ids}
          rows={rows}
          maxLength={maxLength}
          required={required}
          value={value}
          aria-invalid={error ? "true" : undefined}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Labelled>
  );
}

interface SelectProps<T extends string> extends Described {
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string; readonly lang?: string }[];
  readonly onValue: (value: T) => void;
}

export function Select<T extends string>({ label, hint, error, value, options, onValue }: SelectProps<T>) {
  const choose = (chosen: string): void => {
    const option = options.find((one) => one.value === chosen);
    if (option) onValue(option.value);
  };
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(ids) => (
        <select {...ids} value={value} onChange={(event) => choose(event.currentTarget.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value} lang={option.lang}>{option.label}</option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
