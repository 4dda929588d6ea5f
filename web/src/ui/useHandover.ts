import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** A form that opens in the place of its button: the focus goes into its first field, and back to the button when it closes. */
export function useHandover<E extends HTMLElement>(isOpen: boolean): RefObject<E> {
  const place = useRef<E>(null);
  const was = useRef(isOpen);
  // Before it is drawn: what the focus leaves is gone by then, and something else would take it over.
  useLayoutEffect(() => {
    if (was.current !== isOpen) place.current?.querySelector<HTMLElement>(isOpen ? "input, textarea, select" : "button")?.focus();
    was.current = isOpen;
  }, [isOpen]);
  return place;
}
