import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

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

/** A button that opens a short list of further buttons. A long thread has two with each post: a closed one is the button only. */
export function Menu({ label, items, children }: Props) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  if (items.length === 0) return null;
  return (
    <div
      class={open ? "menu opened" : "menu"}
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
        aria-label={children ? label : undefined}
        onClick={() => setOpen(!open)}
      >
        {children ?? label}
      </button>
      {open && <List items={items} onChosen={close} onLeft={() => setOpen(false)} />}
    </div>
  );
}

interface ListProps {
  readonly items: readonly MenuItem[];
  readonly onChosen: () => void;
  readonly onLeft: () => void;
}

/** Escape closes it, and so does a click elsewhere, or the focus. */
function List({ items, onChosen, onLeft }: ListProps) {
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    if (list.current) place(list.current);
  }, []);
  useEffect(() => {
    const elsewhere = (event: Event): void => {
      if (event.target instanceof Node && !list.current?.parentElement?.contains(event.target)) onLeft();
    };
    document.addEventListener("pointerdown", elsewhere);
    document.addEventListener("focusin", elsewhere);
    return () => {
      document.removeEventListener("pointerdown", elsewhere);
      document.removeEventListener("focusin", elsewhere);
    };
  }, []);
  return (
    <ul ref={list}>
      {items.map((item) => (
        <li key={item.label}>
          <button
            type="button"
            class={item.danger ? "danger" : ""}
            onClick={() => {
              onChosen();
              item.onChoose();
            }}
          >
            {item.label}
          </button>
        </li>
      ))}
    </ul>
  );
}
