// Browsers that keep nothing, and phones that are full: said in words, and what is there stays.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, countPattern, launch, ready, stored, visit, watch } from "./lib/browser.mjs";
import { Server } from "./lib/server.mjs";
import { words } from "./lib/words.mjs";
import { OFFER } from "./pages.mjs";

const de = words("de");
const button = (page, key) => page.getByRole("button", { name: de.t(key), exact: true });

test("storage", async (t) => {
  const server = await Server.start(t);
  const browser = await launch(t);

  for (const [kind, hide] of [
    ["no IndexedDB", () => delete globalThis.indexedDB],
    ["an IndexedDB that refuses", () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("A mutation operation was attempted on a database that did not allow mutations.", "InvalidStateError");
      };
    }],
  ]) {
    await t.test(`${kind}, as in a private window: works in memory and says so`, async (t) => {
      const context = await browser.newContext(PHONE);
      t.after(() => context.close());
      await context.addInitScript(hide);
      const page = watch(await context.newPage());
      await visit(page, server.url);
      await page.getByText(de.said("state-memory-only-text")).waitFor();
      await page.getByRole("link", { name: de.t("nav-search"), exact: true }).click();
      await page.getByRole("searchbox").fill("BürgerBüro West");
      await page.getByRole("link", { name: "BürgerBüro West" }).click();
      await button(page, "action-save").click();
      await button(page, "action-saved").waitFor();
      await page.getByRole("link", { name: de.t("nav-saved"), exact: true }).click();
      await page.getByText(de.said("saved-count", { count: 1 })).waitFor();
      await page.getByText(de.said("state-memory-only-text")).waitFor();
      page.quiet();
    });
  }

  await t.test("no localStorage: the app runs all the same", async (t) => {
    const context = await browser.newContext(PHONE);
    t.after(() => context.close());
    await context.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      });
    });
    const page = watch(await context.newPage());
    await visit(page, server.url);
    await page.getByRole("button", { name: "English" }).click();
    await page.getByText(countPattern("en")).waitFor();
    page.quiet();
  });

  // Chromium no longer obeys a quota set from outside, so the browser's own refusal is given in its place.
  await t.test("a full phone: said, the copy stays, and it goes on when there is room", async (t) => {
    const context = await browser.newContext(PHONE);
    t.after(() => context.close());
    await context.addInitScript(() => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (...given) {
        if (sessionStorage.getItem("full")) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
        return put.apply(this, given);
      };
    });
    const page = watch(await context.newPage());
    await visit(page, server.url);
    await stored(page);
    const shown = await page.getByText(countPattern("de")).innerText();
    await page.goto(`${server.url}/offer/${OFFER}`);
    await ready(page);
    await page.evaluate(() => sessionStorage.setItem("full", "yes"));
    await button(page, "action-save").click();
    await page.getByText(de.says("state-storage-full-text")).first().waitFor();
    assert.equal(await button(page, "action-saved").count(), 0, "what is not stored is not called saved");
    await page.goto(server.url);
    await ready(page);
    assert.equal(await page.getByText(countPattern("de")).innerText(), shown);
    await page.evaluate(() => sessionStorage.removeItem("full"));
    await page.goto(`${server.url}/offer/${OFFER}`);
    await ready(page);
    await button(page, "action-save").click();
    await button(page, "action-saved").waitFor();
    page.quiet();
  });
});
