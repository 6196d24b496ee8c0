// A narrow phone, large text and a magnified page: everything is reachable without scrolling sideways.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, launch, ready, stored, visit, watch } from "./lib/browser.mjs";
import { WRITTEN, writing } from "./lib/outbox.mjs";
import { Server } from "./lib/server.mjs";
import { PAGES } from "./pages.mjs";

/**
 * Text at 200 % is what the browser's own setting does: the root's letters are 32 px instead of 16.
 * (Chromium's setting reaches pages through the root's default size, and so does this style.)
 */
const DOUBLE = ":root { font-size: 200% !important }";

const WAYS = {
  "320 px": { width: 320 },
  "320 px and the app's largest text": { width: 320, text: 3 },
  "text at 200 %": { width: 390, double: true },
};

test("no scrolling sideways", async (t) => {
  const server = await Server.start(t);
  const browser = await launch(t);
  for (const lang of ["de", "ar"]) {
    const context = await browser.newContext(PHONE);
    t.after(() => context.close());
    const page = watch(await context.newPage());
    await page.goto(server.url);
    await page.evaluate((lang) => localStorage.setItem("lotse.settings", JSON.stringify({ lang })), lang);
    await visit(page, server.url, lang);
    await stored(page);
    const look = (path, shown = "h1") =>
      t.test(`${lang}: ${path}${shown === "h1" ? "" : ", with what somebody wrote"}`, async () => {
        await page.goto(server.url + path);
        await ready(page);
        await page.locator(`main ${shown}`).first().waitFor();
        for (const [name, { width, text = 1, double }] of Object.entries(WAYS)) {
          await page.setViewportSize({ width, height: 640 });
          await page.evaluate((text) => document.documentElement.setAttribute("data-text", text), String(text));
          await magnify(page, double ? DOUBLE : "");
          assert.deepEqual(await beyond(page), [], name);
        }
      });
    for (const { path } of PAGES) await look(path);
    page.quiet();
    await writing(page);
    for (const path of WRITTEN) await look(path, "form");
  }
});

/** A style sheet made by script is no inline style: the page's policy lets it in. */
const magnify = (page, css) =>
  page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, css);

/** What makes the page wider than the window; rows that scroll in themselves may. */
const beyond = (page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const sticksOut = ({ left, right, width: own }) => own > 0 && (left < -1 || right > width + 1);
    const scrolls = (element) => element && (/auto|scroll|hidden/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const culprits = [...document.body.querySelectorAll("*")].filter((e) => sticksOut(e.getBoundingClientRect()) && !scrolls(e.parentElement));
    const named = culprits.map((e) => `${e.tagName.toLowerCase()}.${e.className.baseVal ?? e.className} ${e.textContent.trim().slice(0, 40)}`);
    return [`${document.documentElement.scrollWidth} px in ${width}: ${named.slice(0, 3).join(" | ")}`];
  });
