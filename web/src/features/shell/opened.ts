import { effect, signal } from "@preact/signals";
import { moves } from "../../routing/router";

/** What lies over the screen at present; moving to another screen closes it. */
export const open = signal<"channels" | "menu" | "shortcuts" | undefined>(undefined);

// At once and not with the next painting: a key pressed right after the move may open something again.
effect(() => {
  void moves.value;
  open.value = undefined;
});

/** So many places stand at the lower edge of a narrow screen; the rest is in the menu, with the settings. */
export const inSight = 3;
