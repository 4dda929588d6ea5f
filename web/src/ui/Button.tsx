import type { ComponentChildren, JSX } from "preact";

type Props = Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, "type"> & {
  readonly look?: "primary" | "plain" | "quiet" | "danger";
  readonly type?: "button" | "submit";
  /** Underway: stays focusable and says so, but does nothing. */
  readonly busy?: boolean;
  readonly children: ComponentChildren;
};

export function Button({ look = "plain", type = "button", busy = false, onClick, children, ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type}
      class={`button ${look}`}
      aria-disabled={busy ? "true" : undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {children}
    </button>
  );
}
