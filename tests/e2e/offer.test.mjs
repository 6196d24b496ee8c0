// One offer: the questions people have, in their order, and everything that can be done with the answer.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { PHONE, heading, launch, ready, visit, watch } from "./lib/browser.mjs";
import { Server } from "./lib/server.mjs";
import { plain, words } from "./lib/words.mjs";
import { COURSE, OFFER } from "./pages.mjs";

const de = words("de");
const ar = words("ar");
/** An offer that is reached by e-mail. */
const BY_MAIL = "md-026";
/** The questions, by their keys. */
const ORDER = ["what", "for-whom", "when", "where", "cost", "documents", "steps", "languages", "contact", "fresh"];

test("an offer", async (t) => {
  const server = await Server.start(t);
  const browser = await launch(t);
  const context = await browser.newContext({ ...PHONE, permissions: ["clipboard-read", "clipboard-write"] });
  t.after(() => context.close());
  // A phone without a share sheet, and a printer that counts.
  await context.addInitScript(() => {
    delete Navigator.prototype.share;
    window.printed = 0;
    window.print = () => (window.printed += 1);
  });
  const page = watch(await context.newPage());
  await visit(page, server.url);
  const open = async (path) => {
    await page.goto(server.url + path);
    await ready(page);
  };
  const button = (key, words = de) => page.getByRole("button", { name: words.t(key), exact: true });
  const link = (key) => page.getByRole("link", { name: de.t(key), exact: true });

  await t.test("answers the questions in their order", async () => {
    for (const id of [OFFER, COURSE]) {
      await open(`/offer/${id}`);
      const asked = (await page.locator("main dt").allInnerTexts()).map(plain);
      const known = ORDER.map((question) => de.t(`offer-${question}`));
      const inOrder = asked.filter((question) => known.includes(question));
      assert.deepEqual(inOrder, known.filter((question) => asked.includes(question)));
      for (const needed of ["what", "for-whom", "when", "where", "cost", "languages", "contact", "fresh"]) {
        assert.ok(asked.includes(de.t(`offer-${needed}`)), `${id} answers ${needed}`);
      }
    }
  });

  await t.test("says what is not known, and that the data is for demonstration", async () => {
    await open(`/offer/${COURSE}`);
    const facts = plain(await page.locator("main dl").innerText());
    assert.ok(facts.includes(de.t("cost-unknown")));
    assert.ok(await page.getByText(de.t("demo-badge")).first().isVisible());
  });

  await t.test("call, write, open in maps", async () => {
    await open(`/offer/${OFFER}`);
    assert.equal(await link("action-call").getAttribute("href"), "tel:115");
    const maps = await link("action-maps").getAttribute("href");
    assert.match(maps, /^geo:52\.\d+,11\.\d+\?q=/);
    assert.match(decodeURIComponent(maps), /Magdeburg/);
    await open(`/offer/${BY_MAIL}`);
    assert.equal(await link("action-write").getAttribute("href"), "mailto:abh@ewo.magdeburg.de");
    for (const outside of await page.locator("main a[target=_blank]").all()) {
      assert.match(await outside.getAttribute("rel"), /noopener/);
    }
  });

  await t.test("into the calendar", async () => {
    await open(`/offer/${OFFER}`);
    const [download] = await Promise.all([page.waitForEvent("download"), button("action-calendar").click()]);
    assert.match(download.suggestedFilename(), /\.ics$/);
    const text = await readFile(await download.path(), "utf8");
    assert.match(text, /^BEGIN:VCALENDAR\r\n/);
    assert.match(text, /SUMMARY:BürgerBüro West/);
    assert.match(text, /DTSTART;TZID=Europe\/Berlin:20\d{6}T\d{4}00/);
    assert.match(text, new RegExp(`URL.*/offer/${OFFER}`));
    assert.match(text, /END:VCALENDAR\r\n$/);
    assert.doesNotMatch(text, /[\u2068\u2069]/, "no invisible marks in a file for others");
  });

  await t.test("shared: where there is no share sheet, the link is copied", async () => {
    await button("action-share").click();
    await page.getByText(de.said("share-copied")).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${server.url}/offer/${OFFER}`);
  });

  await t.test("QR code", async () => {
    await button("action-qr").click();
    const code = page.getByRole("dialog").getByRole("img", { name: de.t("qr-title") });
    await code.waitFor();
    assert.ok((await code.boundingBox()).width > 150);
    await page.getByRole("button", { name: de.t("action-close") }).click();
    await code.waitFor({ state: "hidden" });
  });

  await t.test("printed on paper without buttons", async (t) => {
    t.after(() => page.emulateMedia({ media: "screen" }));
    await button("action-print").click();
    assert.equal(await page.evaluate(() => window.printed), 1);
    await page.emulateMedia({ media: "print" });
    assert.ok(!(await button("action-print").isVisible()));
    assert.ok(!(await page.getByRole("navigation").first().isVisible()));
    assert.ok(await page.getByText(de.t("offer-when"), { exact: true }).isVisible());
    const paper = plain(await page.locator("main").innerText());
    for (const key of ["events-today", "events-tomorrow", "day-today"]) {
      assert.doesNotMatch(paper, new RegExp(`\\b${de.t(key)}\\b`), "paper is read on another day");
    }
    const [day, month, year] = new Date().toLocaleDateString("de-DE", { timeZone: "Europe/Berlin", dateStyle: "long" }).split(" ");
    assert.ok(paper.includes(`${day} ${month} ${year}`), "but it says which day it is of");
    assert.ok((await page.screenshot()).length > 5000);
    const pages = await page.pdf({ format: "A4" });
    assert.equal(pages.toString("latin1").match(/\/Type\s*\/Page\b/g).length, 1, "it fits on one page");
  });

  await t.test("in Arabic: held up in German, and each text says which language it is in", async () => {
    await page.evaluate(() => localStorage.setItem("lotse.settings", JSON.stringify({ lang: "ar" })));
    await open(`/offer/${OFFER}`);
    await button("action-show-german", ar).click();
    const sheet = page.getByRole("dialog");
    await sheet.getByText(de.t("show-german-request")).waitFor();
    const german = sheet.locator("[lang=de]");
    assert.equal(await german.first().getAttribute("dir"), "ltr");
    assert.match((await german.allInnerTexts()).join(" "), /BürgerBüro West[\s\S]*Magdeburg/);
    const size = await sheet.locator("address").evaluate((address) => Number.parseFloat(getComputedStyle(address).fontSize));
    assert.ok(size >= 24, `large type: ${size} px`);
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "hidden" });
    const foreign = page.locator("main [lang]:not([lang=ar])");
    for (const text of await foreign.all()) assert.ok(await text.getAttribute("dir"), "its direction, too");
    const street = page.locator("main dl address");
    assert.equal(await street.getAttribute("lang"), "de");
  });

  await t.test("an offer that is not on this phone", async () => {
    await page.evaluate(() => localStorage.removeItem("lotse.settings"));
    await open("/offer/nobody-knows-this");
    assert.equal(await heading(page), de.t("offer-missing-title"));
    await page.locator("main").getByRole("link", { name: de.t("nav-search") }).click();
    await page.getByRole("heading", { level: 1, name: de.t("results-title") }).waitFor();
  });

  page.quiet();
});
