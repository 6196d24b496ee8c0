// What a service worker needs to answer one page without a network, and no more.
const PAGE = "/empty/page.html";

self.addEventListener("install", (event) => event.waitUntil(caches.open("empty").then((cache) => cache.add(PAGE))));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (new URL(event.request.url).pathname === PAGE) event.respondWith(caches.match(PAGE));
});
