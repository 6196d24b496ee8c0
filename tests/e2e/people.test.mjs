// Two binaries, one app: going from the reading app to lotse-people and back is like any other way.
import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_SERVER, PHONE, heading, launch, offlineReady, ready, until, visit, watch } from "./lib/browser.mjs";
import { Server } from "./lib/server.mjs";
import { words } from "./lib/words.mjs";

const de = words("de");

test("from one binary to the other", async (t) => {
  const server = await Server.start(t);
  const browser = await launch(t);
  const open = async (t) => {
    const context = await browser.newContext(PHONE);
    t.after(() => context.close());
    return watch(await context.newPage(), NO_SERVER);
  };
  const link = (page, key) => page.getByRole("link", { name: de.t(key), exact: true }).first();
  const title = (key) => de.t("app-title", { page: de.t(key) });
  const hasFocus = (page) => until(page, () => document.activeElement?.matches("main h1"));
  /** Names of the binaries whose Wasm this document has asked for. */
  const asked = (page) =>
    page.evaluate(() => {
      const names = performance.getEntriesByType("resource").map(({ name }) => /(lotse-\w+)-\w+_bg\.wasm$/.exec(name)?.[1]);
      return [...new Set(names.filter(Boolean))];
    });
  const holdWasm = async (page) => {
    let release;
    const held = new Promise((go) => (release = go));
    await page.route(/\.wasm$/, async (route) => {
      await held;
      await route.continue();
    });
    return release;
  };

  await t.test("title, focus and the way back, where the person stood", async (t) => {
    const page = await open(t);
    await visit(page, server.url);
    await link(page, "nav-home").waitFor();
    await page.goto(`${server.url}/settings`);
    await ready(page);
    await link(page, "nav-pass-on").scrollIntoViewIfNeeded();
    const scroll = await page.evaluate(() => scrollY);
    assert.ok(scroll > 100, `scrolled to ${scroll}`);
    const entries = await page.evaluate(() => history.length);
    await page.evaluate(() => (window.sameDocument = true));
    await link(page, "nav-pass-on").click();
    await page.getByRole("heading", { level: 1, name: de.t("pass-on-title") }).waitFor();
    assert.equal(await page.evaluate(() => window.sameDocument), undefined, "a page of its own");
    assert.deepEqual(await asked(page), ["lotse-people"]);
    assert.equal(await page.title(), title("pass-on-title"));
    await hasFocus(page);

    await page.locator(".top-back").click();
    await page.getByRole("heading", { level: 1, name: de.t("settings-title") }).waitFor();
    await hasFocus(page);
    await until(page, (scroll) => Math.abs(scrollY - scroll) < 2, scroll);
    assert.equal(await page.title(), title("settings-title"));
    assert.equal(await page.evaluate(() => history.length), entries + 1, "it went back, not on");
    page.quiet();
  });

  await t.test("a long list is found again as it was", async (t) => {
    const page = await open(t);
    await visit(page, server.url);
    await page.goto(`${server.url}/results`);
    await ready(page);
    const cards = page.locator("main .cards > .card");
    const before = await cards.count();
    await page.getByRole("button", { name: de.says("action-show-more") }).click();
    await until(page, (before) => document.querySelectorAll("main .cards > .card").length > before, before);
    const more = await cards.count();
    await cards.nth(before + 1).scrollIntoViewIfNeeded();
    const scroll = await page.evaluate(() => scrollY);
    // A link as a screen of the reading app could have one.
    await page.evaluate(() => {
      const link = Object.assign(document.createElement("a"), { href: "/pass-on", id: "away", textContent: "x" });
      link.style.position = "fixed";
      link.style.insetBlockStart = "50%";
      document.querySelector("main").append(link);
    });
    await page.locator("#away").click();
    await page.getByRole("heading", { level: 1, name: de.t("pass-on-title") }).waitFor();
    await page.goBack();
    await ready(page);
    await until(page, (scroll) => Math.abs(scrollY - scroll) < 2, scroll);
    assert.equal(await cards.count(), more);
    page.quiet();
  });

  await t.test("a tap before the Wasm is there leads to the other binary", async (t) => {
    const page = await open(t);
    const release = await holdWasm(page);
    await page.goto(`${server.url}/pass-on`, { waitUntil: "commit" });
    assert.ok(await page.locator("#shell .shell-wait").isVisible(), "no start screen on the way");
    await page.locator("#shell").getByRole("link", { name: de.t("nav-courses"), exact: true }).click();
    await page.waitForURL(`${server.url}/courses`);
    release();
    await page.getByRole("heading", { level: 1, name: de.t("courses-title") }).waitFor();
    assert.deepEqual(await asked(page), ["lotse-app"]);
    page.quiet();
  });

  await t.test("emergency numbers asked for before the Wasm is there", async (t) => {
    const page = await open(t);
    const release = await holdWasm(page);
    await page.goto(`${server.url}/pass-on`, { waitUntil: "commit" });
    await page.locator("#shell .is-sos").click();
    assert.ok(await page.locator('#shell a[href="tel:112"]').isVisible());
    release();
    await page.waitForURL(`${server.url}/crisis`);
    await ready(page);
    assert.equal(await heading(page), de.t("crisis-title"));
    page.quiet();
  });

  await t.test("there and back without a server", async (t) => {
    const page = await open(t);
    await visit(page, server.url);
    await offlineReady(page);
    await server.stop();
    await link(page, "nav-pass-on").click();
    await page.getByRole("heading", { level: 1, name: de.t("pass-on-title") }).waitFor();
    await link(page, "nav-search").click();
    await page.getByRole("heading", { level: 1, name: de.t("results-title") }).waitFor();
    await page.locator("main .cards > .card").first().waitFor();
    page.quiet();
  });
});
