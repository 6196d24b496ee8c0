// What the app's ways are compared with, run in a page: one object per record, put into IndexedDB as it is.

/** Defines `window.plain`; runs in the page before the other two. */
export async function plainly() {
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const opening = indexedDB.open("plain", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("records");
  const database = await done(opening);

  /** Puts the records in one transaction; milliseconds until it is complete. */
  const put = (records) => {
    const begun = performance.now();
    const transaction = database.transaction("records", "readwrite", { durability: "relaxed" });
    const store = transaction.objectStore("records");
    for (const record of records) store.put(record, `${record.kind}/${record.id}`);
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(performance.now() - begun);
      transaction.onabort = () => reject(transaction.error);
    });
  };

  /** Fetches the whole feed page by page as the app does, parses it and puts every record. */
  const sync = async () => {
    const begun = performance.now();
    let query = "limit=200";
    for (;;) {
      const answer = await fetch(`/api/v1/changes?${query}`, { cache: "no-store", credentials: "omit" });
      const { changes, cursor, more } = JSON.parse(await answer.text());
      await put(changes);
      if (!more) return performance.now() - begun;
      query = `limit=1000&since=${cursor}`;
    }
  };

  window.plain = { put, sync };
}
