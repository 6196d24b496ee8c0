// What can happen to what the phone keeps, and what the app makes of it: deleted by the browser, damaged,
// held by another window, written by a newer version.
import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { NO_SERVER, PHONE, countPattern, launch, offlineReady, openProfile, ready, stored, until, visit, watch, watchedPage } from "./lib/browser.mjs";
import { noteLoss } from "./lib/killing.mjs";
import { feedbackAt, writableServer } from "./lib/outbox.mjs";
import { Server, folder } from "./lib/server.mjs";
import { words } from "./lib/words.mjs";
import { OFFER } from "./pages.mjs";

const de = words("de");
const button = (page, key) => page.getByRole("button", { name: de.t(key), exact: true });

/** A page of the same origin without the app, which can do things to the database. */
async function beside(context, server) {
  const page = watch(await context.newPage());
  await page.goto(`${server.url}/away.html`);
  return page;
}

/** A phone with the catalogue and one saved offer, its app closed. */
async function phone(t, browser, server) {
  const context = await browser.newContext(PHONE);
  t.after(() => context.close());
  const page = watch(await context.newPage());
  await visit(page, server.url);
  await stored(page);
  await page.goto(`${server.url}/offer/${OFFER}`);
  await ready(page);
  await button(page, "action-save").click();
  await button(page, "action-saved").waitFor();
  page.quiet();
  await page.goto("about:blank");
  return { context, page };
}

/** Deletes the databases as the browser does when room is short: not what else is kept. */
async function evict(context, page, server) {
  const session = await context.newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin: server.url, storageTypes: "indexeddb" });
}

const isSaved = async (page, server) => {
  await page.goto(`${server.url}/offer/${OFFER}`);
  await ready(page);
  await button(page, "action-saved").waitFor();
};

test("what the phone keeps", async (t) => {
  const server = await Server.start(t);
  const browser = await launch(t);
  const evicted = de.said("state-evicted");

  await t.test("deleted by the browser: said, not taken for a first visit, and fetched again", async (t) => {
    const { context, page } = await phone(t, browser, server);
    await evict(context, page, server);
    await visit(page, server.url);
    await page.getByText(evicted).waitFor();
    assert.equal(await page.getByText(de.begins("state-evicted-unsent", { count: 0 })).count(), 0);
    await stored(page);
    await page.reload();
    await ready(page);
    await page.getByText(countPattern("de")).waitFor();
    assert.equal(await page.getByText(evicted).count(), 0, "said once it is there again");
    page.quiet();
  });

  await t.test("deleted with changes that had not been sent: said how many", async (t) => {
    const { context, page } = await phone(t, browser, server);
    const other = await beside(context, server);
    await other.evaluate(() => {
      const [name] = Object.keys(localStorage).filter((key) => localStorage.getItem(key) === "0");
      localStorage.setItem(name, "3");
    });
    await evict(context, page, server);
    await visit(page, server.url);
    await page.getByText(evicted).waitFor();
    await page.getByText(de.said("state-evicted-unsent", { count: 3 })).waitFor();
    page.quiet();
  });

  await t.test("a first visit, and one after everything was erased, are told of nothing", async (t) => {
    const { page } = await phone(t, browser, server);
    await page.goto(`${server.url}/settings`);
    await ready(page);
    await button(page, "settings-erase").click();
    await page.getByRole("dialog").getByRole("button", { name: de.t("settings-erase-confirm-yes") }).click();
    await page.waitForURL(`${server.url}/`);
    await page.getByText(countPattern("de")).waitFor();
    assert.equal(await page.getByText(evicted).count(), 0);
    page.quiet();
  });

  await t.test("a damaged copy is dropped and fetched again; what was saved stays", async (t) => {
    const { context, page } = await phone(t, browser, server);
    const other = await beside(context, server);
    await other.evaluate(async () => {
      const [{ name }] = await indexedDB.databases();
      const db = await new Promise((done) => (indexedDB.open(name).onsuccess = ({ target }) => done(target.result)));
      const areas = ["base", "log", "derived"];
      const transaction = db.transaction(areas, "readwrite");
      for (const area of areas) {
        const store = transaction.objectStore(area);
        store.openCursor().onsuccess = ({ target: { result: cursor } }) => {
          if (!cursor) return;
          if (cursor.key !== "heads") cursor.update(cursor.value.slice(0, cursor.value.length / 2));
          cursor.continue();
        };
      }
      await new Promise((done) => (transaction.oncomplete = done));
      db.close();
    });
    await visit(page, server.url);
    assert.equal(await page.getByText(evicted).count(), 0);
    await stored(page);
    await isSaved(page, server);
    page.quiet();
  });

  await t.test("held by a window with an older version: said, and open by itself once that is closed", async (t) => {
    const { context, page } = await phone(t, browser, server);
    const old = await beside(context, server);
    await old.evaluate(async () => {
      const [{ name }] = await indexedDB.databases();
      window.held = await new Promise((done) => (indexedDB.open(name).onsuccess = ({ target }) => done(target.result)));
    });
    // The next version of the app: it wants a database one version up.
    await page.addInitScript(() => {
      const { open } = IDBFactory.prototype;
      IDBFactory.prototype.open = function (name, version) {
        return open.call(this, name, version && version + 1);
      };
    });
    await page.goto(server.url);
    await page.getByText(de.said("state-other-tab")).waitFor();
    assert.equal(await page.getByText(countPattern("de")).count(), 0);
    await old.close();
    await page.getByText(countPattern("de")).waitFor();
    await until(page, (words) => !document.body.innerText.includes(words), de.t("state-other-tab"));
    await isSaved(page, server);
    page.quiet();
  });

  await t.test("written by a newer version: said, and left alone", async (t) => {
    const { context, page } = await phone(t, browser, server);
    const newer = await beside(context, server);
    /** All keys of the database, which is brought to the next version. */
    const keys = () =>
      newer.evaluate(async () => {
        const [{ name }] = await indexedDB.databases();
        const db = await new Promise((done) => (indexedDB.open(name, 2).onsuccess = ({ target }) => done(target.result)));
        const keys = [];
        for (const area of db.objectStoreNames) {
          const request = db.transaction(area).objectStore(area).getAllKeys();
          keys.push(...(await new Promise((done) => (request.onsuccess = () => done(request.result)))));
        }
        db.close();
        return keys;
      });
    const before = await keys();
    assert.ok(before.length > 2 && before.includes(`saved=offer:${OFFER}`), `${before}`);
    await page.goto(server.url);
    await page.getByText(de.said("state-other-tab")).waitFor();
    await page.goto("about:blank");
    assert.deepEqual(await keys(), before);
    page.quiet();
  });
});

/** Changes a byte in the middle of what a closed browser has written of its databases, buckets left out. */
async function damage(profile) {
  const databases = join(profile, "Default", "IndexedDB");
  const [origin] = (await readdir(databases)).filter((name) => name.endsWith(".leveldb"));
  const logs = (await readdir(join(databases, origin))).filter((name) => name.endsWith(".log"));
  assert.equal(logs.length, 1);
  const log = join(databases, origin, logs[0]);
  const bytes = await readFile(log);
  bytes[bytes.length >> 1] ^= 1;
  await writeFile(log, bytes);
}

test("damaged on the disk, and dropped by the browser: what the person saved and wrote is still there", async (t) => {
  const server = await writableServer(t);
  const profile = await folder(t, "profile");
  let context = await openProfile(t, profile);
  let page = await watchedPage(context, NO_SERVER);
  await visit(page, server.url);
  await offlineReady(page);
  await stored(page);
  await page.goto(`${server.url}/offer/${OFFER}`);
  await ready(page);
  await button(page, "action-save").click();
  await button(page, "action-saved").waitFor();
  await page.goto(`${server.url}/report/offer/${OFFER}`);
  await ready(page);
  await server.stop();
  await page.getByRole("radio", { name: de.t("say-wrong"), exact: true }).click();
  await page.getByLabel(de.t("report-comment"), { exact: true }).fill("Die Tür ist zu.");
  await button(page, "report-send").click();
  await page.getByText(de.t("report-kept")).first().waitFor();
  page.quiet();
  await context.close();
  await damage(profile);

  context = await openProfile(t, profile);
  page = await watchedPage(context, NO_SERVER);
  await page.addInitScript(noteLoss);
  await page.goto(server.url);
  await page.getByText(de.said("state-evicted-copy")).waitFor();
  assert.match(await page.evaluate(() => globalThis.dataLoss), /corrupt/i);
  assert.equal(await page.getByText(de.said("state-evicted")).count(), 0);
  // Said again while there is no copy, and still true.
  await page.reload();
  await page.getByText(de.said("state-evicted-copy")).waitFor();
  await page.goto(`${server.url}/outbox`);
  await page.getByText("Die Tür ist zu.").waitFor();
  await server.start();
  await visit(page, server.url);
  await stored(page);
  await isSaved(page, server);
  await page.goto(server.url);
  await ready(page);
  for (let tries = 0; (await feedbackAt(server)).length === 0 && tries < 200; tries++) await page.waitForTimeout(100);
  assert.deepEqual((await feedbackAt(server)).map(({ body }) => body.comment), ["Die Tür ist zu."]);
  page.quiet();
});
