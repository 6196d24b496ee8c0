// Every screen of the router under axe: in German and Arabic, light and dark.
import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./lib/axe.mjs";
import { PHONE, launch, ready, stored, visit, watch } from "./lib/browser.mjs";
import { WRITTEN, writing } from "./lib/outbox.mjs";
import { Server } from "./lib/server.mjs";
import { PAGES } from "./pages.mjs";

test("accessibility of every screen", async (t) => {
  const server = await Server.start(t);
  const browser = await launch(t);

  for (const lang of ["de", "ar"]) {
    await t.test(lang, async (t) => {
      // The page's policy would refuse the script that is put into it here; other stories keep to it.
      const context = await browser.newContext({ ...PHONE, reducedMotion: "reduce", bypassCSP: true });
      t.after(() => context.close());
      await context.addInitScript((lang) => localStorage.setItem("lotse.settings", JSON.stringify({ lang })), lang);
      const page = watch(await context.newPage());
      await visit(page, server.url, lang);
      await stored(page);
      const found = [];
      const look = async (path, shown = "h1") => {
        await page.goto(server.url + path);
        await ready(page);
        await page.locator(`main ${shown}`).first().waitFor();
        assert.equal(await page.locator("html").getAttribute("lang"), lang);
        assert.equal(await page.locator("main h1").count(), 1, `one heading of the first level: ${path}`);
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme });
          found.push(...(await violations(page, `${path} ${colorScheme}`)));
          for (const id of await dialogs(page)) {
            await page.evaluate((id) => document.getElementById(id).showModal(), id);
            found.push(...(await violations(page, `${path} ${colorScheme} #${id}`)));
            await page.evaluate((id) => document.getElementById(id).close(), id);
          }
        }
      };
      for (const { path } of PAGES) await look(path);
      page.quiet();
      await writing(page);
      for (const path of WRITTEN) await look(path, "form");
      assert.deepEqual(found, []);
    });
  }
});

const dialogs = (page) => page.evaluate(() => [...document.querySelectorAll("dialog[id]")].map(({ id }) => id));
