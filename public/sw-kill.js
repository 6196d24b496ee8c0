// The replacement that removes Lotse's service worker from every phone (docs/service-worker.md).
// It deletes kept files, never IndexedDB: the catalogue and a person's own words stay on the phone.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(remove()));

async function remove() {
  for (const name of await caches.keys()) if (name.startsWith("lotse-")) await caches.delete(name);
  await self.registration.unregister();
}
