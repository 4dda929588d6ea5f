import { signal } from "@preact/signals";

type Module = typeof import("../../editor");

/** The rich-text editor, once it is here. */
export const editor = signal<Module | undefined>(undefined);
let underway = false;

/**
 * Brings the editor; a first visit need not carry it. Asked again whenever somebody begins to write, because what could not be had
 * then may be there now; until it is, and without a network, the plain field does.
 */
export function bringEditor(): void {
  if (underway || editor.peek()) return;
  underway = true;
  import("../../editor").then(
    (module) => void (editor.value = module),
    (error: unknown) => {
      underway = false;
      console.info("The editor could not be had; the plain field stays.", error);
    },
  );
}
