// Anybody says whether a record is right: without signal, through a crash, and never twice.
import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_SERVER, kill, offlineReady, openProfile, ready, stored, until, visit, watchedPage } from "./lib/browser.mjs";
import { feedbackAt, rows, writableServer } from "./lib/outbox.mjs";
import { folder } from "./lib/server.mjs";
import { words } from "./lib/words.mjs";
import { EVENT, OFFER } from "./pages.mjs";

const de = words("de");
const button = (page, key) => page.getByRole("button", { name: de.t(key), exact: true });
const link = (page, key) => page.getByRole("link", { name: de.t(key), exact: true });
const comment = (page) => page.getByLabel(de.t("report-comment"), { exact: true });
const choice = (page, key) => page.getByRole("radio", { name: de.t(key), exact: true });

/** Opens the report about an offer the way people do, from the offer. */
async function fromOffer(page, server, key) {
  await page.goto(`${server.url}/offer/${OFFER}`);
  await ready(page);
  await link(page, key).click();
  await page.getByRole("heading", { level: 1, name: de.t("report-title") }).waitFor();
  await choice(page, key).waitFor();
}

async function arrived(server, count) {
  for (let tries = 0; tries < 200; tries++) {
    const all = await feedbackAt(server);
    if (all.length >= count) return all;
    await new Promise((again) => setTimeout(again, 100));
  }
  throw new Error(`the server never had ${count}`);
}

test("a report", async (t) => {
  const server = await writableServer(t);
  const profile = await folder(t, "profile");
  let context = await openProfile(t, profile);
  let page = await watchedPage(context, NO_SERVER);
  await visit(page, server.url);
  await offlineReady(page);
  await stored(page);

  await t.test("says what it needs, beside the field", async () => {
    await fromOffer(page, server, "say-wrong");
    assert.ok(await choice(page, "say-wrong").isChecked(), "the link has said so already");
    await button(page, "report-send").click();
    await page.getByText(de.t("report-comment-required")).waitFor();
    assert.equal(await comment(page).getAttribute("aria-invalid"), "true");
    const described = await comment(page).getAttribute("aria-describedby");
    const said = await page.evaluate((ids) => ids.split(" ").map((id) => document.getElementById(id).textContent).join(" "), described);
    assert.match(said, de.says("report-comment-required"));
    await until(page, () => document.activeElement?.tagName === "TEXTAREA");
    await comment(page).fill("x".repeat(2003));
    await button(page, "report-send").click();
    const over = page.getByText(de.says("report-comment-too-long", { count: 3 }));
    await page.locator(".field-error").filter({ has: over }).waitFor();
    assert.equal(await over.count(), 1, "said once");
    assert.deepEqual(await page.evaluate(rows), []);
    await comment(page).fill("Die Telefonnummer stimmt nicht.");
    assert.equal(await comment(page).getAttribute("aria-invalid"), null, "what was mended is not blamed any more");
  });

  await t.test("what is being written survives going back and a restart", async () => {
    await page.reload();
    await ready(page);
    await until(page, () => document.querySelector("textarea")?.value === "Die Telefonnummer stimmt nicht.");
    await context.close();
    context = await openProfile(t, profile);
    page = await watchedPage(context, NO_SERVER);
    await page.goto(`${server.url}/report/offer/${OFFER}`);
    await ready(page);
    await until(page, () => document.querySelector("textarea")?.value === "Die Telefonnummer stimmt nicht.");
    assert.ok(await choice(page, "say-wrong").isChecked());
  });

  await t.test("is kept without a server, through a crash, and then sent once", async () => {
    await server.stop();
    await button(page, "report-send").click();
    await page.getByText(de.t("standing-waiting")).or(page.getByText(de.t("standing-tried"))).first().waitFor();
    const [kept] = await page.evaluate(rows);
    assert.equal(kept.fields.comment, "Die Telefonnummer stimmt nicht.");
    assert.deepEqual(kept.fields.about, { kind: "offer", id: OFFER, source: "lotse" });
    await context.close();

    context = await openProfile(t, profile);
    page = await watchedPage(context, NO_SERVER);
    await page.goto(`${server.url}/offer/${OFFER}`);
    await ready(page);
    await page.getByText(de.says("outbox-waits", { count: 1 })).click();
    await page.getByRole("heading", { level: 1, name: de.t("outbox-title") }).waitFor();
    await page.getByText("Die Telefonnummer stimmt nicht.").waitFor();

    await server.start();
    await page.goto(server.url);
    const all = await arrived(server, 1);
    assert.equal(all.length, 1);
    assert.equal(all[0].id, kept.id);
    assert.deepEqual(all[0].body, kept.fields);
    await page.goto(`${server.url}/outbox`);
    await page.locator(".notice.is-ok").waitFor();
    await page.reload();
    await page.locator(".notice.is-ok").waitFor();
    await page.waitForTimeout(500);
    assert.equal((await feedbackAt(server)).length, 1, "never twice");
  });

  await t.test("still correct needs no words, and an event can be spoken of, too", async () => {
    await page.goto(`${server.url}/event/${EVENT}`);
    await ready(page);
    await link(page, "say-correct").click();
    await button(page, "report-send").waitFor();
    assert.equal(await comment(page).count(), 0);
    await choice(page, "say-wrong").check();
    await comment(page).fill("Doch nicht.");
    await choice(page, "say-correct").check();
    await button(page, "report-send").click();
    const all = await arrived(server, 2);
    const event = all.find(({ body }) => body.about.kind === "event");
    assert.equal(event.body.verdict, "correct");
    assert.equal(event.body.comment, "");
    await page.locator(".notice.is-ok").waitFor();
    page.quiet();
  });
});

test("killed in between", async (t) => {
  const server = await writableServer(t);
  const profile = await folder(t, "profile");
  const context = await openProfile(t, profile);
  const page = await watchedPage(context, NO_SERVER);
  await visit(page, server.url);
  await offlineReady(page);
  await stored(page);
  await fromOffer(page, server, "say-correct");
  await server.stop();
  await button(page, "report-send").click();
  await page.getByText(de.t("report-kept")).first().waitFor();
  // What was said to be saved is there, whatever happens to the browser now.
  await kill(page, profile);

  await server.start();
  const again = await openProfile(t, profile);
  const second = await watchedPage(again, NO_SERVER);
  await second.goto(server.url);
  const all = await arrived(server, 1);
  assert.equal(all.length, 1);
  await again.close();
});

test("sent by the worker, with no window open", async (t) => {
  const server = await writableServer(t);
  const context = await openProfile(t, await folder(t, "profile"));
  const page = await watchedPage(context, NO_SERVER);
  await visit(page, server.url);
  await offlineReady(page);
  const devtools = await context.newCDPSession(page);
  const registered = new Promise((found) => {
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => registrations[0] && found(registrations[0]));
  });
  await devtools.send("ServiceWorker.enable");
  const { registrationId } = await registered;
  await fromOffer(page, server, "say-correct");
  await server.stop();
  await button(page, "report-send").click();
  await page.getByText(de.t("report-kept")).first().waitFor();
  const [kept] = await page.evaluate(rows);
  await until(page, async () => (await (await navigator.serviceWorker.ready).sync.getTags()).includes("outbox"));

  await page.goto("about:blank");
  await server.start();
  await devtools.send("ServiceWorker.dispatchSyncEvent", { origin: server.url, registrationId, tag: "outbox", lastChance: false });
  const all = await arrived(server, 1);
  assert.equal(all[0].id, kept.id);

  await page.goto(`${server.url}/outbox`);
  await page.locator(".notice.is-ok").waitFor();
  assert.equal((await feedbackAt(server)).length, 1, "the answer was understood, and nothing sent twice");
});
