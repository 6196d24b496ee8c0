// A backend that takes a part of an offer only: nobody writes in vain what it has no place for.
import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./lib/axe.mjs";
import { NO_SERVER, openProfile, ready, stored, visit, watchedPage } from "./lib/browser.mjs";
import { withSources } from "./lib/deploy.mjs";
import { restHost, staticHost } from "./lib/hosting.mjs";
import { folder } from "./lib/server.mjs";
import { words } from "./lib/words.mjs";

const de = words("de");
const TOKEN = "from-the-office";
const HOURS = "Montags, wenn das Licht brennt";

const profile = (more) => ({
  profile: 1,
  extends: "json-server",
  transport: { auth: { kind: "header", name: "authorization", value: "Bearer {token}" } },
  lists: [{
    kind: "offer",
    path: "/offers",
    fields: {
      "/kind": { const: "service" },
      "/title/de/text": { from: "/title", required: true },
      "/summary/de/text": "/summary",
      "/hours/published/de/text": { from: "/hours", read_only: true },
      "/contacts": [{ fields: { "/channel": { const: "phone" }, "/value": "/phone" } }],
    },
    ...more,
  }],
});
const row = (id, title) => ({ id, title, summary: "Für alle", hours: HOURS, phone: "0391 000000", internal: "stays" });

async function signIn(page, host, source, t) {
  await page.goto(`${host.url}/sign-in/${source}`);
  await page.getByLabel(t.t("sign-in-token"), { exact: true }).fill(TOKEN);
  await page.getByRole("button", { name: t.t("sign-in-do"), exact: true }).click();
  await page.getByText(t.t("sign-in-done")).waitFor();
}

/** Waits for a row of a list to be as it is wanted. */
async function has(host, list, wanted) {
  for (let tries = 0; tries < 200 && !host.lists[list].some(wanted); tries++) await new Promise((again) => setTimeout(again, 100));
}

test("an edit at a backend that takes a part", async (t) => {
  const table = await restHost(t, { "/offers": [row("o1", "Beratung")] }, TOKEN);
  const closed = await restHost(t, { "/offers": [row("c1", "Geschlossen")] }, TOKEN);
  const dist = await withSources(t, [
    { id: "table", base_url: table.url, profile: profile({}) },
    { id: "closed", base_url: closed.url, profile: profile({ writes: { update: null } }) },
  ]);
  const host = await staticHost(t, dist);
  // Such a host answers 404 for every screen, with the app.
  const allowed = [...NO_SERVER, /404/];

  await t.test("asks for what it takes, shows the rest, and what was written arrives", async () => {
    const context = await openProfile(t, await folder(t, "profile"), { bypassCSP: true });
    const page = await watchedPage(context, allowed);
    await visit(page, host.url);
    await stored(page);
    await signIn(page, host, "table", de);
    await page.goto(`${host.url}/offer/o1`);
    await ready(page);
    await page.getByRole("link", { name: de.t("say-edit"), exact: true }).click();
    const name = page.getByLabel(de.t("edit-name"), { exact: true });
    await name.waitFor();
    for (const key of ["edit-description", "edit-amount", "edit-hours", "edit-hours-published", "edit-until", "edit-checked-today"]) {
      assert.equal(await page.getByLabel(de.t(key), { exact: true }).count(), 0, key);
    }
    assert.equal(await page.getByText(de.t("edit-add-language")).count(), 0);
    // One column for a telephone number, and it is in use.
    const add = (channel) => page.getByRole("button", { name: de.said("edit-add-contact", { name: de.t(channel) }) });
    for (const channel of ["edit-phone", "edit-email", "edit-website", "edit-appointment"]) {
      assert.equal(await add(channel).count(), 0, channel);
    }
    const remove = page.getByRole("button", { name: de.said("action-remove-named", { name: de.t("edit-phone") }) });
    await remove.click();
    await add("edit-phone").click();
    await page.getByRole("heading", { name: de.t("edit-elsewhere") }).waitFor();
    await page.getByRole("definition").filter({ hasText: HOURS }).waitFor();
    assert.deepEqual(await violations(page, "de"), []);
    await name.fill("Beratung am Abend");
    await page.getByLabel(de.t("edit-phone"), { exact: true }).fill("0391 111111");
    await page.getByRole("button", { name: de.t("edit-send"), exact: true }).click();
    await has(table, "/offers", ({ title }) => title === "Beratung am Abend");
    const { updated_at, ...written } = table.lists["/offers"][0];
    assert.deepEqual(written, { ...row("o1", "Beratung am Abend"), phone: "0391 111111" });
    assert.ok(updated_at, "this backend has no clock");
    page.quiet();
  });

  await t.test("asks nobody to sign in where nothing is taken", async () => {
    const context = await openProfile(t, await folder(t, "profile-strange"));
    const page = await watchedPage(context, allowed);
    await visit(page, host.url);
    await stored(page);
    const link = page.getByRole("main").getByRole("link", { name: de.t("sign-in-title"), exact: true });
    await page.goto(`${host.url}/edit/o1`);
    await link.waitFor();
    await page.goto(`${host.url}/edit/c1`);
    await page.getByText(de.t("edit-not-taken")).waitFor();
    assert.equal(await link.count(), 0);
    page.quiet();
  });

  await t.test("is not offered where nothing is taken, though somebody is signed in", async () => {
    const context = await openProfile(t, await folder(t, "profile-closed"));
    const page = await watchedPage(context, allowed);
    await visit(page, host.url);
    await stored(page);
    await signIn(page, host, "closed", de);
    await page.goto(`${host.url}/offer/c1`);
    await ready(page);
    await page.getByRole("heading", { level: 1, name: "Geschlossen" }).waitFor();
    assert.equal(await page.getByRole("link", { name: de.t("say-edit"), exact: true }).count(), 0);
    await page.goto(`${host.url}/edit/c1`);
    await page.getByText(de.t("edit-not-taken")).waitFor();
    page.quiet();
  });

  await t.test("in Arabic", async () => {
    const ar = words("ar");
    const context = await openProfile(t, await folder(t, "profile-ar"), { locale: "ar", bypassCSP: true });
    const page = await watchedPage(context, allowed);
    await page.goto(host.url);
    await page.getByText(ar.said("home-catalogue-count", { count: 2 })).waitFor();
    await stored(page);
    await signIn(page, host, "table", ar);
    await page.goto(`${host.url}/edit/o1`);
    await page.getByRole("heading", { name: ar.t("edit-elsewhere") }).waitFor();
    await page.getByRole("definition").filter({ hasText: HOURS }).waitFor();
    assert.deepEqual(await violations(page, "ar"), []);
    page.quiet();
  });
});
