// Language courses of volunteers and of schools in one list, and organizations by district.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, heading, launch, ready, until, visit, watch } from "./lib/browser.mjs";
import { Server } from "./lib/server.mjs";
import { plain, words } from "./lib/words.mjs";
import { COURSE, ORGANIZATION } from "./pages.mjs";

const de = words("de");

test("courses and organizations", async (t) => {
  const server = await Server.start(t);
  const browser = await launch(t);
  const context = await browser.newContext(PHONE);
  t.after(() => context.close());
  const page = watch(await context.newPage());
  await visit(page, server.url);

  await t.test("courses only, found by words and by who teaches", async () => {
    await page.getByRole("link", { name: de.t("nav-courses"), exact: true }).click();
    await page.getByRole("heading", { level: 1, name: de.t("courses-title") }).waitFor();
    const all = await page.locator("main .card").count();
    assert.ok(all >= 5);
    await page.getByText(de.said("courses-count", { count: all })).waitFor();
    await page.getByRole("button", { name: de.t("results-filters"), exact: true }).click();
    const sheet = page.getByRole("dialog");
    const school = sheet.getByRole("button", { name: new RegExp(`^${de.t("course-provider-professional")}`) });
    const count = Number(plain(await school.locator(".chip-count").innerText()));
    await school.click();
    await page.keyboard.press("Escape");
    await page.getByText(de.said("courses-count", { count })).waitFor();
    assert.ok(count < all);
    await page.goBack();
    await page.getByRole("link", { name: de.t("nav-courses"), exact: true }).click();
    await page.getByRole("searchbox").fill("Volkshochschule");
    await page.locator(`main a[href="/offer/${COURSE}"]`).first().waitFor();
  });

  await t.test("organizations: found by name, with offers and contact", async () => {
    await page.goto(`${server.url}/organizations`);
    await ready(page);
    const all = await page.locator("main a[href^='/organization/']").count();
    assert.ok(all > 10);
    await page.getByRole("searchbox").fill("Freiwilligenagentur");
    await until(page, (all) => document.querySelectorAll("main a[href^='/organization/']").length < all, all);
    const own = page.locator(`main a[href="/organization/${ORGANIZATION}"]`).first();
    const name = plain(await own.innerText());
    await own.click();
    await until(page, () => location.pathname.startsWith("/organization/"));
    assert.ok(name.includes(await heading(page)));
    await page.getByRole("heading", { name: de.t("organization-offers") }).waitFor();
    assert.ok((await page.locator("main .card a[href^='/offer/']").count()) > 0);
    page.quiet();
  });

  await t.test("the two other doors say whom to call", async () => {
    for (const [key, title] of [["home-door-help", "help-title"], ["home-door-work", "work-title"]]) {
      await page.goto(server.url);
      await ready(page);
      await page.getByRole("navigation").getByRole("link", { name: de.says(key) }).click();
      await page.getByRole("heading", { level: 1, name: de.t(title) }).waitFor();
      await page.locator("main .rows").locator("a[href^='tel:'], a[href^='mailto:'], a[href^='https:']").first().waitFor();
    }
    page.quiet();
  });
});
