import { signal } from "@preact/signals";
import type { Timestamp } from "../protocol/messages.gen";

/** How far the server's clock is ahead of this one's, in microseconds. Stages begin by the server's. */
const ahead = signal(0);

export function setClock(now: Timestamp | undefined): void {
  ahead.value = now === undefined ? 0 : now - Date.now() * 1000;
}

export function serverNow(): Timestamp {
  return Date.now() * 1000 + ahead.value;
}
