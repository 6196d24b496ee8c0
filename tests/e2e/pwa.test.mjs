// An app that can be installed, offered after use and not at once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, launch, offlineReady, openProfile, ready, until, visit, watch, watchedPage } from "./lib/browser.mjs";
import { Server, folder } from "./lib/server.mjs";
import { words } from "./lib/words.mjs";
import { OFFER } from "./pages.mjs";

const de = words("de");

test("an installable app", async (t) => {
  const server = await Server.start(t);

  await t.test("Chromium has nothing against installing it", async (t) => {
    const context = await openProfile(t, await folder(t, "profile"));
    const page = await watchedPage(context);
    await visit(page, server.url);
    await offlineReady(page);
    const devtools = await context.newCDPSession(page);
    const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
    assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId), []);
    const { url, errors, data } = await devtools.send("Page.getAppManifest");
    assert.equal(url, `${server.url}/manifest.webmanifest`);
    assert.deepEqual(errors, []);
    const manifest = JSON.parse(data);
    assert.ok(manifest.icons.some(({ purpose }) => purpose === "maskable"), "an icon for every shape");
    const shown = [...manifest.icons, ...(manifest.screenshots ?? []), ...manifest.shortcuts.flatMap(({ icons }) => icons)];
    for (const { src, sizes } of shown) {
      const size = await page.evaluate(async (src) => {
        const bitmap = await createImageBitmap(await (await fetch(src)).blob());
        return `${bitmap.width}x${bitmap.height}`;
      }, src);
      assert.equal(size, sizes, src);
    }
    for (const { url } of manifest.shortcuts) {
      await page.goto(server.url + url);
      await ready(page);
      assert.notEqual(await page.locator("main h1").first().innerText(), de.t("state-not-found-title"), url);
    }
    page.quiet();
    await context.close();
  });

  await t.test("offered after something was saved, and put off for good", async (t) => {
    const browser = await launch(t);
    const context = await browser.newContext(PHONE);
    t.after(() => context.close());
    const page = watch(await context.newPage());
    await visit(page, server.url);
    const offerInstall = () =>
      page.evaluate(() => {
        const event = new Event("beforeinstallprompt", { cancelable: true });
        event.prompt = () => (window.prompted = true);
        window.dispatchEvent(event);
      });
    await offerInstall();
    const title = page.getByRole("heading", { name: de.says("install-title") });
    assert.equal(await title.count(), 0, "not at once");
    await page.goto(`${server.url}/offer/${OFFER}`);
    await ready(page);
    await offerInstall();
    await page.getByRole("button", { name: de.t("action-save"), exact: true }).click();
    await page.getByRole("button", { name: de.t("action-saved"), exact: true }).waitFor();
    await page.getByRole("link", { name: de.t("nav-saved"), exact: true }).click();
    await title.waitFor();
    await page.getByRole("button", { name: de.t("install-button") }).click();
    await until(page, () => window.prompted === true);
    await page.getByRole("button", { name: de.t("install-later") }).click();
    await title.waitFor({ state: "detached" });
    page.quiet();
  });

  await t.test("on an iPhone the way is explained, with what to take along", async (t) => {
    const browser = await launch(t);
    const agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";
    const context = await browser.newContext({ ...PHONE, userAgent: agent });
    t.after(() => context.close());
    const page = watch(await context.newPage());
    await visit(page, `${server.url}/settings`);
    await page.getByRole("heading", { name: de.t("install-ios-title") }).waitFor();
    // How much it takes on this phone stands there, too.
    await page.getByText(new RegExp(`^${de.t("settings-data-size", { size: "|" }).split("|")[0]}.*\\d.*[KM]B`)).waitFor();
    assert.ok(await page.getByText(de.t("install-ios-empty")).isVisible());
    await page.goto(`${server.url}/offer/${OFFER}`);
    await ready(page);
    const maps = await page.getByRole("link", { name: de.t("action-maps") }).getAttribute("href");
    assert.match(maps, /^maps:/);
    page.quiet();
  });
});
