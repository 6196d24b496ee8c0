// The replacement that removes Lotse's service worker from every phone (docs/service-worker.md).
// It deletes kept files, never IndexedDB: the catalogue and a person's own words stay on the phone.
let again; // while it waits to take over

self.addEventListener("install", () => {
  self.skipWaiting();
  // Chromium leaves a worker waiting that asks while the one before is busy, until it asks again.
  again = setInterval(() => self.skipWaiting(), 1000);
});
self.addEventListener("activate", (event) => event.waitUntil(remove()));

async function remove() {
  clearInterval(again);
  for (const name of await caches.keys()) if (name.startsWith("lotse-")) await caches.delete(name);
  await self.registration.unregister();
}
