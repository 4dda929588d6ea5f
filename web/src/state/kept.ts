import type { NoticesReply, SpaceId } from "../protocol/messages.gen";
import type { ThreadList } from "./client";
import type { Snapshot } from "./model";

/** What was last read, as it is kept in this browser for a time without a network. */
export interface Kept {
  readonly snapshot: Snapshot;
  readonly lists: readonly (readonly [SpaceId, ThreadList])[];
  readonly notices?: NoticesReply | undefined;
}

/** The name of this program's file holds a digest of it: what another version wrote, perhaps in another form, is not read. */
const program = import.meta.url;
const store = "kept";
const key = "last";

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("lateral", 1);
    request.onupgradeneeded = () => void request.result.createObjectStore(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("no database"));
  });
}

/** Storage can be full, switched off or private; then nothing is kept, and nothing else breaks. */
async function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  try {
    const database = await open();
    try {
      return await new Promise<T>((resolve, reject) => {
        const transaction = database.transaction(store, mode);
        const request = act(transaction.objectStore(store));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
      });
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

export async function keepRead(kept: Kept): Promise<void> {
  await inStore("readwrite", (at) => at.put({ program, kept }, key));
}

export async function recallRead(): Promise<Kept | undefined> {
  const found = (await inStore("readonly", (at) => at.get(key))) as { program: string; kept: Kept } | undefined;
  return found?.program === program ? found.kept : undefined;
}

export async function forgetRead(): Promise<void> {
  await inStore("readwrite", (at) => at.clear());
}
