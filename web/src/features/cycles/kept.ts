import { useState } from "preact/hooks";
import type { CycleId, CycleLine, MemberId } from "../../protocol/messages.gen";
import { forget, keep, recall } from "../../state/storage";
import { keepCycles, keptCycles } from "../sealed/whose";

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
