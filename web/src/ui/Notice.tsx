import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { timers } from "../net/environment";

interface NoticeProps {
  readonly kind?: "plain" | "error";
  readonly children: ComponentChildren;
}

/** A sentence in the flow of the page: nothing here yet, something went wrong, what to do. */
export function Notice({ kind = "plain", children }: NoticeProps) {
  return <div class={`notice ${kind}`} role={kind === "error" ? "alert" : undefined}>{children}</div>;
}

const holds = 6_000;
const said = signal<readonly { readonly id: number; readonly text: string }[]>([]);
let nextId = 1;

/** Says something that happened, in words on the screen and politely aloud. */
export function tell(text: string): void {
  const id = nextId++;
  said.value = [...said.value.slice(-2), { id, text }];
  timers.set(() => (said.value = said.value.filter((one) => one.id !== id)), holds);
}

export function Toasts() {
  return (
    <div class="toasts" role="status">
      {said.value.map((one) => <p key={one.id}>{one.text}</p>)}
    </div>
  );
}
