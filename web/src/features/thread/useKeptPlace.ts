import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * Posts come in before `first` and after `last`. What was read stays where it was on the screen, and who holds the focus on the button
 * for more is led to the first of them: the button moves on, or goes.
 */
export function useKeptPlace(first: number, last: number): void {
  const before = useRef({ first, last });
  const was = before.current;
  const isOther = was.first !== first || was.last !== last;
  // While this is drawn the page is still as it was.
  const side = isOther ? document.activeElement?.getAttribute("data-more") : undefined;
  const mark = first < was.first ? document.getElementById(`post-${was.first}`) : null;
  const top = mark?.getBoundingClientRect().top ?? 0;
  useLayoutEffect(() => {
    before.current = { first, last };
    // Not all browsers do this by themselves, and none while something above the posts is in sight. One that did it leaves nothing to do.
    if (mark) window.scrollBy(0, mark.getBoundingClientRect().top - top);
    if (!side) return;
    const next = side === "earlier" ? was.first - 1 : was.last + 1;
    document.getElementById(`post-${next}`)?.focus({ preventScroll: true });
  }, [first, last]);
}
