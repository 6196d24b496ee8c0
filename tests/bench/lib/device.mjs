// A phone on which everything is: the app and its worker, all offers, the image; and what it is compared with.
import { offlineReady, openProfile } from "../../e2e/lib/browser.mjs";
import { folder } from "../../e2e/lib/server.mjs";
import { open, probed, settled } from "./page.mjs";
import { EMPTY_PAGE } from "./site.mjs";

export class Device {
  constructor(site, profile) {
    Object.assign(this, { site, profile, expected: 0, imageBytes: 0 });
  }

  /** Visits the site once and waits until it is at rest. */
  static async prepare(undo, site) {
    const device = new Device(site, await folder(undo, "device"));
    const { context, page } = await device.open(undo);
    await open(page, site.url + EMPTY_PAGE);
    await page.evaluate(keepEmptyPage);
    await wholeCatalogue(page, `${site.url}/results`);
    await offlineReady(page);
    device.expected = await count(page);
    device.imageBytes = await page.evaluate(copyImage);
    await context.close();
    return device;
  }

  /** Starts the browser with what the device holds. */
  async open(undo, asked) {
    const context = await openProfile(undo, this.profile);
    return { context, page: await probed(context, asked) };
  }
}

/** Opens the list and waits until the last page of the feed is in the image. */
export async function wholeCatalogue(page, url) {
  const last = page.waitForResponse(
    async (answer) => answer.url().includes("/api/v1/changes") && (await answer.json()).more === false,
    { timeout: 600_000 },
  );
  await open(page, url);
  await last;
  await settled(page);
}

/** How many offers the list counts. */
export async function count(page) {
  const text = await page.locator("main .list-head [role=status]").innerText();
  return Number(text.replace(/\D/g, ""));
}

/** Runs in the page: the empty page gets a worker of its own. */
async function keepEmptyPage() {
  const { installing, active } = await navigator.serviceWorker.register("/empty/sw.js");
  const worker = active ?? installing;
  while (worker.state !== "activated") await new Promise((again) => setTimeout(again, 20));
}

/** Runs in the page: the image's bytes once more, as the one row of a database of ours; how many they are. */
async function copyImage() {
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const { name } = (await indexedDB.databases()).find(({ name }) => name.startsWith("lotse-"));
  const from = await done(indexedDB.open(name));
  const image = await done(from.transaction("derived").objectStore("derived").get("image"));
  from.close();
  const opening = indexedDB.open("bench", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("blobs");
  const to = await done(opening);
  const writing = to.transaction("blobs", "readwrite");
  writing.objectStore("blobs").put(image, "image");
  await new Promise((resolve, reject) => Object.assign(writing, { oncomplete: resolve, onabort: () => reject(writing.error) }));
  to.close();
  return image.byteLength;
}
