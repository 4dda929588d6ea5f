import { useState } from "preact/hooks";
import type { CycleId, CycleLine, MemberId } from "../../protocol/messages.gen";
import { forget, keep, recall } from "../../state/storage";

const name = (me: MemberId): string => `cycles.${me}`;

/** With whom, about what and at which stage, so that a number can be entered without a network. No words of any record; signing out clears it. */
export function keepCycles(me: MemberId, lines: readonly CycleLine[]): void {
  keep(name(me), lines);
}

export function keptCycles(me: MemberId): readonly CycleLine[] | undefined {
  const kept = recall(name(me));
  return Array.isArray(kept) ? (kept as readonly CycleLine[]) : undefined;
}

export function keepCycle(me: MemberId, line: CycleLine): void {
  keepCycles(me, [line, ...(keptCycles(me) ?? []).filter((one) => one.id !== line.id)]);
}

export function keptCycle(me: MemberId, id: CycleId): CycleLine | undefined {
  return keptCycles(me)?.find((one) => one.id === id);
}

/** What somebody is writing, kept at every key until it is sent or put away. */
export function useKeptForm<T extends object>(form: string, empty: T): readonly [T, (value: T) => void, () => void] {
  const [value, setValue] = useState<T>(() => {
    const kept = recall(form);
    return typeof kept === "object" && kept !== null ? { ...empty, ...kept } : empty;
  });
  const change = (next: T): void => {
    keep(form, next);
    setValue(next);
  };
  const clear = (): void => {
    forget(form);
    setValue(empty);
  };
  return [value, change, clear];
}
