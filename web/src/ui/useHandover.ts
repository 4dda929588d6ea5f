import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

export const fields = "input, textarea, select";

interface Ends {
  /** What takes the focus when it opens. */
  readonly into?: string;
  /** What takes it back when it closes. */
  readonly back?: string;
}

/**
 * A form that opens in the place of its button: the focus goes into its first field, and back to the button when it closes.
 * Whoever is somewhere else by then, since it closed by itself, stays there.
 */
export function useHandover<E extends HTMLElement>(isOpen: boolean, { into = fields, back = "button" }: Ends = {}): RefObject<E> {
  const place = useRef<E>(null);
  const was = useRef(isOpen);
  // Before it is drawn: what the focus leaves is gone by then, and something else would take it over.
  useLayoutEffect(() => {
    const { activeElement, body } = document;
    const isLost = !activeElement || activeElement === body;
    if (was.current !== isOpen && (isOpen || isLost)) place.current?.querySelector<HTMLElement>(isOpen ? into : back)?.focus();
    was.current = isOpen;
  }, [isOpen]);
  return place;
}
