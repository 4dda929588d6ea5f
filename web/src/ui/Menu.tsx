import type { ComponentChildren } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";

export interface MenuItem {
  readonly label: string;
  readonly onChoose: () => void;
  readonly danger?: boolean;
}

interface Props {
  /** What is read out, and shown where nothing else is given. */
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly children?: ComponentChildren;
}

const margin = 8;

/** Keeps the list on the screen: moved sideways where it would stick out, above its button where there is no room below. */
function place(list: HTMLElement): void {
  list.style.left = "0";
  list.style.bottom = "auto";
  const box = list.getBoundingClientRect();
  const right = document.documentElement.clientWidth - margin;
  list.style.left = `${Math.max(margin - box.left, Math.min(0, right - box.right))}px`;
  const isTight = box.bottom > window.innerHeight - margin;
  if (isTight && box.top > box.height + 2 * margin) list.style.bottom = "100%";
}

/** A button that opens a short list of further buttons. Escape and a click elsewhere close it. */
export function Menu({ label, items, children }: Props) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useId();
  const listing = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    if (open && listing.current) place(listing.current);
  }, [open]);
  useEffect(() => {
    if (!open) return undefined;
    const elsewhere = (event: Event): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", elsewhere);
    document.addEventListener("focusin", elsewhere);
    return () => {
      document.removeEventListener("pointerdown", elsewhere);
      document.removeEventListener("focusin", elsewhere);
    };
  }, [open]);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  if (items.length === 0) return null;
  return (
    <div
      class="menu"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.stopPropagation();
        close();
      }}
    >
      <button
        ref={button}
        type="button"
        class="button quiet"
        aria-expanded={open}
        aria-controls={list}
        aria-label={children ? label : undefined}
        onClick={() => setOpen(!open)}
      >
        {children ?? label}
      </button>
      <ul id={list} ref={listing} hidden={!open}>
        {open && items.map((item) => (
          <li key={item.label}>
            <button
              type="button"
              class={item.danger ? "danger" : ""}
              onClick={() => {
                close();
                item.onChoose();
              }}
            >
              {item.label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
