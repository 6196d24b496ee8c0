// When the app's own machine code stops, a notice that needs nothing of it says so, in the person's language.
import assert from "node:assert/strict";
import { test } from "node:test";
import { launch, PHONE, visit, watch } from "./lib/browser.mjs";
import { Server } from "./lib/server.mjs";
import { words } from "./lib/words.mjs";

// (module (func (export "stop") unreachable))
const STOPS = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 115, 116, 111, 112, 0, 0, 10, 5, 1, 3, 0, 0, 11];

/** Lets Wasm of the page stop as a panic does: called by the browser, or within a promise. */
const stop = ([bytes, inPromise]) => {
  const { stop } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports;
  if (inPromise) Promise.resolve().then(stop);
  else setTimeout(stop);
};

test("a panic", async (t) => {
  const server = await Server.start(t);
  const browser = await launch(t);
  for (const [lang, reload, inPromise] of [["de", "Neu laden", false], ["ar", "إعادة التحميل", true]]) {
    await t.test(`is told in ${lang}, and a reload brings everything back`, async (t) => {
      const context = await browser.newContext({ ...PHONE, locale: lang });
      t.after(() => context.close());
      const page = watch(await context.newPage(), [/unreachable/]);
      await visit(page, server.url, lang);
      assert.equal(await page.getByRole("alert").filter({ visible: true }).count(), 0, "no notice before");
      await page.evaluate(stop, [STOPS, inPromise]);
      const button = page.getByRole("button", { name: reload, exact: true });
      await button.waitFor();
      await button.click();
      await button.waitFor({ state: "hidden" });
      await page.getByRole("link", { name: words(lang).t("nav-search"), exact: true }).click();
      await page.locator(".card").first().waitFor();
      page.quiet();
    });
  }
});
