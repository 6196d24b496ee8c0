// A new version is offered, never forced, and loses nothing; and a deploy can take the service worker away.
import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_SERVER, countPattern, heading, offlineReady, openProfile, ready, stored, until, visit, watchedPage } from "./lib/browser.mjs";
import { nextVersion, withKillSwitch } from "./lib/deploy.mjs";
import { Server, folder } from "./lib/server.mjs";
import { words } from "./lib/words.mjs";
import { OFFER } from "./pages.mjs";

const de = words("de");
const mark = (page) => page.evaluate(() => document.querySelector("meta[name=version-mark]")?.content ?? "first");

/** A phone that knows the first version and saved an offer. */
async function firstVisit(t, server, profile) {
  const context = await openProfile(t, profile);
  const page = await watchedPage(context);
  await visit(page, server.url);
  await page.goto(`${server.url}/offer/${OFFER}`);
  await page.getByRole("button", { name: de.t("action-save"), exact: true }).click();
  await page.getByRole("button", { name: de.t("action-saved"), exact: true }).waitFor();
  await offlineReady(page);
  await stored(page);
  await context.close();
}

async function assertAllThere(page, url) {
  await page.goto(url);
  await ready(page);
  await page.getByText(countPattern("de")).waitFor();
  await page.getByRole("link", { name: de.t("nav-saved"), exact: true }).click();
  await page.getByText(de.said("saved-count", { count: 1 })).waitFor();
}

test("a new version is offered and taken", async (t) => {
  const server = await Server.start(t);
  const profile = await folder(t, "profile");
  await firstVisit(t, server, profile);
  await server.stop();
  server.dist = await nextVersion(t, "second");
  await server.start();

  const context = await openProfile(t, profile);
  const page = await watchedPage(context);
  await visit(page, server.url);
  const offered = page.getByText(de.said("update-text"));
  await offered.waitFor();
  assert.equal(await mark(page), "first", "the old version runs until the person agrees");

  await t.test("later: the old version goes on, after a reload too", async () => {
    await page.getByRole("button", { name: de.t("update-later") }).click();
    await offered.waitFor({ state: "detached" });
    await page.reload();
    await ready(page);
    assert.equal(await mark(page), "first");
    await offered.waitFor();
  });

  await t.test("now: the new version takes over, with everything", async () => {
    await page.getByRole("button", { name: de.t("update-now") }).click();
    await until(page, () => document.querySelector("meta[name=version-mark]")?.content === "second");
    await assertAllThere(page, server.url);
    const files = await page.evaluate(async () => (await (await caches.open("lotse-files")).keys()).map(({ url }) => new URL(url).pathname));
    assert.equal(new Set(files).size, files.length, "no file of the former version is kept");
    page.quiet();
  });
  await context.close();
  await server.stop();

  await t.test("and opens without a server", async (t) => {
    const context = await openProfile(t, profile);
    const page = await watchedPage(context, NO_SERVER);
    await assertAllThere(page, server.url);
    assert.equal(await mark(page), "second");
    await page.goto(`${server.url}/offer/${OFFER}`);
    await ready(page);
    assert.notEqual(await heading(page), de.t("offer-missing-title"));
    assert.deepEqual(page.seen.network, []);
    page.quiet();
    await context.close();
  });
});

test("the kill switch removes worker and files, never the person's data", async (t) => {
  const server = await Server.start(t);
  const profile = await folder(t, "profile");
  await firstVisit(t, server, profile);
  await server.stop();
  server.dist = await withKillSwitch(t);
  await server.start();

  const context = await openProfile(t, profile);
  const page = await watchedPage(context, NO_SERVER);
  await visit(page, server.url);
  await until(page, async () => {
    const workers = await navigator.serviceWorker.getRegistrations();
    return workers.length === 0 && !(await caches.keys()).some((name) => name.startsWith("lotse-"));
  });
  await server.stop();
  // Without the worker nothing opens any more; with the server back, all is as it was.
  const lost = await context.newPage();
  await assert.rejects(lost.goto(server.url), /ERR_CONNECTION_REFUSED/);
  await lost.close();
  await server.start();
  await assertAllThere(page, server.url);
  await context.close();
});
