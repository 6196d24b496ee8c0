// What a person saves: on the phone, without an account, taken along as a link; and forgotten when asked to.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, countPattern, launch, openProfile, ready, until, visit, watch, watchedPage } from "./lib/browser.mjs";
import { Server, folder } from "./lib/server.mjs";
import { words } from "./lib/words.mjs";
import { COURSE, EVENT, OFFER, ORGANIZATION } from "./pages.mjs";

const de = words("de");
const button = (page, key) => page.getByRole("button", { name: de.t(key), exact: true });
const openSaved = (page) => page.getByRole("link", { name: de.t("nav-saved"), exact: true }).click();

async function save(page, url) {
  await page.goto(url);
  await ready(page);
  await button(page, "action-save").click();
  await button(page, "action-saved").waitFor();
}

/** What the browser still keeps of the app: keys of both stores, without the catalogue's own rows. */
const kept = (page) =>
  page.evaluate(async () => {
    const keys = Object.keys(localStorage);
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise((done) => (indexedDB.open(name).onsuccess = (event) => done(event.target.result)));
      for (const area of db.objectStoreNames) {
        const request = db.transaction(area).objectStore(area).getAllKeys();
        const rows = await new Promise((done) => (request.onsuccess = () => done(request.result)));
        keys.push(...rows.map((key) => `${area}/${key}`));
      }
      db.close();
    }
    return keys;
  });

test("saving", async (t) => {
  const server = await Server.start(t);
  const profile = await folder(t, "profile");
  const browser = await launch(t);
  const grants = { permissions: ["clipboard-read", "clipboard-write"] };
  let link;

  await t.test("an offer, a course, an event and an organization stay over a restart", async (t) => {
    const context = await openProfile(t, profile);
    const page = await watchedPage(context);
    await visit(page, server.url);
    for (const path of [`/offer/${OFFER}`, `/offer/${COURSE}`, `/event/${EVENT}`]) await save(page, server.url + path);
    await page.goto(`${server.url}/organization/${ORGANIZATION}`);
    await ready(page);
    const star = button(page, "action-save");
    const withOrganization = (await star.count()) > 0;
    assert.ok(withOrganization, "an organization can be saved");
    await star.click();
    await button(page, "action-saved").waitFor();
    page.quiet();
    await context.close();

    const again = await openProfile(t, profile, grants);
    const second = await watchedPage(again);
    await second.addInitScript(() => delete Navigator.prototype.share);
    await visit(second, server.url);
    await openSaved(second);
    await second.getByText(de.said("saved-count", { count: 4 })).waitFor();
    for (const key of ["saved-offers", "saved-events", "saved-organizations"]) {
      await second.getByRole("heading", { name: de.t(key) }).waitFor();
    }
    await button(second, "saved-share").click();
    await second.getByText(de.said("share-copied")).waitFor();
    link = await second.evaluate(() => navigator.clipboard.readText());
    assert.match(link, /\/saved#saved=/, "the list stands after #");
    await button(second, "action-qr").click();
    await second.getByRole("dialog").getByRole("img", { name: de.t("qr-title") }).waitFor();
    second.quiet();
    await again.close();
  });

  await t.test("a link to a list opens on another phone, and is kept when wanted", async (t) => {
    const context = await browser.newContext(PHONE);
    t.after(() => context.close());
    const page = watch(await context.newPage());
    await page.goto(link);
    await ready(page);
    await page.getByRole("heading", { name: de.t("saved-received-title") }).waitFor();
    await page.getByText(de.said("saved-received-text", { count: 4 })).waitFor();
    await page.getByRole("link", { name: "BürgerBüro West" }).waitFor();
    assert.ok(await page.getByText(de.t("saved-empty-title")).first().isVisible(), "not kept yet");
    await button(page, "saved-received-keep").click();
    await page.getByText(de.said("saved-count", { count: 4 })).waitFor();
    assert.equal(new URL(page.url()).hash, "");
    await page.reload();
    await ready(page);
    await page.getByText(de.said("saved-count", { count: 4 })).waitFor();
    page.quiet();
  });

  await t.test("emptied after a question", async (t) => {
    const context = await openProfile(t, profile);
    const page = await watchedPage(context);
    await page.goto(`${server.url}/saved`);
    await ready(page);
    await page.getByText(de.said("saved-count", { count: 4 })).waitFor();
    page.once("dialog", (dialog) => dialog.dismiss());
    await button(page, "saved-clear").click();
    await page.getByText(de.said("saved-count", { count: 4 })).waitFor();
    page.once("dialog", (dialog) => dialog.accept());
    await button(page, "saved-clear").click();
    await page.getByText(de.t("saved-empty-title")).first().waitFor();
    page.quiet();
    await context.close();
  });

  await t.test("several at once and in two windows: nothing that was saved is written over", async (t) => {
    const context = await browser.newContext(PHONE);
    t.after(() => context.close());
    const [page, other] = [watch(await context.newPage()), watch(await context.newPage())];
    await visit(page, `${server.url}/results`);
    await visit(other, `${server.url}/offer/${OFFER}`);
    await page.evaluate(() => [...document.querySelectorAll(".card-save")].slice(0, 3).forEach((heart) => heart.click()));
    await until(page, () => document.querySelectorAll(".card-save[aria-pressed=true]").length === 3);
    await button(other, "action-save").click();
    await button(other, "action-saved").waitFor();
    await page.goto(`${server.url}/saved`);
    await page.getByText(de.said("saved-count", { count: 4 })).waitFor();
    page.quiet();
    other.quiet();
  });

  await t.test("a list of the app's first version is there, in its order, and can be added to and taken from", async (t) => {
    const context = await browser.newContext(PHONE);
    t.after(() => context.close());
    const page = watch(await context.newPage());
    await visit(page, server.url);
    await page.evaluate(
      async (list) => {
        const [{ name }] = await indexedDB.databases();
        const db = await new Promise((done) => (indexedDB.open(name).onsuccess = (event) => done(event.target.result)));
        const transaction = db.transaction("state", "readwrite");
        transaction.objectStore("state").put(new TextEncoder().encode(list), "saved");
        await new Promise((done) => (transaction.oncomplete = done));
        db.close();
      },
      `saved=offer:${OFFER},offer:${COURSE},event:${EVENT}`,
    );
    const titles = (page) => page.locator("main .cards .card-title a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    const [offer, course, event] = [`/offer/${OFFER}`, `/offer/${COURSE}`, `/event/${EVENT}`];
    await page.goto(`${server.url}${course}`);
    await button(page, "action-saved").click();
    await button(page, "action-save").waitFor();
    await page.goto(`${server.url}/saved`);
    await page.getByText(de.said("saved-count", { count: 2 })).waitFor();
    assert.deepEqual((await titles(page)).sort(), [event, offer]);
    await save(page, `${server.url}${course}`);
    await page.goto(`${server.url}/saved`);
    await page.getByText(de.said("saved-count", { count: 3 })).waitFor();
    assert.deepEqual((await titles(page)).filter((path) => path !== event), [offer, course], "the later one stands behind");
    page.quiet();
  });

  await t.test("still when the browser has cleaned up its memory", async (t) => {
    const context = await browser.newContext(PHONE);
    t.after(() => context.close());
    const page = watch(await context.newPage());
    await visit(page, server.url);
    await save(page, `${server.url}/offer/${OFFER}`);
    const session = await context.newCDPSession(page);
    await session.send("HeapProfiler.collectGarbage");
    const start = Date.now();
    await button(page, "action-saved").click();
    await button(page, "action-save").waitFor();
    assert.ok(Date.now() - start < 4000, "the second place does not hang");
    page.quiet();
  });

  await t.test("a shared phone forgets the person on close, and keeps the catalogue", async (t) => {
    const context = await openProfile(t, profile);
    const page = await watchedPage(context);
    await save(page, `${server.url}/offer/${OFFER}`);
    await page.goto(`${server.url}/settings`);
    await ready(page);
    await page.getByRole("button", { name: "English" }).click();
    await until(page, async () => (await navigator.storageBuckets.keys()).length === 1);
    await page.getByRole("switch").check();
    await until(page, async () => (await navigator.storageBuckets.keys()).length === 0); // nothing is kept twice here
    await page.getByRole("link", { name: words("en").t("nav-pass-on"), exact: true }).click();
    await page.getByRole("heading", { level: 1, name: words("en").t("pass-on-title") }).waitFor();
    await page.locator(".top-back").click();
    await page.getByRole("heading", { level: 1, name: words("en").t("settings-title") }).waitFor();
    await page.goto(`${server.url}/saved`);
    await ready(page);
    await page.close();
    const next = watch(await context.newPage());
    await visit(next, server.url);
    assert.equal(await next.locator("html").getAttribute("lang"), "de", "the choice of language is forgotten");
    await openSaved(next);
    await next.getByText(de.t("saved-empty-title")).first().waitFor();
    next.quiet();
    await context.close();
  });

  await t.test("everything erased, after a question", async (t) => {
    const context = await browser.newContext(PHONE);
    t.after(() => context.close());
    const page = watch(await context.newPage());
    await visit(page, server.url);
    await save(page, `${server.url}/offer/${OFFER}`);
    await page.goto(`${server.url}/settings`);
    await ready(page);
    await page.getByRole("button", { name: "English" }).click();
    const en = words("en");
    await page.getByRole("button", { name: en.t("settings-erase"), exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: en.t("action-cancel") }).click();
    assert.ok((await kept(page)).includes(`state/saved=offer:${OFFER}`));
    await server.stop(); // so that nothing is loaded again at once
    await page.getByRole("button", { name: en.t("settings-erase"), exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: en.t("settings-erase-confirm-yes") }).click();
    await page.waitForURL(`${server.url}/`);
    await ready(page);
    await until(page, () => document.documentElement.lang === "de");
    const left = (await kept(page)).filter((key) => !key.startsWith("derived/"));
    assert.deepEqual(left.filter((key) => /saved|base|log|settings/.test(key)), []);
    assert.deepEqual(await page.evaluate(() => navigator.storageBuckets.keys()), [], "nor in the second place");
    assert.equal(await page.getByText(countPattern("de")).count(), 0);
    await server.start();
    await page.getByRole("button", { name: de.t("action-try-again") }).click();
    await page.getByText(countPattern("de")).waitFor();
    await context.close();
  });
});
