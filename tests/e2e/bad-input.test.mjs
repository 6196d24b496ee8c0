// What bad networks, servers and clocks do: each is said in words, and the copy on the phone stays as it was.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, countPattern, launch, ready, usableOffers, visit, watch } from "./lib/browser.mjs";
import { BAD, Proxy } from "./lib/proxy.mjs";
import { Server } from "./lib/server.mjs";
import { plain, words } from "./lib/words.mjs";

const de = words("de");
const REFUSED = [/Failed to load resource/];
const SAYS = {
  malformed: "sync-wrong-data",
  error: "sync-server-error",
  portal: "sync-captive-portal",
  truncated: "sync-cut-off",
};

const offersOn = async (page) => Number(/\d+/.exec(plain(await page.getByText(countPattern("de")).innerText()))[0]);
const openSettings = (page) => page.getByRole("link", { name: de.t("nav-settings"), exact: true }).click();
const refresh = (page) => page.getByRole("button", { name: de.says("settings-refresh") }).click();

test("bad input", async (t) => {
  const server = await Server.start(t);
  const browser = await launch(t);
  const open = async (t, init) => {
    const proxy = await Proxy.start(t, server);
    const context = await browser.newContext(PHONE);
    t.after(() => context.close());
    if (init) await context.addInitScript(init);
    return { proxy, context, page: watch(await context.newPage(), REFUSED) };
  };

  for (const [kind, message] of Object.entries(SAYS)) {
    await t.test(`${kind}, with a copy`, async (t) => {
      const { proxy, page } = await open(t);
      await visit(page, proxy.url);
      const before = await offersOn(page);
      await openSettings(page);
      proxy.spoil = BAD[kind];
      await refresh(page);
      await page.getByRole("status").filter({ hasText: de.says(message) }).waitFor();
      await page.getByText(de.begins("settings-data-offers", { count: before })).waitFor();
      await page.reload();
      await ready(page);
      await page.getByText(de.begins("settings-data-offers", { count: before })).waitFor();
      proxy.spoil = undefined;
      await refresh(page);
      await page.getByRole("status").filter({ hasText: de.says("settings-refreshed") }).waitFor();
      page.quiet();
    });

    await t.test(`${kind}, on a first visit`, async (t) => {
      const { proxy, page } = await open(t);
      proxy.spoil = BAD[kind];
      await page.goto(proxy.url);
      await ready(page);
      await page.getByText(de.says(message)).first().waitFor();
      assert.equal(await page.getByText(countPattern("de")).count(), 0);
      proxy.spoil = undefined;
      // By hand, unless the app has tried again by itself a moment before.
      const arrived = page.getByText(countPattern("de")).waitFor();
      await Promise.race([page.getByRole("button", { name: de.t("action-try-again") }).click(), arrived]);
      await arrived;
      page.quiet();
    });
  }

  await t.test("one broken record is left out and counted", async (t) => {
    const { proxy, page } = await open(t);
    let offers = 0;
    proxy.spoil = (answer) => {
      const page = JSON.parse(answer.body);
      const all = usableOffers(page.changes);
      offers = all.length;
      all[0].body.title = 5;
      return { ...answer, body: JSON.stringify(page) };
    };
    await visit(page, proxy.url);
    assert.equal(await offersOn(page), offers - 1);
    await openSettings(page);
    await page.getByText(de.said("state-skipped", { count: 1 })).waitFor();
    page.quiet();
  });

  await t.test("a clock an hour off", async (t) => {
    const { proxy, page } = await open(t, () => {
      const Real = Date;
      globalThis.Date = class extends Real {
        constructor(...given) {
          super(...(given.length ? given : [Real.now() + 3600e3]));
        }
        static now() {
          return Real.now() + 3600e3;
        }
      };
    });
    await visit(page, proxy.url);
    assert.ok((await offersOn(page)) > 30, "the catalogue is there all the same");
    await page.getByText(de.says("sync-clock")).first().waitFor();
    page.quiet();
  });

  await t.test("a second tab follows, and takes over", async (t) => {
    const { proxy, context, page } = await open(t);
    const other = watch(await context.newPage(), REFUSED);
    await Promise.all([visit(page, proxy.url), visit(other, proxy.url)]);
    assert.equal(await offersOn(other), await offersOn(page));
    assert.deepEqual(proxy.asked.filter((since) => since === ""), [""], "the catalogue was loaded once");
    page.quiet();
    const asked = proxy.asked.length;
    await page.close();
    await openSettings(other);
    await refresh(other);
    await other.getByRole("status").filter({ hasText: de.says("settings-refreshed") }).waitFor();
    assert.ok(proxy.asked.length > asked, "the tab that is left asks for news");
    other.quiet();
  });
});
