// Several regions in one deployment: the first visit asks for one, by its own name, before anything is fetched.
import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_SERVER, countPattern, heading, offlineReady, openProfile, ready, stored, until, watchedPage } from "./lib/browser.mjs";
import { withRegions } from "./lib/deploy.mjs";
import { Server, folder } from "./lib/server.mjs";
import { words } from "./lib/words.mjs";
import { OFFER } from "./pages.mjs";

const de = words("de");
const REGIONS = { magdeburg: "Magdeburg", halle: "Halle (Saale)" };
const region = (page, id) => page.getByRole("button", { name: REGIONS[id], exact: true });
const pressed = (page, id) => region(page, id).getAttribute("aria-pressed");
const copies = (page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).sort());
const asked = (page) => page.seen.network.filter((url) => url.includes("/api/"));

test("several regions", async (t) => {
  const server = await Server.start(t, { dist: await withRegions(t, REGIONS) });
  const profile = await folder(t, "profile");
  let context = await openProfile(t, profile);
  let page = await watchedPage(context);
  const question = () => page.getByRole("heading", { level: 2, name: de.t("welcome-region") });
  const hasCopy = () => page.getByText(countPattern("de")).waitFor();

  await t.test("the first visit asks, and fetches nothing before", async () => {
    await page.goto(server.url);
    await ready(page);
    await question().waitFor();
    for (const id of Object.keys(REGIONS)) assert.equal(await pressed(page, id), "false");
    assert.deepEqual([asked(page), await copies(page)], [[], []]);
  });

  await t.test("whatever the first screen is, and in the person's language; emergency numbers ask nobody", async () => {
    await page.goto(`${server.url}/offer/${OFFER}`);
    await question().waitFor();
    assert.equal(await heading(page), de.t("welcome-region"));
    await page.locator("main").getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { level: 2, name: words("en").t("welcome-region") }).waitFor();
    await page.getByRole("button", { name: "Deutsch" }).click();
    await question().waitFor();
    await page.goto(`${server.url}/crisis`);
    await ready(page);
    assert.equal(await question().count(), 0);
    assert.deepEqual(asked(page), []);
  });

  await t.test("one tap, and the screen that was asked for comes", async () => {
    await page.goto(`${server.url}/offer/${OFFER}`);
    await region(page, "halle").click();
    await page.getByText(de.said("offer-what")).first().waitFor();
    assert.equal(await question().count(), 0);
    assert.deepEqual(await copies(page), ["lotse-halle"]);
  });

  await t.test("remembered, without signal too", async () => {
    await offlineReady(page);
    await stored(page);
    page.quiet();
    await context.close();
    await server.stop();
    context = await openProfile(t, profile);
    page = await watchedPage(context, NO_SERVER);
    await page.goto(server.url);
    await ready(page);
    await hasCopy();
    assert.equal(await question().count(), 0);
  });

  await t.test("another region is chosen in the settings and has a copy of its own", async () => {
    await server.start();
    await page.goto(`${server.url}/settings`);
    await ready(page);
    assert.deepEqual([await pressed(page, "halle"), await pressed(page, "magdeburg")], ["true", "false"]);
    await region(page, "magdeburg").click();
    await until(page, () => location.pathname === "/");
    await ready(page);
    await hasCopy();
    assert.deepEqual(await copies(page), ["lotse-halle", "lotse-magdeburg"]);
  });

  await t.test("erased is erased for all of them, and then it is a first visit again", async () => {
    await page.goto(`${server.url}/settings`);
    await ready(page);
    await page.getByRole("button", { name: de.t("settings-erase") }).click();
    await page.getByRole("button", { name: de.t("settings-erase-confirm-yes") }).click();
    await until(page, () => location.pathname === "/");
    await question().waitFor();
    assert.deepEqual(await copies(page), []);
  });

  page.quiet();
});

test("a second region comes along: who has a copy is not asked", async (t) => {
  const server = await Server.start(t, { dist: await withRegions(t, { magdeburg: "Magdeburg" }) });
  const context = await openProfile(t, await folder(t, "profile"));
  const page = await watchedPage(context, NO_SERVER);
  await page.goto(server.url);
  await ready(page);
  await page.getByText(countPattern("de")).waitFor();
  await server.stop();
  server.dist = await withRegions(t, REGIONS);
  await server.start();
  await page.reload();
  await ready(page);
  await page.getByText(countPattern("de")).waitFor();
  await until(page, () => JSON.parse(localStorage.getItem("lotse.settings") ?? "{}").region === "magdeburg");
  await page.goto(`${server.url}/settings`);
  await ready(page);
  assert.equal(await pressed(page, "magdeburg"), "true");
  page.quiet();
});
