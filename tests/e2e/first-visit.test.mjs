// The first visit: something to read and to call before any Wasm, then the whole catalogue.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, countPattern, launch, ready, usableOffers, visit, watch } from "./lib/browser.mjs";
import { Server } from "./lib/server.mjs";
import { words } from "./lib/words.mjs";
import { OFFER } from "./pages.mjs";

test("first visit", async (t) => {
  const server = await Server.start(t);
  const browser = await launch(t);

  await t.test("emergency numbers stand there without JavaScript", async () => {
    const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(server.url);
    for (const number of ["112", "110", "116117", "116016"]) {
      assert.ok(await page.locator(`a[href="tel:${number}"]`).isVisible(), number);
    }
    assert.ok(await page.locator("noscript p").first().isVisible());
    await context.close();
  });

  await t.test("the shell paints and speaks before the Wasm comes", async () => {
    const context = await browser.newContext(PHONE);
    const page = watch(await context.newPage());
    let release;
    const held = new Promise((go) => (release = go));
    await page.route(/\.wasm$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(server.url, { waitUntil: "commit" });
    await page.locator('#shell a[href="tel:112"]').waitFor();
    assert.ok(await page.getByRole("heading", { name: words("de").t("home-title") }).isVisible());
    await page.getByRole("button", { name: "العربية" }).click();
    assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
    assert.ok(await page.getByRole("heading", { name: words("ar").t("home-title") }).isVisible());
    release();
    await ready(page);
    assert.equal(await page.locator("html").getAttribute("lang"), "ar");
    await page.getByText(countPattern("ar")).waitFor();
    page.quiet();
    await context.close();
  });

  await t.test("the app does not show itself before its styles are there", async () => {
    const context = await browser.newContext(PHONE);
    const page = watch(await context.newPage());
    let release;
    const held = new Promise((go) => (release = go));
    await page.route(/components-.*\.css$/, async (route) => {
      await held;
      await route.continue();
    });
    const wasm = page.waitForEvent("requestfinished", (request) => request.url().endsWith(".wasm"));
    await page.goto(server.url, { waitUntil: "commit" });
    await wasm;
    await new Promise((later) => setTimeout(later, 1500));
    assert.ok(await page.locator("#shell").isVisible());
    release();
    await ready(page);
    page.quiet();
    await context.close();
  });

  await t.test("a tap before the app is there is kept", async () => {
    const context = await browser.newContext(PHONE);
    const page = watch(await context.newPage());
    let release;
    const held = new Promise((go) => (release = go));
    await page.route(/\.wasm$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(server.url, { waitUntil: "commit" });
    await page.locator("#shell").getByRole("link", { name: words("de").t("nav-courses"), exact: true }).click();
    release();
    await page.getByRole("heading", { level: 1, name: words("de").t("courses-title") }).waitFor();
    page.quiet();
    await context.close();
  });

  await t.test("the catalogue arrives, and its size is said", async () => {
    const context = await browser.newContext(PHONE);
    const page = watch(await context.newPage());
    await visit(page, server.url);
    const shown = await page.getByText(countPattern("de")).innerText();
    const answer = await (await fetch(`${server.url}/api/v1/changes?limit=1000`)).json();
    const offers = usableOffers(answer.changes);
    assert.equal(answer.more, false);
    assert.equal(Number(/\d+/.exec(shown)[0]), offers.length);
    assert.ok(offers.length > 30, "the demo city has offers");
    const foreign = page.seen.network.filter((url) => !url.startsWith(server.url));
    assert.deepEqual(foreign, [], "nothing comes from elsewhere");
    page.quiet();
    await context.close();
  });

  await t.test("opened again at once, nothing is called missing while the copy is being read", async () => {
    const context = await browser.newContext(PHONE);
    const page = watch(await context.newPage());
    await page.addInitScript(() => {
      window.headings = new Set();
      const look = () => window.headings.add(document.querySelector("#app h1")?.textContent);
      new MutationObserver(look).observe(document, { subtree: true, childList: true });
    });
    await visit(page, server.url);
    const slow = await context.newCDPSession(page);
    await slow.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.goto(`${server.url}/offer/${OFFER}`);
    await page.getByText(words("de").t("offer-what")).first().waitFor();
    const missing = words("de").t("offer-missing-title");
    assert.ok(!(await page.evaluate((missing) => window.headings.has(missing), missing)));
    page.quiet();
    await context.close();
  });

  await t.test("each language is chosen by its own name and remembered", async () => {
    const context = await browser.newContext(PHONE);
    const page = watch(await context.newPage());
    await visit(page, server.url);
    for (const [lang, name, dir] of [["en", "English", "ltr"], ["ar", "العربية", "rtl"], ["uk", "Українська", "ltr"]]) {
      await page.getByRole("button", { name }).click();
      await page.getByRole("heading", { level: 1, name: words(lang).t("home-title") }).waitFor();
      assert.equal(await page.locator("html").getAttribute("dir"), dir);
      await page.getByText(countPattern(lang)).waitFor();
    }
    await page.reload();
    await ready(page);
    assert.ok(await page.getByRole("heading", { level: 1, name: words("uk").t("home-title") }).isVisible());
    page.quiet();
    await context.close();
  });
});
