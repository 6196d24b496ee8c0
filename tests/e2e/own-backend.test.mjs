// A city that has its records elsewhere: no server of ours at all, two systems of other makers, one catalogue.
import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_SERVER, asked, heading, offlineReady, openProfile, ready, stored, until, visit, watchedPage } from "./lib/browser.mjs";
import { withSources } from "./lib/deploy.mjs";
import { restHost, staticHost } from "./lib/hosting.mjs";
import { folder } from "./lib/server.mjs";
import { words } from "./lib/words.mjs";

const de = words("de");
const ar = words("ar");

const offer = (id, title) => ({ id, title, kind: "service", cost: "free", street: "Breiter Weg 1", city: "Magdeburg" });
const place = (id, title, content) => ({
  id: Math.floor(Math.random() * 1e6), // that of a translation's version: another one each time
  path: `/stadt/${id}`, title, content, meta_description: content, temporarily_closed: false, opening_hours: null,
  location: { id, name: title, address: "Markt 2", postcode: "39104", town: "Magdeburg", latitude: 52.13, longitude: 11.63 },
  contacts: [], category: { id: 1, name: "x" }, organization: null, barrier_free: null, last_updated: "2026-01-01T10:00:00",
});

/** What the city's two systems say at first. */
const TABLES = { "/offers": Array.from({ length: 250 }, (_, at) => offer(`o${at}`, `Beratung ${at}`)), "/organizations": [], "/events": [], "/pages": [] };
const CMS = {
  "/de/locations/": [place(7, "Stadtbibliothek", "<p>Bücher &amp; Ruhe</p>"), place(8, "Nachbarschaftshaus", "<p>Offen</p>")],
  "/ar/locations/": [place(7, "مكتبة المدينة", "<p>كتب</p>")],
  "/de/events/": [], "/ar/events/": [], "/de/pages/": [], "/ar/pages/": [], "/en/locations/": [], "/en/events/": [], "/en/pages/": [],
};

test("a city with systems of its own", async (t) => {
  const tables = await restHost(t, { ...TABLES });
  const cms = await restHost(t, { ...CMS });
  const dist = await withSources(t, [
    { id: "tables", base_url: tables.url, profile: "profiles/examples/json-server.json" },
    { id: "cms", base_url: cms.url, profile: "profiles/examples/integreat-v3.json" },
  ]);
  const host = await staticHost(t, dist);
  const context = await openProfile(t, await folder(t, "profile"));
  const page = await watchedPage(context, NO_SERVER);
  const count = (number) => page.getByText(de.said("home-catalogue-count", { count: number })).waitFor();

  await t.test("both show as one catalogue, in every language they have", async () => {
    await visit(page, host.url);
    await count(252);
    await asked(page);
    await page.goto(`${host.url}/results#q=Stadtbibliothek`);
    await page.getByRole("link", { name: "Stadtbibliothek" }).click();
    assert.equal(await heading(page), "Stadtbibliothek");
    await page.getByText("Bücher & Ruhe").first().waitFor();
    assert.ok(!cms.asked.some((url) => url.startsWith("/uk")), "only languages that are wanted");
    await asked(page);
  });

  await t.test("nothing new is little to ask, and a change is seen", async () => {
    tables.lists["/offers"] = [...TABLES["/offers"].slice(0, 248), offer("neu", "Fahrradwerkstatt")];
    await page.goto(`${host.url}/results#q=Fahrradwerkstatt`);
    await page.getByRole("link", { name: "Fahrradwerkstatt" }).waitFor();
    await asked(page);
    await page.goto(host.url);
    await count(251);
    await asked(page);
    await stored(page);
  });

  await t.test("without any network everything is there", async () => {
    await offlineReady(page);
    for (const other of [host, tables, cms]) await other.stop();
    await page.goto(`${host.url}/results#q=Fahrradwerkstatt`);
    await page.getByRole("link", { name: "Fahrradwerkstatt" }).waitFor();
    for (const other of [host, tables, cms]) await other.start();
  });

  await t.test("a system that suddenly says nothing takes nothing away until somebody believes it", async () => {
    tables.lists["/offers"] = [];
    await page.goto(host.url);
    await page.getByText(de.said("sync-shrunk")).waitFor();
    await count(251);
    await page.getByRole("button", { name: de.t("sync-believe") }).click();
    await count(2);
    await page.getByText(de.said("sync-shrunk")).waitFor({ state: "detached" });
  });

  await t.test("a profile that cannot be had is said, and what is there stays", async () => {
    const broken = await staticHost(t, await withSources(t, [
      { id: "cms", base_url: cms.url, profile: "profiles/examples/integreat-v3.json" },
      { id: "other", base_url: tables.url, profile: "profiles/nowhere.json" },
    ]));
    const page = await watchedPage(context, [/profiles\/nowhere|404/]);
    await page.goto(broken.url);
    await ready(page);
    await page.getByText(de.said("sync-server-error")).waitFor();
    await page.getByText(de.said("home-catalogue-count", { count: 2 })).waitFor();
    await page.close();
  });

  await t.test("in Arabic the same place has its Arabic name", async () => {
    const arabic = await openProfile(t, await folder(t, "profile-ar"), { locale: "ar" });
    const page = await watchedPage(arabic, [/404/]); // as such a host answers for every screen, with the app
    await page.goto(`${host.url}/results#q=${encodeURIComponent("مكتبة")}`);
    await page.getByRole("link", { name: "مكتبة المدينة" }).waitFor();
    await until(page, () => document.documentElement.dir === "rtl");
    await page.goto(host.url);
    await page.getByText(ar.said("home-catalogue-count", { count: 2 })).waitFor();
    page.quiet();
  });
});
