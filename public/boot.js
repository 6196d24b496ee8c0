// Starts the app: loads the Wasm and says how far it is, then the service worker, updates, installation.
// early.js has set language and theme before, and knows which binary of the app has a path. The app listens for the events announced here.
import { erase, follow, restore } from "./spare.js";

const byId = (id) => document.getElementById(id);
const announce = (name) => window.dispatchEvent(new Event(name));

// The part of Wasm files that brotli leaves is about this; a server tells only the compressed length.
const PACKED = 0.34;
const CONFIG = "lotse.config";
const SLOW = 1200; // milliseconds after which the person is told that something is being loaded

let attempt = 0;

async function start() {
  byId("notice-load").hidden = true;
  const timer = setTimeout(() => (byId("shell-progress").hidden = false), SLOW);
  try {
    const script = lotseBinary(location.pathname);
    // A failed import is remembered by its address: the second attempt needs another one.
    const again = attempt++ ? `?again=${attempt}` : "";
    const [glue, wasm] = await Promise.all([import(script + again), load(script.replace(/\.js$/, "_bg.wasm")), configure()]);
    if (location.hash === "#crisis") {
      if (script !== lotseBinary("/crisis")) return location.replace("/crisis"); // another binary has that screen
      history.replaceState(null, "", "/crisis");
    }
    await glue.default({ module_or_path: wasm });
  } catch (error) {
    console.error(error);
    noticePanic(error);
    // After a panic the app's own notice stands; otherwise it never came.
    if (byId("notice-panic").hidden && byId("notice-old").hidden) byId("notice-load").hidden = false;
  } finally {
    clearTimeout(timer);
    byId("shell-progress").hidden = true;
  }
}

// A second place for what people write and save, for the store of whichever Wasm asks.
if (navigator.storageBuckets) window.lotseSpare = { restore, follow: (main) => (isShared() ? erase(main.name) : follow(main)), erase };

/** On a phone that several people use nothing is kept twice: what is forgotten is gone. */
function isShared() {
  try {
    return JSON.parse(localStorage.getItem("lotse.settings"))?.shared === true;
  } catch (error) {
    return false; // a browser that keeps nothing
  }
}

/** The module that speaks to other backends and sends what was written: loaded when it is first needed. */
let connect;
window.lotseConnect = () => {
  const script = document.querySelector("script[data-connect]").dataset.connect;
  connect ??= import(script).then(async (glue) => {
    await glue.default({ module_or_path: script.replace(/\.js$/, "_bg.wasm") });
    return glue;
  });
  connect.catch(() => (connect = undefined)); // no network, no module: the next one asks again
  return connect;
};

/** A panic in the Wasm is final: nothing of the app runs after it, so a notice of index.html speaks. */
function noticePanic(error) {
  if (error instanceof WebAssembly.RuntimeError) announce("lotse:panic");
}

/** The Wasm, counted as it comes; straight from the worker's copy there is nothing to count. */
async function load(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  if (navigator.serviceWorker?.controller || !answer.body) return answer;
  const length = Number(answer.headers.get("content-length"));
  const total = answer.headers.has("content-encoding") ? length / PACKED : length;
  if (length) byId("shell-bytes").textContent = `${Math.ceil(length / 1000)} KB`;
  let loaded = 0;
  const counted = answer.body.pipeThrough(new TransformStream({
    transform(bytes, stream) {
      loaded += bytes.byteLength;
      if (total) byId("shell-bar").value = Math.min(loaded / total, 0.99);
      stream.enqueue(bytes);
    },
  }));
  return new Response(counted, { headers: { "content-type": "application/wasm" } });
}

/** On the first visit, which regions there are comes beside the Wasm: the app asks before it fetches content. */
async function configure() {
  try {
    if (localStorage.getItem(CONFIG)) return;
    const answer = await Promise.race([fetch("/config.json"), new Promise((late) => setTimeout(late, 3 * SLOW))]);
    if (!answer?.ok) return;
    const text = await answer.text();
    JSON.parse(text); // a captive portal answers with HTML
    localStorage.setItem(CONFIG, text);
  } catch (error) { /* the app works without */ }
}

/** What is tapped before the app is there is opened by the app when it comes. */
function keepTaps() {
  byId("shell").addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='/']");
    if (!link || link.getAttribute("href") === "/away.html" || !byId("notice-old").hidden) return;
    if (lotseBinary(link.pathname) !== lotseBinary(location.pathname)) return; // the browser loads it
    event.preventDefault();
    history.pushState(null, "", link.href);
    byId("shell-progress").hidden = false;
  });
}

async function serve() {
  const workers = navigator.serviceWorker;
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  if (!workers || !(location.protocol === "https:" || isLocal)) return;
  const isFirst = !workers.controller;
  const registration = await workers.register(new URL("sw.js", import.meta.url), { updateViaCache: "none" });
  workers.ready.then(({ active }) => active.postMessage("keep-later")); // the other binaries, once the app is kept
  // Browsers that can let the worker send what was written once there is a network, even with no window open.
  const send = () => workers.ready.then(({ sync }) => sync?.register("outbox")).catch(() => {}); // then the app does
  window.addEventListener("lotse:outbox", send);

  let applying = false;
  workers.addEventListener("controllerchange", () => {
    if (applying) location.reload();
    applying = false;
  });
  window.addEventListener("lotse:apply-update", () => {
    if (!registration.waiting) return location.reload();
    applying = true;
    registration.waiting.postMessage("skip-waiting");
  });

  const offer = () => {
    window.lotseUpdate = true; // the app may begin to listen only later
    announce("lotse:update-ready");
  };
  const follow = (worker) => {
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && !isFirst) offer();
      if (worker.state === "activated" && isFirst) announce("lotse:offline-ready");
    });
  };
  if (registration.waiting && !isFirst) offer();
  follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));

  // Browsers ask for a newer worker when it suits them, and an installed app may stay open for days.
  let asked = 0;
  const ask = () => {
    if (document.hidden || Date.now() - asked < 12 * 3600e3) return;
    asked = Date.now();
    registration.update().catch(() => {}); // no network, no newer one
  };
  document.addEventListener("visibilitychange", ask);
  if (!isFirst) ask();
}

window.addEventListener("error", ({ error }) => noticePanic(error));
window.addEventListener("unhandledrejection", ({ reason }) => noticePanic(reason));
window.addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault(); // offered after use, not at once
  window.lotseInstall = event;
  announce("lotse:installable");
});
document.querySelector("[data-do=retry]").addEventListener("click", start);
keepTaps();
await start();
const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 500));
idle(() => serve().catch((error) => console.warn("no service worker:", error)));
