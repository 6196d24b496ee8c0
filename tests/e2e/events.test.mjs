// Events by day, with filters, and into the calendar.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { PHONE, heading, launch, ready, until, visit, watch } from "./lib/browser.mjs";
import { Server } from "./lib/server.mjs";
import { plain, words } from "./lib/words.mjs";
import { EVENT } from "./pages.mjs";

const de = words("de");
const cards = (page) => page.locator("main .card");

test("events", async (t) => {
  const server = await Server.start(t);
  const browser = await launch(t);
  const context = await browser.newContext(PHONE);
  t.after(() => context.close());
  const page = watch(await context.newPage());
  await visit(page, server.url);
  // Monday, 23 November 2026, 9:00 in Magdeburg.
  await page.clock.setFixedTime("2026-11-23T08:00:00Z");
  const chip = (key) => page.getByRole("button", { name: de.t(key), exact: true }).first();

  await t.test("stand under their days, each day once and in order", async () => {
    await page.goto(`${server.url}/events`);
    await ready(page);
    const days = (await page.locator("main h2").allInnerTexts()).map(plain);
    assert.ok(days.length > 5);
    assert.equal(new Set(days).size, days.length, days.join(" | "));
    // The weekly Begegnungscafé is on Wednesdays.
    const wednesday = page.locator("main section").filter({ has: page.getByRole("heading", { name: /25.*Mittwoch/ }) });
    assert.match(plain(await wednesday.first().innerText()), /Begegnungscafé/);
  });

  await t.test("of this week, of the weekend, past ones", async () => {
    await page.goto(`${server.url}/events`);
    await ready(page);
    const all = await cards(page).count();
    await chip("events-this-week").click();
    await until(page, () => location.hash === "#when=week");
    const week = await cards(page).count();
    assert.ok(week > 0 && week < all, `${week} of ${all}`);
    assert.equal(await chip("events-this-week").getAttribute("aria-pressed"), "true");
    await page.reload();
    await ready(page);
    assert.equal(await cards(page).count(), week, "the address holds the choice");
    await chip("events-past").click();
    await until(page, () => location.hash === "#when=past");
    assert.match(plain(await page.locator("main").innerText()), /2025|2022|2016/);
    await chip("action-show-all").click();
    await until(page, () => location.hash === "");
    assert.equal(await cards(page).count(), all);
  });

  await t.test("filters narrow them, and say so when nothing is left", async () => {
    await page.goto(`${server.url}/events`);
    await ready(page);
    const all = await cards(page).count();
    await page.getByText(de.t("results-filters"), { exact: true }).click();
    await chip("weekday-3").click();
    await until(page, (all) => document.querySelectorAll("main .card").length < all, all);
    const days = (await page.locator("main h2").allInnerTexts()).map(plain).filter((day) => /\d/.test(day));
    for (const day of days) assert.match(day, /Mittwoch/);
    assert.match(page.url(), /#day/);
    await chip("weekday-7").click();
    await chip("weekday-3").click();
    await chip("topic-health").click();
    await page.getByText(de.t("events-empty")).waitFor();
  });

  await t.test("one event goes into the calendar with its rule", async () => {
    await page.goto(`${server.url}/event/${EVENT}`);
    await ready(page);
    assert.match(await heading(page), /Begegnungscafé/);
    assert.match(plain(await page.locator("main dl").innerText()), /25\. November/);
    const save = page.getByRole("button", { name: new RegExp(`^(${de.t("event-add")}|${de.t("action-calendar")})$`) });
    const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
    const text = await readFile(await download.path(), "utf8");
    assert.match(text, /SUMMARY:Begegnungscafé \(Demo\)/);
    assert.match(text, /RRULE:FREQ=WEEKLY;BYDAY=WE/);
    assert.match(text, /DTSTART;TZID=Europe\/Berlin:20260902T180000/);
    assert.match(text, /BEGIN:VTIMEZONE/);
  });

  page.quiet();
});
