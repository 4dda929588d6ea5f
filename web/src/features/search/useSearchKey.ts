import { useEffect } from "preact/hooks";
import { paths } from "../../routing/route";
import { navigate } from "../../routing/router";

export const searchField = "search-words";

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable], dialog") !== null;
}

/** "/" leads to the search from everywhere but from where it is a letter. */
export function useSearchKey(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isWriting(event.target)) return;
      event.preventDefault();
      const field = document.getElementById(searchField);
      if (field) field.focus();
      else navigate(paths.search);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
