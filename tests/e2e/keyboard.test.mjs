// Everything by keyboard: in an order that makes sense, seen, and with the focus where one expects it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, heading, launch, ready, until, visit, watch } from "./lib/browser.mjs";
import { Server } from "./lib/server.mjs";
import { plain, words } from "./lib/words.mjs";

const de = words("de");

/** What has the focus, as it is read out: its label or its words. */
const focused = async (page) =>
  plain(await page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent));

/** Presses Tab until something is reached; what lies between is given back. */
async function tabTo(page, pattern, limit = 40) {
  const passed = [];
  for (let pressed = 0; pressed < limit; pressed++) {
    await page.keyboard.press("Tab");
    const name = await focused(page);
    if (pattern.test(name)) return passed;
    passed.push(name);
  }
  throw new Error(`${pattern} was not reached: ${passed.join(" | ")}`);
}

test("keyboard only", async (t) => {
  const server = await Server.start(t);
  const browser = await launch(t);
  const context = await browser.newContext({ ...PHONE, hasTouch: false });
  t.after(() => context.close());
  const page = watch(await context.newPage());
  await visit(page, server.url);

  await t.test("the first stop leads past the frame to the heading", async () => {
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), de.t("skip-link"));
    const box = await page.getByRole("link", { name: de.t("skip-link") }).boundingBox();
    assert.ok(box.y >= 0 && box.x >= 0, "it is seen when it has the focus");
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), de.t("home-title"));
  });

  await t.test("header, ways, search, languages, doors follow one another", async () => {
    await page.reload();
    await ready(page);
    const stops = [];
    for (let pressed = 0; pressed < 20; pressed++) {
      await page.keyboard.press("Tab");
      stops.push(await focused(page));
    }
    const wanted = ["skip-link", "nav-crisis", "exit-button", "nav-home", "nav-search", "nav-saved", "home-search-label"];
    let last = -1;
    for (const key of wanted) {
      const at = stops.indexOf(de.t(key), last + 1);
      assert.ok(at > last, `${de.t(key)} comes after ${stops[last]}: ${stops.join(" | ")}`);
      last = at;
    }
    assert.ok(stops.indexOf("العربية") > last, "languages after the search");
  });

  await t.test("a search, a result, an offer", async () => {
    await page.reload();
    await ready(page);
    await tabTo(page, new RegExp(`^${de.t("home-search-label")}$`));
    if ((await page.evaluate(() => document.activeElement.tagName)) !== "INPUT") await tabTo(page, new RegExp(`^${de.t("home-search-label")}$`));
    await page.keyboard.type("Tafel");
    await page.keyboard.press("Enter");
    await until(page, () => location.pathname === "/results" && document.activeElement.tagName === "H1");
    assert.equal(await heading(page), de.t("results-title"));
    assert.equal(plain(await page.title()), de.t("app-title", { page: de.t("results-title") }));
    await tabTo(page, /^Magdeburger Tafel/);
    const outline = await page.evaluate(() => {
      const element = document.activeElement;
      const widths = [getComputedStyle(element), getComputedStyle(element, "::after")].map(({ outlineWidth, outlineStyle }) => (outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth)));
      return Math.max(...widths);
    });
    assert.ok(outline >= 2, `the focus is seen: ${outline} px`);
    await page.keyboard.press("Enter");
    await until(page, () => location.pathname.startsWith("/offer/") && document.activeElement.tagName === "H1");
    assert.match(await heading(page), /Tafel/);
    assert.equal(plain(await page.title()), de.t("app-title", { page: await heading(page) }));
  });

  await t.test("a sheet keeps the focus, Escape closes it and gives the focus back", async () => {
    const name = new RegExp(`^${de.t("action-show-german")}$`);
    await tabTo(page, name);
    await page.keyboard.press("Enter");
    const sheet = page.getByRole("dialog");
    await sheet.waitFor();
    for (let pressed = 0; pressed < 4; pressed++) {
      await page.keyboard.press("Tab");
      const outside = await page.evaluate(() => document.activeElement !== document.body && !document.activeElement.closest("dialog"));
      assert.ok(!outside, "the focus stays in the sheet");
    }
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "hidden" });
    assert.match(await focused(page), name);
  });

  await t.test("filters: chosen and taken back without losing the place", async () => {
    await page.goto(`${server.url}/results`);
    await ready(page);
    const free = new RegExp(`^${de.t("filter-cost-free")}`);
    await tabTo(page, free);
    await page.keyboard.press("Space");
    await until(page, () => location.hash === "#free=1");
    assert.match(await focused(page), free);
    await page.keyboard.press("Space");
    await until(page, () => location.hash === "");
    assert.match(await focused(page), free);
  });

  await t.test("back gives heading and focus, too", async () => {
    await page.goto(`${server.url}/results`);
    await ready(page);
    await tabTo(page, new RegExp(`^${de.t("nav-courses")}$`));
    await page.keyboard.press("Enter");
    await until(page, () => location.pathname === "/courses" && document.activeElement.tagName === "H1");
    await page.goBack(); // Alt and arrow, which a browser without windows does not know
    await until(page, () => location.pathname === "/results" && document.activeElement.tagName === "H1");
    assert.equal(await heading(page), de.t("results-title"));
  });

  page.quiet();
});
