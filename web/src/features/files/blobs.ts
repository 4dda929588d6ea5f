import { timers } from "../../net/environment";

/** Bytes that wait to be sent, kept in this browser so that a closed tab or a lost network loses none. */
const store = "waiting";

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("lateral-files", 1);
    request.onupgradeneeded = () => void request.result.createObjectStore(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("no database"));
  });
}

/** In milliseconds. A browser's storage now and then does not answer at all, and nothing may wait for it then. */
const patience = 5_000;

function inTime<T>(asked: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const handle = timers.set(() => reject(new Error("no answer")), patience);
    void asked.then(resolve, reject).finally(() => timers.clear(handle));
  });
}

async function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
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
}

/** False when this browser keeps nothing: storage is full, switched off or private. */
export async function keepBlob(key: string, blob: Blob): Promise<boolean> {
  return inTime(inStore("readwrite", (at) => at.put(blob, key))).then(() => true, () => false);
}

export async function recallBlob(key: string): Promise<Blob | undefined> {
  const found: unknown = await inTime(inStore("readonly", (at) => at.get(key) as IDBRequest<unknown>)).catch(() => undefined);
  return found instanceof Blob ? found : undefined;
}

export async function forgetBlob(key: string): Promise<void> {
  await inStore("readwrite", (at) => at.delete(key)).catch(() => undefined);
}
