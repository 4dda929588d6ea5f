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
