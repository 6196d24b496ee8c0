// Leaving at once: with or without the app running, with or without a network, and "back" shows nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_SERVER, PHONE, launch, offlineReady, ready, visit, watch } from "./lib/browser.mjs";
import { Server } from "./lib/server.mjs";
import { plain, words } from "./lib/words.mjs";
import { OFFER } from "./pages.mjs";

const de = words("de");
const exit = (page) => page.getByRole("link", { name: de.t("exit-button"), exact: true });

/** On the neutral page: nothing of the app in words, title or what "back" and "forward" lead to. */
async function assertNeutral(page) {
  await page.waitForURL(/\/away\.html$/);
  await page.getByRole("heading", { level: 1 }).waitFor();
  assert.doesNotMatch(plain(await page.locator("body").innerText()), /Lotse|Notruf|Hilfe|Beratung/);
  assert.doesNotMatch(await page.title(), /Lotse/);
  for (const way of ["goBack", "goForward", "goBack", "goBack"]) {
    await page[way]({ timeout: 3000 }).catch(() => {}); // a way may lead nowhere, or be turned around
    const shown = plain(await page.locator("body").innerText().catch(() => ""));
    assert.doesNotMatch(shown, /BürgerBüro|Notruf|Angebot|Themen/, `${way} shows ${page.url()}`);
  }
}

test("quick exit", async (t) => {
  const server = await Server.start(t);
  const browser = await launch(t);
  const open = async (t) => {
    const context = await browser.newContext(PHONE);
    t.after(() => context.close());
    return watch(await context.newPage(), NO_SERVER);
  };

  await t.test("from the start, before any Wasm", async (t) => {
    const page = await open(t);
    await page.route(/\.wasm$/, () => {}); // never comes
    await page.goto(server.url, { waitUntil: "commit" });
    await exit(page).click();
    await assertNeutral(page);
  });

  await t.test("without JavaScript", async (t) => {
    const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(server.url);
    await exit(page).click();
    await page.waitForURL(/\/away\.html$/);
  });

  await t.test("after a walk through the app", async (t) => {
    const page = await open(t);
    await visit(page, server.url);
    await page.getByRole("link", { name: de.t("nav-search"), exact: true }).click();
    await page.getByRole("link", { name: /BürgerBüro West/ }).or(page.locator("main .card a")).first().click();
    await page.waitForURL(/\/offer\//);
    await exit(page).click();
    await assertNeutral(page);
  });

  await t.test("without a server", async (t) => {
    const page = await open(t);
    await visit(page, server.url);
    await page.goto(`${server.url}/offer/${OFFER}`);
    await ready(page);
    await offlineReady(page);
    await server.stop();
    await page.reload();
    await ready(page);
    await exit(page).click();
    await assertNeutral(page);
    await server.start();
  });

  await t.test("says honestly that the browser keeps its history", async (t) => {
    const page = await open(t);
    await visit(page, `${server.url}/crisis`);
    assert.ok(await page.getByText(de.t("exit-history-note")).isVisible());
  });
});
