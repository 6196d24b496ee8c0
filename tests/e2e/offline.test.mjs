// The main thing: once visited where there is signal, the whole catalogue works with the server gone
// and the browser restarted.
import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_SERVER, countPattern, heading, offlineReady, openProfile, ready, stored, until, visit, watchedPage } from "./lib/browser.mjs";
import { Server, folder } from "./lib/server.mjs";
import { plain, words } from "./lib/words.mjs";
import { OFFER } from "./pages.mjs";

const de = words("de");
const ar = words("ar");

test("the catalogue without a server, after a restart", async (t) => {
  const server = await Server.start(t);
  const profile = await folder(t, "profile");
  let title;
  let total;

  await t.test("first visit where there is signal", async (t) => {
    const context = await openProfile(t, profile);
    const page = await watchedPage(context);
    await visit(page, server.url);
    total = Number(/\d+/.exec(await page.getByText(countPattern("de")).innerText())[0]);
    await page.goto(`${server.url}/offer/${OFFER}`);
    await page.getByRole("button", { name: de.t("action-save"), exact: true }).click();
    await page.getByRole("button", { name: de.t("action-saved"), exact: true }).waitFor();
    title = await heading(page);
    await offlineReady(page);
    await stored(page);
    page.quiet();
    await context.close();
  });

  await server.stop();

  await t.test("second visit where there is none", async (t) => {
    const context = await openProfile(t, profile);
    const page = await watchedPage(context, NO_SERVER);

    await t.test("opens", async () => {
      await visit(page, server.url);
      assert.equal(Number(/\d+/.exec(await page.getByText(countPattern("de")).innerText())[0]), total);
    });

    await t.test("lists everything", async () => {
      await page.getByRole("link", { name: de.t("nav-search"), exact: true }).click();
      const found = /^\d+/.exec(plain(await page.locator("main .list-head [role=status]").innerText()));
      assert.ok(Number(found[0]) > 30 && Number(found[0]) <= total, `${found} of ${total}: what is over is not listed`);
      assert.ok((await page.locator("main .cards > .card").count()) > 10);
    });

    await t.test("searches", async () => {
      await page.getByRole("searchbox").fill("Deutsch");
      await until(page, () => document.querySelectorAll("main .cards > .card").length > 2);
      assert.match(await page.locator("main .cards > .card").first().innerText(), /deutsch/i);
    });

    await t.test("filters, and knows what is open now", async () => {
      await page.getByRole("searchbox").fill("");
      const free = page.getByRole("button", { name: de.t("filter-cost-free") }).first();
      await free.click();
      const count = Number(plain(await free.locator(".chip-count").innerText()));
      assert.ok(count > 0 && count < total);
      await page.getByText(de.said("results-count", { count })).waitFor();
      await free.click();
      // Wednesday, 25 November 2026, 10:00 in Magdeburg: offices are open; at night they are not.
      await page.clock.setFixedTime("2026-11-25T09:00:00Z");
      await page.reload();
      await ready(page);
      await page.getByRole("button", { name: de.t("filter-open-now") }).first().click();
      await page.getByText(/BürgerBüro West/).first().waitFor();
      const open = await page.locator("main .cards > .card").count();
      await page.clock.setFixedTime("2026-11-25T02:00:00Z");
      await page.reload();
      await ready(page);
      await until(page, (open) => document.querySelectorAll("main .cards > .card").length < open, open);
      assert.equal(await page.getByText(/BürgerBüro West/).count(), 0);
    });

    await t.test("shows an offer from a link, and the saved list", async () => {
      await page.goto(`${server.url}/offer/${OFFER}`);
      await ready(page);
      assert.equal(await heading(page), title);
      await page.reload();
      await ready(page);
      assert.equal(await heading(page), title);
      assert.ok(await page.getByText(de.t("offer-when"), { exact: true }).isVisible());
      await page.getByRole("link", { name: de.t("nav-saved"), exact: true }).click();
      await page.getByText(de.said("saved-count", { count: 1 })).waitFor();
      await page.getByRole("link", { name: title }).waitFor();
    });

    await t.test("speaks Arabic in one tap", async () => {
      await page.goto(server.url);
      await ready(page);
      await page.getByRole("button", { name: "العربية" }).click();
      await page.getByRole("heading", { level: 1, name: ar.t("home-title") }).waitFor();
      assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
      await page.getByRole("link", { name: ar.t("nav-events"), exact: true }).click();
      await page.getByRole("heading", { level: 1, name: ar.t("events-title") }).waitFor();
      await page.reload();
      await ready(page);
      assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
    });

    await t.test("every other screen opens", async () => {
      for (const path of ["/organizations", "/courses", "/settings", "/crisis", "/help", "/work", "/page/about"]) {
        await page.goto(server.url + path);
        await ready(page);
        assert.notEqual(await heading(page), "", path);
      }
    });

    await t.test("without one answer from the network", () => {
      assert.deepEqual(page.seen.network, []);
      page.quiet();
    });
    await context.close();
  });
});
