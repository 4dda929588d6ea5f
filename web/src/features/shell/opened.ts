import { signal } from "@preact/signals";

/** What lies over the screen at present; moving to another screen closes it. */
export const open = signal<"channels" | "menu" | "shortcuts" | undefined>(undefined);

/** So many places stand at the lower edge of a narrow screen; the rest is in the menu, with the settings. */
export const inSight = 2;
