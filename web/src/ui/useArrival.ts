import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { fields } from "./useHandover";

/** What `useHandover` does for the form itself, where it comes a moment after it was asked for. */
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

/** And where it stays beside its button: whoever is in it when it closes goes back there. */
export function useReturn(form: RefObject<HTMLElement>, back: () => Element | null | undefined): void {
  useLayoutEffect(() => () => {
    const to = form.current?.contains(document.activeElement) && back();
    if (to instanceof HTMLElement) to.focus();
  }, []);
}
