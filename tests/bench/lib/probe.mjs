// What is watched inside a page, from outside the app: paints, the list of offers, what is fetched and stored.

/**
 * Runs in every document before anything of its own, and leaves its notes in `window.bench`;
 * times are milliseconds since the navigation began.
 * `expected`: how many offers the list counts when all of them can be used.
 * `blob`: the empty page reads the copied image as soon as there is a document.
 * `feed`: what stands in the addresses of the answers that bring records.
 */
export function probe({ expected, blob, feed = "/api/v1/changes" } = {}) {
  if (!location.protocol.startsWith("http")) return;
  const [painted, usable, read] = [0, 1, 2].map(() => Promise.withResolvers());
  const notes = { paint: painted.promise, usable: usable.promise, read: read.promise, feeds: [], commits: [] };
  window.bench = notes;

  new PerformanceObserver((list) => {
    const paint = list.getEntries().find(({ name }) => name === "first-contentful-paint");
    if (paint) painted.resolve(paint.startTime);
  }).observe({ type: "paint", buffered: true });

  new PerformanceObserver((list) => {
    for (const { name, startTime, responseEnd, encodedBodySize } of list.getEntries()) {
      if (name.includes(feed)) notes.feeds.push({ begun: startTime, ended: responseEnd, bytes: encodedBodySize });
    }
  }).observe({ type: "resource", buffered: true });

  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...given) {
    const transaction = begin.apply(this, given);
    const stores = [...transaction.objectStoreNames];
    if (transaction.mode === "readwrite") {
      transaction.addEventListener("complete", () => notes.commits.push({ stores, at: performance.now() }));
    }
    return transaction;
  };

  if (blob && location.pathname === "/empty/page.html") {
    const opening = indexedDB.open("bench");
    opening.onsuccess = () => {
      const asked = opening.result.transaction("blobs").objectStore("blobs").get("image");
      asked.onsuccess = () => (asked.result ? read.resolve(performance.now()) : read.reject(new Error("there is no image")));
    };
  }

  if (!expected) return;
  const isUsable = () => {
    const count = document.querySelector("main .list-head [role=status]")?.textContent.replace(/\D/g, "");
    return Number(count) === expected && document.querySelector("main .cards > .card");
  };
  const watcher = new MutationObserver(() => {
    if (!isUsable()) return;
    watcher.disconnect();
    // The frame that shows it has been made when the message comes.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => usable.resolve(performance.now());
      port2.postMessage("");
    });
  });
  watcher.observe(document, { childList: true, subtree: true, characterData: true });
}
