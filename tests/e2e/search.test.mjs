// Finding offers: with every letter, by filters, near a district; and none of it leaves the phone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, countPattern, launch, ready, until, visit, watch } from "./lib/browser.mjs";
import { Server } from "./lib/server.mjs";
import { plain, words } from "./lib/words.mjs";
import { OFFER } from "./pages.mjs";

const de = words("de");
const cards = (page) => page.locator("main .cards > .card");
const found = async (page) => Number(/^\d+/.exec(plain(await page.locator("main .list-head [role=status]").innerText()))?.[0] ?? 0);
const fragment = (page) => decodeURIComponent(new URL(page.url()).hash.slice(1));

test("finding offers", async (t) => {
  const server = await Server.start(t);
  const browser = await launch(t);
  const context = await browser.newContext({ ...PHONE, geolocation: { latitude: 52.1316, longitude: 11.6399 } });
  t.after(() => context.close());
  await context.addInitScript(() => {
    window.positionsAsked = 0;
    const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
    navigator.geolocation.getCurrentPosition = (...given) => {
      window.positionsAsked += 1;
      ask(...given);
    };
  });
  const page = watch(await context.newPage());
  const requested = [];
  context.on("request", (request) => requested.push(`${request.url()} ${request.postData() ?? ""}`));
  const search = page.getByRole("searchbox");
  const positionsAsked = () => page.evaluate(() => window.positionsAsked);

  await visit(page, server.url);

  await t.test("from the start to results", async () => {
    await search.fill("Tafel");
    await search.press("Enter");
    await page.getByRole("heading", { level: 1, name: de.t("results-title") }).waitFor();
    assert.equal(fragment(page), "q=Tafel");
    await page.getByRole("link", { name: /Magdeburger Tafel/ }).first().waitFor();
    assert.equal(await found(page), await cards(page).count());
  });

  await t.test("with every letter", async () => {
    await search.fill("");
    const all = await found(page);
    assert.ok(all > 30);
    let before = all;
    for (const letters of ["Kle", "Kleider", "Kleiderkammer"]) {
      await search.fill(letters);
      const now = await found(page);
      assert.ok(now > 0 && now <= before, `${letters}: ${now}`);
      assert.equal(fragment(page), `q=${letters}`);
      before = now;
    }
    assert.ok(before < all);
    await page.getByRole("link", { name: /Kleiderkammer/ }).first().waitFor();
  });

  await t.test("in another script and language than the one on the screen", async () => {
    await search.fill("ألمانية");
    assert.ok((await found(page)) > 0);
    await search.fill("німецької");
    assert.ok((await found(page)) > 0);
  });

  await t.test("an address with words and filters opens as it was", async () => {
    await page.goto(`${server.url}/results#q=Beratung&free=1`);
    await page.reload();
    await ready(page);
    assert.equal(await search.inputValue(), "Beratung");
    const filter = page.getByRole("button", { name: de.t("filter-cost-free") }).first();
    assert.equal(await filter.getAttribute("aria-pressed"), "true");
  });

  await t.test("filters have counts that are true", async () => {
    await page.goto(`${server.url}/results`);
    await ready(page);
    await page.getByRole("button", { name: de.t("results-filters"), exact: true }).click();
    const sheet = page.getByRole("dialog");
    const topic = sheet.getByRole("button", { name: de.t("topic-language") }).first();
    const count = Number(plain(await topic.locator(".chip-count").innerText()));
    assert.ok(count > 0);
    await topic.click();
    assert.equal(await topic.getAttribute("aria-pressed"), "true");
    await sheet.getByRole("button", { name: de.said("results-filters-apply", { count }) }).click();
    assert.equal(await found(page), count);
    assert.match(fragment(page), /^topic=language$/);
    await page.getByRole("button", { name: de.said("action-remove-named", { name: de.t("topic-language") }) }).click();
    await until(page, () => location.hash === "");
    assert.ok((await found(page)) > count);
  });

  await t.test("nothing found: says so, and offers the nearest wider search", async () => {
    await page.goto(`${server.url}/results#q=Kleiderkammer&topic=health`);
    await ready(page);
    await page.getByRole("heading", { name: de.t("results-empty-title") }).waitFor();
    const [wider] = de.t("results-empty-without", { name: "|", count: 1 }).split("|");
    await page.getByRole("button", { name: new RegExp(`^${wider}`) }).first().click();
    assert.ok((await cards(page).count()) > 0);
  });

  await t.test("back finds the place and the height", async () => {
    await page.goto(`${server.url}/results`);
    await ready(page);
    await page.getByRole("button", { name: de.t("action-show-more") }).click();
    await until(page, () => document.querySelectorAll("main .cards > .card").length > 24);
    const offer = cards(page).nth(30).getByRole("link").first();
    await offer.scrollIntoViewIfNeeded();
    const height = await page.evaluate(() => scrollY);
    assert.ok(height > 1000);
    await offer.click();
    await until(page, () => location.pathname.startsWith("/offer/") && scrollY === 0);
    await page.goBack();
    await until(page, (height) => location.pathname === "/results" && Math.abs(scrollY - height) < 60, height);
    assert.ok((await cards(page).count()) > 24);
  });

  await t.test("what is over is left out of every number, named at the end of the list, and shown on a tap", async () => {
    await page.goto(server.url);
    await ready(page);
    const told = Number(/\d+/.exec(await page.getByText(countPattern("de")).innerText())[0]);
    await page.goto(`${server.url}/results`);
    await ready(page);
    assert.equal(await found(page), told, "the start counts what the list shows");
    const over = page.locator("main").getByRole("button", { name: new RegExp(`^${de.t("filter-ended")}`) }).last();
    assert.ok(!(await over.isVisible()), "not before the end of the list");
    await page.getByRole("button", { name: de.t("action-show-more") }).click();
    const more = Number(plain(await over.locator(".chip-count").innerText()));
    assert.ok(more > 0);
    await over.click();
    await page.getByText(de.said("results-count", { count: told + more })).waitFor();
    assert.equal(fragment(page), "ended=1");
    assert.ok(await over.evaluate((button) => button === document.activeElement), "the focus stays");
    assert.equal(await cards(page).count(), told + more);
    for (const card of (await cards(page).all()).slice(told)) assert.match(await card.innerText(), new RegExp(de.t("fresh-ended")));
    await page.getByRole("button", { name: de.said("action-remove-named", { name: de.t("filter-ended") }) }).click();
    await page.getByText(de.said("results-count", { count: told })).waitFor();
  });

  await t.test("near a district, without asking where the phone is", async () => {
    await page.goto(`${server.url}/results#sort=distance`);
    await ready(page);
    await page.getByRole("heading", { name: de.t("position-ask-title") }).waitFor();
    const districts = page.getByLabel(de.t("position-choose-district"));
    await districts.selectOption({ label: "Buckau" });
    await page.getByText(de.says("position-active-district", { district: "Buckau" })).waitFor();
    assert.match(await cards(page).first().innerText(), /Buckau/);
    assert.equal(await positionsAsked(), 0);
  });

  await t.test("near me: only on a tap, and in words when it is refused", async () => {
    await page.getByRole("button", { name: de.t("position-stop") }).click();
    assert.equal(await positionsAsked(), 0);
    await page.getByRole("button", { name: de.t("position-use") }).click();
    await page.getByText(de.said("position-denied")).waitFor();
    assert.equal(await positionsAsked(), 1);
    await context.grantPermissions(["geolocation"], { origin: server.url });
    await page.getByRole("button", { name: de.t("position-use") }).click();
    await page.getByText(de.said("position-active")).waitFor();
    assert.equal(await positionsAsked(), 2);
    const distances = await cards(page).evaluateAll((cards) => cards.map((card) => card.innerText));
    assert.match(plain(distances[0]), /\d (m|km)\b/);
  });

  await t.test("no word, filter, position or saved record has left the phone", async () => {
    await page.goto(`${server.url}/results#q=Kleiderkammer&topic=health&district=buckau`);
    await page.goto(`${server.url}/offer/${OFFER}`);
    await page.reload();
    await page.getByRole("button", { name: de.t("action-save"), exact: true }).click();
    await page.getByRole("button", { name: de.t("action-saved"), exact: true }).waitFor();
    page.quiet();
    await server.stop();
    assert.match(server.log, /\/api\/v1\/changes/, "the log has a line per request");
    // What stands after # never goes on the way, whoever writes it down.
    const sent = requested.map((line) => decodeURIComponent(line).replace(/#\S*/, ""));
    const secrets = ["Kleider", "Beratung", "ألمانية", "topic", "health", "buckau", "free=", "52.13", "11.63", "sort="];
    // A time of day or a duration may look like a position by chance.
    const log = server.log.replace(/^\S+Z/gm, "").replace(/\bms=[\d.]+/g, "");
    for (const secret of [...secrets, OFFER]) assert.ok(!log.includes(secret), `${secret} in the log`);
    for (const secret of secrets) assert.deepEqual(sent.filter((line) => line.includes(secret)), []);
  });
});
