// The service worker: keeps the app's own files on the phone, so that it opens without a network.
// Content (the catalogue) is not its business: that is in IndexedDB, and /api/ is never touched here.
// What the person wrote is: when a browser with Background Sync has a network again and no window of the app
// is open, requests that lie ready are sent, and their answers laid beside them for the app to understand.
// The three lines below are filled in after the build, from the files that were built.
const VERSION = "dev";
const ASSETS = [];
const LATER = [];

const FILES = "lotse-files"; // built files, each under its path and hash; all versions share it
const CONFIG = "lotse-config"; // what an operator may change without a build; last good answer
const BASE = new URL("./", self.location).pathname;
const HASHES = new Map([...ASSETS, ...LATER]);
let asking; // while this worker waits to take over
const SCHEMA = 1; // of the outbox's rows, as crates/sync/src/outbox/written.rs writes them
const PATIENCE = 3000; // milliseconds that the configuration may take when there is a copy

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("sync", (event) => {
  if (event.tag === "outbox") event.waitUntil(sendAll());
});
self.addEventListener("message", (event) => {
  if (event.data === "skip-waiting") takeOver();
  if (event.data === "keep-later") event.waitUntil(keepAll(LATER).catch(() => {})); // asked again at the next start
  if (event.data === "version") event.source.postMessage({ version: VERSION });
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || HASHES.size === 0) return;
  if (!url.pathname.startsWith(BASE)) return;
  const answer = route(event, url.pathname, request.mode === "navigate");
  if (answer) event.respondWith(answer);
});

/** Who answers: a kept file, the configuration, the shell for every screen, or (undefined) the network. */
function route(event, path, isNavigation) {
  const file = path.slice(BASE.length);
  if (file.startsWith("api/")) return undefined;
  if (file === "config.json" || file.startsWith("profiles/")) return configuration(event, path);
  if (HASHES.has(path)) return kept(path, event.request);
  if (!isNavigation) return undefined;
  if (file === "away") return kept(`${BASE}away.html`, event.request);
  // Files of the server beside the app, such as /robots.txt. Screens have no dot on the first level.
  if (/^(\.well-known\/|[^/]+\.(?!html$))/.test(file)) return undefined;
  return kept(BASE, event.request);
}

/**
 * Fetches what is not there yet, verified by its hash: a captive portal's page never becomes our Wasm.
 * What came stays even when the rest fails, so the next attempt goes on from there.
 * On failure this worker goes and the one before stays in charge.
 * A first visit does not wait for what only few screens need: the page asks for that when the app runs.
 * An update does, so that nothing is missing that was there before.
 */
async function install() {
  await keepAll(ASSETS);
  if (self.registration.active) await keepAll(LATER);
  await renew(`${BASE}config.json`).catch(() => {}); // the app works without
}

async function keepAll(files) {
  const cache = await caches.open(FILES);
  const results = await Promise.allSettled(files.map(([path, hash]) => keep(cache, path, hash)));
  const failed = results.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
}

async function keep(cache, path, hash) {
  const key = keyOf(path, hash);
  if (await find(FILES, key)) return;
  // What the page has just loaded is taken from the browser's cache, unless it is not what we want.
  const response = await verified(path, hash, "default").catch(() => verified(path, hash, "no-cache"));
  await cache.put(key, response);
}

async function verified(path, integrity, cache) {
  const response = await fetch(path, { integrity, cache });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  // Browsers refuse a redirected answer for a navigation.
  if (!response.redirected) return response;
  return new Response(response.body, { headers: response.headers });
}

/** Chromium leaves a worker waiting that asks while the one before is busy, until it asks again. */
function takeOver() {
  self.skipWaiting();
  asking ??= setInterval(() => self.skipWaiting(), 1000);
}

async function activate() {
  clearInterval(asking);
  if (!self.registration.installing) await clear(); // a worker that is coming shares the files
  await self.clients.claim();
}

/** Removes files of former versions; other caches of this origin and IndexedDB stay. */
async function clear() {
  const wanted = new Set([...HASHES].map(([path, hash]) => keyOf(path, hash)));
  const cache = await caches.open(FILES);
  for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url, { ignoreVary: true });
}

/** A kept file with the headers it came with (the content security policy, too). */
async function kept(path, request) {
  const response = await find(FILES, keyOf(path, HASHES.get(path)));
  return response ?? fetch(request); // the browser has thrown it away
}

/** The network's configuration, the last good one when it fails or takes too long. */
async function configuration(event, path) {
  const copy = await find(CONFIG, path);
  const network = renew(path);
  event.waitUntil(network.catch(() => {}));
  if (!copy) return network;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, copy.clone()));
  return Promise.race([network.catch(() => copy), late]);
}

async function renew(path) {
  const response = await fetch(path, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const text = await response.clone().text();
  JSON.parse(text); // a captive portal answers with HTML
  const before = await (await find(CONFIG, path))?.text();
  await (await caches.open(CONFIG)).put(path, response.clone());
  // The policy in the shell's headers names the servers of the configuration, so it may be another one now.
  if (before !== undefined && before !== text) await renewShell().catch(() => {});
  return response;
}

async function renewShell() {
  const hash = HASHES.get(BASE);
  const response = await verified(BASE, hash, "no-cache");
  await (await caches.open(FILES)).put(keyOf(BASE, hash), response);
}

/** Looks without making the cache: after the kill switch nothing must come back. */
function find(cacheName, key) {
  return caches.match(key, { cacheName, ignoreVary: true });
}

function keyOf(path, hash) {
  return new URL(`${path}?${encodeURIComponent(hash)}`, self.location).href;
}

/** Sends what lies ready in the outbox of every region; while a window of the app does, the browser asks again later. */
async function sendAll() {
  for (const { name } of await indexedDB.databases()) {
    const region = /^lotse-(.+)$/.exec(name)?.[1];
    if (!region) continue;
    await navigator.locks.request(`lotse-outbox-${region}`, { ifAvailable: true }, (lock) => {
      if (!lock) throw new Error("a window sends");
      return sendFrom(name);
    });
  }
}

/** Throws when the network fails or the server asks for patience: the browser tries again later. */
async function sendFrom(name) {
  const database = await done(indexedDB.open(name));
  database.onversionchange = () => database.close();
  try {
    const outbox = (mode, options) => database.transaction("outbox", mode, options).objectStore("outbox");
    const read = outbox("readonly"); // both at once, so that they belong together
    const [keys, values] = await Promise.all([done(read.getAllKeys()), done(read.getAll())]);
    const held = new Set(); // records of which something earlier has not arrived
    for (const [number, value] of values.entries()) {
      const row = rowOf(value);
      if (!row || row.state.sent) continue;
      const record = JSON.stringify([row.source, row.kind, row.id]);
      const ready = row.schema === SCHEMA && row.request && !row.answer && !row.after?.length && !held.has(record) && isDue(row.state);
      held.add(record);
      if (!ready) continue;
      row.answer = await send(row.request);
      const write = outbox("readwrite", { durability: "strict" });
      // Whoever changed it meanwhile has the last word.
      if (same(await done(write.get(keys[number])), value)) {
        await done(write.put(new TextEncoder().encode(JSON.stringify(row)), keys[number]));
      }
    }
  } finally {
    database.close();
  }
}

/** A row that cannot be read is left to the app, and holds up no other. */
function rowOf(value) {
  try {
    const row = JSON.parse(new TextDecoder().decode(value));
    return row.state ? row : undefined;
  } catch {
    return undefined;
  }
}

function isDue({ sending, waiting }) {
  return sending !== undefined || waiting?.not_before <= Date.now();
}

async function send({ method, url, headers, body }) {
  const answer = await fetch(url, { method, headers, body, credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store", redirect: "error" });
  if ([408, 425, 429].includes(answer.status) || answer.status >= 500) throw new Error(`${url}: ${answer.status}`);
  return { status: answer.status, headers: [...answer.headers], body: await answer.text() };
}

function same(one, other) {
  return one?.length === other.length && one.every((byte, at) => byte === other[at]);
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
