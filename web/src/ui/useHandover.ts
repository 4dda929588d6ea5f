import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

const fields = "input, textarea, select";

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
    const isLost = [null, document.body].includes(document.activeElement as HTMLElement | null);
    if (was.current !== isOpen && (isOpen || isLost)) place.current?.querySelector<HTMLElement>(isOpen ? into : back)?.focus();
    was.current = isOpen;
  }, [isOpen]);
  return place;
}

/** The same for the form itself, where it comes a moment after it was asked for. */
export function useArrival<E extends HTMLElement>(isAsked: boolean, into = fields): RefObject<E> {
  const place = useRef<E>(null);
  useLayoutEffect(() => {
    if (isAsked) place.current?.querySelector<HTMLElement>(into)?.focus();
  }, []);
  return place;
}

/** What is wrong with a field is said to those who do not see it by going there; `said` changes with every try. */
export function useWrongField(form: RefObject<HTMLElement>, ...said: readonly unknown[]): void {
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus(), said);
}
