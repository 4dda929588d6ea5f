import { useEffect, useState } from "preact/hooks";
import type { WireError } from "../../../protocol/decode";
import type { AuditEntry } from "../../../protocol/messages.gen";
import { useClient } from "../../../state/context";
import { useLoaded } from "../../../ui/useLoaded";
import { patiently } from "./patiently";

const page = 50;
/** As many as the server gives at once. */
export const mostAtOnce = 200;
/** So many pages are looked through at one press while nothing is found in them. */
const mostPages = 5;

export interface Log {
  /** Newest first, without a hole. */
  readonly entries: readonly AuditEntry[] | undefined;
  readonly isWhole: boolean;
  readonly error: WireError | undefined;
  readonly reload: () => void;
  readonly busy: boolean;
  readonly failure: WireError | undefined;
  /** Reads on until more are found; `count` says how many fit. Without it one page comes. */
  readonly further: (count?: (entries: readonly AuditEntry[]) => number) => Promise<void>;
}

/** The newest page joins what was read before where the two meet; else it begins anew. */
export function joinNewest(before: readonly AuditEntry[], newest: readonly AuditEntry[]): readonly AuditEntry[] {
  const first = before[0]?.number ?? 0;
  const last = newest[newest.length - 1]?.number ?? 0;
  if (last > first + 1) return newest;
  return [...newest.filter((one) => one.number > first), ...before];
}

export function useLog(changes: number): Log {
  const client = useClient();
  const { value, error, reload } = useLoaded(() => client.send("audit.list", { limit: page }), [changes]);
  const [entries, setEntries] = useState<readonly AuditEntry[]>();
  /** The oldest act, once nothing came that is older. */
  const [oldest, setOldest] = useState(1);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<WireError>();
  useEffect(() => {
    if (!value) return;
    setEntries((before) => joinNewest(before ?? [], value.entries));
    if (value.entries.length < page) setOldest(value.entries[value.entries.length - 1]?.number ?? 1);
  }, [value]);

  const further = async (count?: (entries: readonly AuditEntry[]) => number): Promise<void> => {
    const limit = count ? mostAtOnce : page;
    let read = entries ?? [];
    const wanted = (count?.(read) ?? 0) + 1;
    setBusy(true);
    setFailure(undefined);
    for (let pages = 0; pages < (count ? mostPages : 1); pages++) {
      const before = read[read.length - 1]?.number ?? 1;
      if (before <= 1) break;
      const answer = await patiently(() => client.send("audit.list", { before, limit }));
      if (!answer.ok) {
        setFailure(answer.error);
        break;
      }
      const next = answer.value.entries;
      read = [...read, ...next];
      setEntries((now) => (now?.[now.length - 1]?.number === before ? [...now, ...next] : now));
      if (next.length < limit) {
        setOldest(read[read.length - 1]?.number ?? 1);
        break;
      }
      if (count && count(read) >= wanted) break;
    }
    setBusy(false);
  };
  const last = entries?.[entries.length - 1]?.number ?? oldest;
  return { entries, isWhole: last <= oldest, error, reload, busy, failure, further };
}
