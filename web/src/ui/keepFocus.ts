/** What can take the focus over: posts, the content of the page, headings that were arrived at. */
const holders = "[tabindex='-1']";

function around(target: EventTarget | null): readonly Element[] {
  const path: Element[] = [];
  for (let at = target instanceof Element ? target : null; at; at = at.parentElement) path.push(at);
  return path;
}

/**
 * When what holds the focus leaves the page (a post is deleted, a reaction taken back, an editor closed), the nearest part
 * around it that stays takes the focus over. The browser would drop it, and the keyboard would start at the top again.
 */
export function keepFocus(): void {
  let path: readonly Element[] = [];
  document.addEventListener("focusin", (event) => void (path = around(event.target)));
  new MutationObserver(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (!isLost || !path[0] || path[0].isConnected) return;
    const next = path.find((element) => element.isConnected && element.matches(holders));
    if (next instanceof HTMLElement) next.focus({ preventScroll: true });
  }).observe(document.body, { childList: true, subtree: true });
}
