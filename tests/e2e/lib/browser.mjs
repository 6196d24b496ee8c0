// Chromium as people have it: a profile on disk that survives restarts, and a page that is watched.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";
import { plain, words } from "./words.mjs";

const ARGUMENTS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-gpu",
];

/** What browsers say about every such page, whoever made it. */
const KNOWN = [
  /integrity.*preload|preload.*integrity/i,
  /was preloaded using link preload but not used/i,
  /Permissions-Policy/i,
];

/** What browsers write into the console when a server goes or is gone. */
export const NO_SERVER = [/net::ERR_(CONNECTION_\w+|INTERNET_DISCONNECTED|INCOMPLETE_CHUNKED_ENCODING|FAILED|EMPTY_RESPONSE)/];

const LAUNCH = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  chromiumSandbox: false,
  args: ARGUMENTS,
};

/** A phone's screen, in German unless said otherwise. */
export const PHONE = {
  viewport: { width: 390, height: 780 },
  locale: "de-DE",
  timezoneId: "Europe/Berlin",
  hasTouch: true,
  acceptDownloads: true,
};

/** A browser whose contexts are forgotten, for a whole file of stories. */
export async function launch(t) {
  const browser = await chromium.launch(LAUNCH);
  t.after(() => browser.close());
  return browser;
}

/** A browser with a profile on disk: close it, and open it again with the same folder. */
export async function openProfile(t, path, options = {}) {
  const context = await chromium.launchPersistentContext(path, { ...LAUNCH, ...PHONE, ...options });
  t.after(() => context.close().catch(() => {})); // may be closed or killed already
  return context;
}

/** Ends the browser of a profile as the phone's system does: without a word, by its own process id. */
export async function kill(page, profile) {
  const main = execFileSync("ps", ["-eo", "pid,args"], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(`--user-data-dir=${profile}`) && !line.includes("--type="))
    .map((line) => Number.parseInt(line, 10));
  assert.equal(main.length, 1, "one browser has this profile");
  const gone = new Promise((done) => page.context().on("close", done));
  process.kill(main[0], "SIGKILL");
  await gone;
}

/** A page of a context that notes what goes wrong; `quiet` asserts that nothing did. */
export async function watchedPage(context, allowed = []) {
  const page = context.pages().find((page) => page.url() === "about:blank") ?? (await context.newPage());
  return watch(page, allowed);
}

/** Notes errors, violations of the policy, and answers from the network. */
export function watch(page, allowed = []) {
  page.setDefaultTimeout(10_000);
  const seen = { errors: [], network: [] };
  const isKnown = (text) => [...KNOWN, ...allowed].some((pattern) => pattern.test(text));
  page.on("console", (message) => {
    const text = message.text();
    const matters = message.type() === "error" || /Content Security Policy|Refused to/i.test(text);
    if (matters && !isKnown(text)) seen.errors.push(text);
  });
  page.on("pageerror", (error) => !isKnown(String(error)) && seen.errors.push(String(error)));
  page.on("response", (response) => {
    if (!response.fromServiceWorker() && /^http/.test(response.url())) seen.network.push(response.url());
  });
  page.seen = seen;
  page.quiet = () => assert.deepEqual(seen.errors, [], "errors in the console");
  return page;
}

/** Waits until the app has replaced the shell and shows a screen, not that it is still reading. */
export async function ready(page) {
  await page.locator("#shell").waitFor({ state: "detached" });
  await until(
    page,
    (loading) => {
      const heading = document.querySelector("main h1")?.textContent.trim();
      return heading && !loading.includes(heading) && !document.querySelector("main progress");
    },
    ["de", "en", "ar", "uk"].map((lang) => words(lang).t("state-loading")),
  );
}

/** Opens the app and waits until the catalogue is on the phone and on the screen. */
export async function visit(page, url, lang = "de") {
  await page.goto(url);
  await ready(page);
  if (new URL(page.url()).pathname === "/") await page.getByText(countPattern(lang)).waitFor();
}

/** "93 offers on this phone", whatever the number. */
export function countPattern(lang) {
  const [before, after] = words(lang).t("home-catalogue-count", { count: 77 }).split("77");
  return new RegExp(`${before}\\d+${after}`);
}

/** The offers among a feed's changes that can be used today: those that people are told the number of. */
export function usableOffers(changes) {
  const today = new Date().toISOString().slice(0, 10);
  const isOver = ({ status, valid }) => status === "defunct" || valid?.through < today;
  return changes.filter(({ kind, deleted, body }) => kind === "offer" && !deleted && !isOver(body));
}

/** Waits until the service worker is in charge and keeps every file of the app, those it keeps later, too. */
export async function offlineReady(page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const isActive = async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated";
    while (!(await isActive())) await new Promise((again) => setTimeout(again, 20));
    const script = await (await fetch("/sw.js")).text();
    const lists = ["ASSETS", "LATER"].map((name) => JSON.parse(new RegExp(`const ${name} = (.*);\\n`).exec(script)[1]));
    const count = lists.flat().length;
    const kept = async () => (await (await caches.open("lotse-files")).keys()).length;
    while ((await kept()) < count) await new Promise((again) => setTimeout(again, 20));
  });
}

/** Waits until the device's store holds the catalogue as an image, as after a rest. */
export async function stored(page) {
  await until(page, inStore, "image");
}

/**
 * Waits until all sources have been asked to the end since the page was opened. Who leaves earlier goes on with the old
 * lists in the next page, and is as new as their beginning: wait before leaving, too.
 */
export async function asked(page) {
  await until(page, inStore, "heads");
}

/** Whether the device's store has a row, and whether that says of every source that it was asked. Runs in the page. */
async function inStore(row) {
  const outcome = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  const isAsked = ({ checked_at, renewal }) => checked_at >= performance.timeOrigin && !renewal;
  for (const { name } of await indexedDB.databases()) {
    const db = await outcome(indexedDB.open(name));
    const table = row === "image" ? "derived" : "log";
    const value = db.objectStoreNames.contains(table) && (await outcome(db.transaction(table).objectStore(table).get(row)));
    db.close();
    if (value && (row === "image" || Object.values(JSON.parse(new TextDecoder().decode(value)).sources).every(isAsked))) return true;
  }
  return false;
}

/** Asks the page until it says yes, also over a reload. (Playwright's own way needs `eval`, which the policy forbids.) */
export async function until(page, question, argument) {
  const end = Date.now() + 20_000;
  const isReloading = (error) => /Execution context was destroyed|navigat/.test(error.message);
  const ask = () =>
    page.evaluate(question, argument).catch((error) => {
      if (!isReloading(error)) throw error;
    });
  while (!(await ask())) {
    if (Date.now() > end) throw new Error(`never true: ${question}`);
    await new Promise((again) => setTimeout(again, 50));
  }
}

/** The heading of the screen. */
export async function heading(page) {
  return plain(await page.locator("main h1").first().innerText());
}
