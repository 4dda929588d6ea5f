import { until } from "./house.mjs";

/** What a page has kept for a time without a network, as text. */
export const kept = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const open = indexedDB.open("lateral");
        // Not there, and not to be made by looking.
        open.onupgradeneeded = () => open.transaction.abort();
        open.onerror = () => resolve("");
        open.onsuccess = () => {
          const database = open.result;
          const read = database.transaction("kept").objectStore("kept").get("last");
          read.onsuccess = () => {
            database.close();
            resolve(JSON.stringify(read.result ?? ""));
          };
        };
      }),
  );

/** Waits until the worker has kept every screen, also those that nobody opened here. */
export async function screensKept(page) {
  await until(
    () =>
      page.evaluate(async () => {
        const worker = await (await fetch("/worker.js")).text();
        const { later } = JSON.parse(/SHELL=(\{.*?\});/.exec(worker)[1]);
        const found = await Promise.all(later.map((file) => caches.match(file)));
        return later.length > 3 && found.every((one) => one !== undefined);
      }),
    "every screen is kept",
  );
}
