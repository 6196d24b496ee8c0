// Somebody who is signed in changes an offer: offline, against somebody else's change, with a token that was taken away.
import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_SERVER, offlineReady, openProfile, ready, stored, until, visit, watchedPage } from "./lib/browser.mjs";
import { TOKEN, changeAt, recordAt, rows, signedIn, writableServer } from "./lib/outbox.mjs";
import { folder } from "./lib/server.mjs";
import { words } from "./lib/words.mjs";
import { OFFER } from "./pages.mjs";

const de = words("de");
const button = (page, key) => page.getByRole("button", { name: de.t(key), exact: true });
const link = (page, key) => page.getByRole("link", { name: de.t(key), exact: true });
const german = (page) => page.locator("details").filter({ has: page.locator("summary", { hasText: de.t("language-de") }) });
const name = (page) => german(page).getByLabel(de.t("edit-name"), { exact: true });
const REFUSED = /status of (401|412|422)/;

async function signIn(page, server, token = TOKEN) {
  await page.goto(`${server.url}/sign-in/lotse`);
  const field = page.getByLabel(de.t("sign-in-token"), { exact: true });
  await field.fill(token);
  await button(page, "sign-in-do").click();
  return field;
}

async function edit(page, server) {
  await page.goto(`${server.url}/edit/${OFFER}`);
  await ready(page);
  await name(page).waitFor();
}

/** Waits for the server to have what is wanted of the offer. */
async function atServer(server, wanted) {
  for (let tries = 0; tries < 200; tries++) {
    const record = await recordAt(server, "offer", OFFER);
    if (wanted(record.body)) return record;
    await new Promise((again) => setTimeout(again, 100));
  }
  throw new Error("the server never had it");
}

test("an edit", async (t) => {
  const server = await writableServer(t);
  const context = await openProfile(t, await folder(t, "profile"));
  const page = await watchedPage(context, [...NO_SERVER, REFUSED]);
  await visit(page, server.url);
  await offlineReady(page);
  await stored(page);

  await t.test("needs somebody who is signed in", async () => {
    await page.goto(`${server.url}/offer/${OFFER}`);
    await ready(page);
    assert.equal(await link(page, "say-edit").count(), 0);
    await page.goto(`${server.url}/edit/${OFFER}`);
    await page.getByText(de.t("edit-sign-in")).waitFor();
    await page.getByRole("main").getByRole("link", { name: de.t("sign-in-title") }).click();
    await page.getByRole("heading", { level: 1, name: de.t("sign-in-title") }).waitFor();
  });

  await t.test("a wrong token is said beside the field, without network that is said, the right one is taken", async () => {
    const field = await signIn(page, server, "nothing of that kind, but long enough");
    await page.getByText(de.t("sign-in-wrong")).waitFor();
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    await server.stop();
    await signIn(page, server);
    await page.getByText(de.t("sign-in-no-network")).waitFor();
    await server.start();
    await signIn(page, server);
    await page.getByText(de.t("sign-in-done")).waitFor();
    await page.goto(`${server.url}/offer/${OFFER}`);
    await ready(page);
    await link(page, "say-edit").click();
    await page.getByRole("heading", { level: 1, name: de.t("edit-title") }).waitFor();
    await name(page).waitFor();
  });

  await t.test("says beside the field what is wrong, and what opening hours mean", async () => {
    const hours = page.getByLabel(de.t("edit-hours"), { exact: true });
    await hours.fill("Mo-Fr 09:00-17:00; immer");
    await page.getByText(de.says("edit-hours-wrong", { understood: "Mo-Fr 09:00-17:00;", rest: "immer" })).first().waitFor();
    await button(page, "edit-send").click();
    await until(page, () => document.activeElement?.getAttribute("aria-invalid") === "true");
    await hours.fill("24/7");
    assert.equal(await hours.getAttribute("aria-invalid"), null, "what was mended is not blamed any more");
    await page.getByText(de.t("edit-hours-means")).waitFor();
    await page.reload();
    await name(page).waitFor();
    assert.equal(await hours.inputValue(), "24/7", "the draft was kept");
    await button(page, "edit-send").click();
    await page.locator(".notice.is-ok").or(page.getByText(de.t("standing-sending"))).first().waitFor();
    const { body } = await atServer(server, (body) => body.hours?.osm === "24/7");
    const sent = (await page.evaluate(rows)).at(-1);
    if (sent) assert.deepEqual(sent.fields, { hours: { osm: "24/7" } }, "only what was changed is sent");
    assert.ok(body.title.de.text);
  });

  await t.test("is on the offer at once, without a server", async () => {
    await edit(page, server);
    await server.stop();
    await name(page).fill("Neuer Name");
    await button(page, "edit-send").click();
    await page.getByText(de.t("standing-waiting")).or(page.getByText(de.t("standing-tried"))).first().waitFor();
    await page.getByRole("link", { name: de.t("edit-see") }).click();
    await page.getByRole("heading", { level: 1, name: "Neuer Name" }).waitFor();
    await page.getByText(de.t("own-waiting")).or(page.getByText(de.t("own-sending"))).first().waitFor();
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Neuer Name" }).waitFor();
  });

  await t.test("against somebody else's change both values are shown, and the person decides", async () => {
    await page.goto("about:blank");
    await server.start();
    await changeAt(server, "offer", OFFER, (body) => {
      body.title.de.text = "Name von anderen";
      body.summary = { de: { text: "Von anderen" } };
    });
    await page.goto(`${server.url}/outbox`);
    await page.getByText(de.t("standing-conflict")).waitFor();
    const card = page.locator(".card");
    await card.getByText("Neuer Name").last().waitFor();
    await button(page, "conflict-decide").click();
    await page.getByText(de.t("conflict-choose")).waitFor();
    await card.getByText("Name von anderen").waitFor();
    await card.getByRole("radio", { name: de.begins("conflict-mine") }).check();
    await button(page, "conflict-decide").click();
    const { body } = await atServer(server, (body) => body.title.de.text === "Neuer Name");
    assert.equal(body.summary.de.text, "Von anderen", "what only the others changed stays theirs");
  });

  await t.test("a token that holds no more asks to sign in, and then goes on by itself", async () => {
    await page.evaluate(signedIn, "taken away, but still long enough");
    await edit(page, server);
    await name(page).fill("Noch ein Name");
    await button(page, "edit-send").click();
    await page.getByText(de.t("standing-sign-in")).waitFor();
    await page.goto(`${server.url}/outbox`);
    await page.getByRole("main").getByRole("link", { name: de.t("sign-in-title") }).click();
    await page.getByText(de.t("sign-in-done")).waitFor();
    await button(page, "sign-in-out").click();
    await signIn(page, server);
    await page.getByText(de.t("sign-in-done")).waitFor();
    await atServer(server, (body) => body.title.de.text === "Noch ein Name");
    page.quiet();
  });
});
