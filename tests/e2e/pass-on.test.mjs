// The whole catalogue from phone to phone, and as a page for a stick: without any network.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { NO_SERVER, PHONE, countPattern, launch, offlineReady, ready, visit, watch } from "./lib/browser.mjs";
import { Server, folder } from "./lib/server.mjs";
import { plain, words } from "./lib/words.mjs";
import { OFFER } from "./pages.mjs";

const de = words("de");

test("passing on", async (t) => {
  const server = await Server.start(t);
  const browser = await launch(t);
  const files = await folder(t, "files");
  const file = join(files, "catalogue.lotse");
  const site = join(files, "catalogue.html");
  let offers;

  const open = async (t) => {
    const context = await browser.newContext(PHONE);
    t.after(() => context.close());
    return watch(await context.newPage(), NO_SERVER);
  };
  const openScreen = (page) => page.getByRole("link", { name: de.t("nav-pass-on"), exact: true }).first().click();
  const save = async (page, key, path) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: de.t(key), exact: true }).click(),
    ]);
    await download.saveAs(path);
    await page.getByRole("status").filter({ hasText: de.says("pass-on-saved") }).waitFor();
    return download.suggestedFilename();
  };
  const pick = (page, path) => page.getByLabel(de.t("pass-on-import-text")).setInputFiles(path);
  const says = (page, key, args) => page.getByRole("status").filter({ hasText: de.says(key, args) }).waitFor();

  await t.test("one phone saves the catalogue as a file and as a page", async (t) => {
    const page = await open(t);
    await visit(page, server.url);
    offers = Number(/\d+/.exec(plain(await page.getByText(countPattern("de")).innerText()))[0]);
    await openScreen(page);
    assert.match(await save(page, "pass-on-export", file), /^lotse-magdeburg-20\d\d-\d\d-\d\d\.lotse$/);
    assert.match(await save(page, "pass-on-html", site), /\.html$/);
    await pick(page, file);
    await says(page, "pass-on-same");
    page.quiet();
  });

  await t.test("another one, which never saw a catalogue, takes the file with no server there", async (t) => {
    const page = await open(t);
    await page.route("**/api/**", (route) => route.abort());
    await page.goto(server.url);
    await offlineReady(page);
    await server.stop();
    await page.unroute("**/api/**");
    await page.reload();
    await ready(page);
    await page.getByText(de.t("state-no-copy-title")).waitFor();
    await openScreen(page);

    const refused = {
      "pass-on-error-empty": "",
      "pass-on-error-not-ours": "a letter to somebody",
      "pass-on-error-damaged": (await readFile(file, "utf8")).slice(0, 4000),
      "pass-on-error-newer-version": (await readFile(file, "utf8")).replace(/^LOTSE-BUNDLE \d+/, "LOTSE-BUNDLE 99"),
    };
    for (const [key, text] of Object.entries(refused)) {
      const wrong = join(files, `${key}.lotse`);
      await writeFile(wrong, text);
      await pick(page, wrong);
      await says(page, key);
    }

    const records = (await readFile(file, "utf8")).split("\n").filter((line) => line.startsWith('{"kind"')).length;
    await pick(page, file);
    await says(page, "pass-on-imported", { count: records });
    await page.goto(server.url);
    await ready(page);
    assert.equal(Number(/\d+/.exec(plain(await page.getByText(countPattern("de")).innerText()))[0]), offers);
    await page.goto(`${server.url}/offer/${OFFER}`);
    await page.getByRole("heading", { level: 1, name: "BürgerBüro West" }).waitFor();

    // With signal again it goes on from the server as any other copy does.
    await server.start();
    await page.goto(`${server.url}/settings`);
    await ready(page);
    await page.getByRole("button", { name: de.says("settings-refresh") }).click();
    await says(page, "settings-refreshed");
    await page.getByText(de.begins("settings-data-offers", { count: offers })).waitFor();
    page.quiet();
  });

  await t.test("the page needs nothing but itself", async (t) => {
    const page = await open(t);
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(site).href);
    assert.deepEqual(asked.filter((url) => !url.startsWith("file:") && !url.startsWith("data:")), []);
    assert.equal(asked.filter((url) => url.startsWith("file:")).length, 1);
    const text = plain(await page.locator("body").innerText());
    assert.match(text, /BürgerBüro West/);
    assert.match(text, /Magdeburger Tafel/);
    assert.equal(await page.locator("h1").count(), 1);
    const html = await readFile(site, "utf8");
    assert.doesNotMatch(html, /<script|<link|<iframe|\ssrc="http/);
    page.quiet();
  });
});
