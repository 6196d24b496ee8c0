// What a change can come to, each with its words and what can be done; most of it no real server brings about at will.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, launch, ready, stored, visit, watch } from "./lib/browser.mjs";
import { rows } from "./lib/outbox.mjs";
import { Server } from "./lib/server.mjs";
import { words } from "./lib/words.mjs";
import { OFFER } from "./pages.mjs";

const de = words("de");
const button = (scope, key) => scope.getByRole("button", { name: de.t(key), exact: true });

const key = (number) => number.toString(16).padStart(16, "0");
const row = (state, more) => ({
  schema: 1, source: "lotse", kind: "offer", id: OFFER, operation: "update",
  base: { kind: "offer", id: OFFER, rev: 1, body: {} }, fields: { status: "inactive" }, state, written_at: Date.now(), ...more,
});
const stuck = (reason, more) => row({ stuck: { reason, attempts: 1 } }, more);
const feedback = { kind: "feedback", id: "0199f22e-79b0-7cc3-98c4-dc0c0c07398f", reference: "0199f22e-79b0-7cc3-98c4-dc0c0c07398f", operation: "create", base: undefined };
const said = (comment) => ({ ...feedback, fields: { about: { kind: "offer", id: OFFER, source: "lotse" }, verdict: "wrong", comment, lang: "de", written_at: "2026-11-26T02:00:00Z" } });

const STATES = {
  gone: [stuck("gone"), "standing-gone", ["outbox-discard"]],
  "too large": [stuck("too_large"), "standing-too-large", ["outbox-again", "outbox-discard"]],
  "not allowed": [stuck("not_allowed"), "standing-not-allowed", ["outbox-again", "outbox-discard"]],
  "to be signed in for": [stuck("sign_in"), "standing-sign-in", ["outbox-discard"]],
  "built on what was given up": [stuck({ depends_on: 1 }), "standing-depends-on", ["outbox-discard"]],
  refused: [stuck({ refused: { status: 422, fields: [{ pointer: "/comment", code: "too_long" }] } }, said("Zu viel")), "standing-refused", ["outbox-again", "outbox-discard"]],
  conflict: [
    stuck({ conflict: { theirs: { updated_at: "2026-11-25T10:00:00Z", body: { check: { checked_by: "Sozialamt" } } }, fields: [{ pointer: "/title/de/text", mine: "Meins", theirs: "Ihres" }] } }),
    "standing-conflict", ["conflict-decide", "outbox-discard"],
  ],
};

test("what can become of a change", async (t) => {
  const server = await Server.start(t);
  const browser = await launch(t);
  const open = async (t) => {
    const context = await browser.newContext(PHONE);
    t.after(() => context.close());
    const page = watch(await context.newPage());
    await visit(page, server.url);
    await stored(page);
    return page;
  };

  await t.test("nothing waits", async (t) => {
    const page = await open(t);
    await page.goto(`${server.url}/outbox`);
    await page.getByText(de.t("outbox-empty-title")).waitFor();
    page.quiet();
  });

  for (const [name, [change, word, buttons]] of Object.entries(STATES)) {
    await t.test(name, async (t) => {
      const page = await open(t);
      await page.evaluate(rows, { [key(7)]: change });
      await page.goto(server.url);
      await ready(page);
      await page.getByText(de.says("outbox-needs-you", { count: 1 })).click();
      await page.getByText(de.t(word)).waitFor();
      const card = page.locator("main .card");
      const shown = await card.getByRole("button").allInnerTexts();
      assert.deepEqual(shown.map((text) => text.trim()), buttons.map((key) => de.t(key)));
      if (name === "conflict") {
        await card.getByText(/Sozialamt/).waitFor();
        for (const value of ["Meins", "Ihres"]) await card.getByText(value).waitFor();
      }
      page.on("dialog", (dialog) => dialog.accept());
      await button(card, "outbox-discard").click();
      await page.getByText(de.t("outbox-empty-title")).waitFor();
      assert.deepEqual(await page.evaluate(rows), []);
      page.quiet();
    });
  }

  await t.test("what was refused is changed in its form, with the words beside the field", async (t) => {
    const page = await open(t);
    await page.evaluate(rows, { [key(7)]: STATES.refused[0] });
    await page.goto(`${server.url}/outbox`);
    await page.getByRole("link", { name: de.t("outbox-edit") }).click();
    const field = page.getByLabel(de.t("report-comment"), { exact: true });
    await field.waitFor();
    assert.equal(await field.inputValue(), "Zu viel");
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    await page.locator(".field-error").getByText(de.t("refused-too-long")).waitFor();
    await field.fill("Kürzer");
    await button(page, "report-send").click();
    await page.locator(".notice.is-ok").waitFor();
    const [sent] = await page.evaluate(rows);
    assert.equal(sent.fields.comment, "Kürzer");
    page.quiet();
  });

  await t.test("a change of a newer version of the app is left alone and told of", async (t) => {
    const page = await open(t);
    await page.evaluate(rows, { [key(7)]: { schema: 99, what: "ever" } });
    await page.goto(`${server.url}/outbox`);
    await page.getByText(de.says("outbox-unread", { count: 1 })).waitFor();
    assert.equal((await page.evaluate(rows)).length, 1);
  });
});
