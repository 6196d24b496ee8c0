// Pages with a probe in them, slowed down as wanted, and what their probes note.
import { probe } from "./probe.mjs";

const PATIENCE = 300_000;

/** Lines as the budget names them. */
export const NETWORKS = [
  { name: "400 kbit/s, 400 ms", bits: 400e3, latency: 400 },
  { name: "1.6 Mbit/s, 150 ms", bits: 1.6e6, latency: 150 },
];

/** A context's own page, or another one of it, with the probe in every document it opens. */
export async function probed(context, asked, page = context.pages()[0]) {
  page ??= await context.newPage();
  await page.addInitScript(probe, asked ?? {});
  page.devtools = await context.newCDPSession(page);
  return page;
}

/** Makes the page's processor so many times slower. */
export function slow(page, cpu) {
  return page.devtools.send("Emulation.setCPUThrottlingRate", { rate: cpu });
}

/** Puts the page on a slow line. */
export async function on(page, { bits, latency }) {
  const throughput = bits / 8;
  await page.devtools.send("Network.enable");
  await page.devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
}

/** Opens an address and waits for nothing. */
export function open(page, url) {
  return page.goto(url, { waitUntil: "commit" });
}

/** When something happened: `paint`, `usable` or `read`. */
export function when(page, what) {
  return inTime(page.evaluate((what) => window.bench[what], what), what);
}

/** Everything the probe has noted so far about requests for changes and about what was stored. */
export function notes(page) {
  return page.evaluate(() => ({ feeds: window.bench.feeds, commits: window.bench.commits, now: performance.now() }));
}

/** Waits until the notes fulfil a condition, and gives what it gives. */
export async function noted(page, what, condition) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = condition(await notes(page));
    if (found) return found;
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((again) => setTimeout(again, 100));
  }
}

/** Waits until what came last is in a stored image, and nothing has been stored for a while. */
export function settled(page, quiet = 3000) {
  return noted(page, "stored as an image and at rest", ({ feeds, commits, now }) => {
    const arrived = Math.max(...feeds.filter(({ bytes }) => bytes > 500).map(({ ended }) => ended), 0);
    const image = commits.findLast(({ stores }) => stores.includes("derived"));
    return image && image.at > arrived && now - commits.at(-1).at > quiet;
  });
}

/** Tells the app that it was brought back to the front, so that it looks for changes; when it was told. */
export function lookForChanges(page) {
  return page.evaluate(() => {
    const told = performance.now();
    document.dispatchEvent(new Event("visibilitychange"));
    return told;
  });
}

async function inTime(promise, what) {
  let timer;
  const late = new Promise((_, failed) => {
    timer = setTimeout(() => failed(new Error(`never: ${what}`)), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
