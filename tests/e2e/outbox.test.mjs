// What a change can come to, each with its words and what can be done; most of it no real server brings about at will.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, launch, ready, stored, visit, watch } from "./lib/browser.mjs";
import { STATES as ROWS, key, rows } from "./lib/outbox.mjs";
import { Server } from "./lib/server.mjs";
import { words } from "./lib/words.mjs";

const de = words("de");
const button = (scope, key) => scope.getByRole("button", { name: de.t(key), exact: true });

const STATES = {
  gone: ["standing-gone", ["outbox-discard"]],
  "too large": ["standing-too-large", ["action-try-again", "outbox-discard"]],
  "not allowed": ["standing-not-allowed", ["action-try-again", "outbox-discard"]],
  "to be signed in for": ["standing-sign-in", ["outbox-discard"]],
  refused: ["standing-refused", ["action-try-again", "outbox-discard"]],
  conflict: ["standing-conflict", ["conflict-decide", "outbox-discard"]],
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

  for (const [name, [word, buttons]] of Object.entries(STATES)) {
    await t.test(name, async (t) => {
      const page = await open(t);
      await page.evaluate(rows, { [key(7)]: ROWS[name] });
      await page.goto(server.url);
      await ready(page);
      await page.getByText(de.says("outbox-needs-you", { count: 1 })).click();
      await page.getByText(de.t(word)).waitFor();
      const card = page.locator("main .card");
      const shown = await card.getByRole("button").allInnerTexts();
      assert.deepEqual(shown.map((text) => text.trim()), buttons.map((key) => de.t(key)));
      if (name === "conflict") {
        await card.getByText(/Sozialamt/).waitFor();
        const codes = ["edit-status-temporarily-closed", "edit-status-active"].map((key) => de.t(key));
        for (const value of ["Meins", "Ihres", "0391 1", "0391 2", ...codes]) await card.getByText(value, { exact: true }).waitFor();
        assert.equal(await card.getByText(de.t("edit-phone"), { exact: true }).count(), 2);
        await button(card, "conflict-decide").click();
        assert.equal(await card.locator(".field-error").count(), 3);
        await card.getByRole("radio", { name: /Meins/ }).check();
        assert.equal(await card.locator(".field-error").count(), 2, "what is chosen is not asked for any more");
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
    await page.evaluate(rows, { [key(7)]: ROWS.refused });
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
