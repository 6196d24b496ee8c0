// Killed while somebody writes to the office, without a server: every word that the screen called saved is there at the
// next start, also when the browser has dropped its database meanwhile, and in the end the server has each of them once.
// `SEED=7` repeats a run's choices, `KILLS=1000` makes a longer one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_SERVER, offlineReady, ready, stored, visit } from "./lib/browser.mjs";
import { Chance, killAgainAndAgain, noteLoss } from "./lib/killing.mjs";
import { feedbackAt, rows, writableServer } from "./lib/outbox.mjs";
import { Proxy } from "./lib/proxy.mjs";
import { folder } from "./lib/server.mjs";
import { words } from "./lib/words.mjs";
import { OFFER } from "./pages.mjs";

const KILLS = Number(process.env.KILLS ?? 100);
const SEED = Number(process.env.SEED ?? Date.now() % 1e6);
/** How many seconds may pass without one more arriving, in the end. */
const PATIENCE = 60;
const de = words("de");

/** The numbers of all words in the outbox. */
const numbers = (kept) => kept.map(({ fields }) => Number(/^Hinweis (\d+)$/.exec(fields.comment)[1])).sort((one, other) => one - other);

/** Writes one word after the other and says the number of each that the screen calls saved. */
const writeOn = async ({ first, more }) => {
  const main = document.querySelector("main");
  const find = (find) =>
    new Promise((done) => {
      const look = () => find() && (observer.disconnect(), done(find()));
      const observer = new MutationObserver(look);
      observer.observe(main, { subtree: true, childList: true });
      look();
    });
  const button = () => [...main.querySelectorAll("button")].find(({ textContent }) => textContent.trim() === more);
  for (let number = first; ; number++) {
    if (button()) button().click(); // what was said before stands in the form's place
    const form = await find(() => main.querySelector("form"));
    form.querySelector("input[value=wrong]").click();
    const comment = form.querySelector("textarea");
    comment.value = `Hinweis ${number}`;
    comment.dispatchEvent(new Event("input", { bubbles: true }));
    form.requestSubmit();
    await find(() => !main.querySelector("form"));
    await window.say(number);
  }
};

test(`killed ${KILLS} times while writing, seed ${SEED}`, async (t) => {
  const server = await writableServer(t, ["--feedback-rate", "5000/5000", "--feedback-rate-all", "5000/5000"]);
  const proxy = await Proxy.start(t, server);
  const chance = new Chance(SEED);
  const profile = await folder(t, "profile");
  const report = `${proxy.url}/report/offer/${OFFER}`;
  let kept = [];
  let drops = 0;

  await killAgainAndAgain(t, {
    profile,
    rounds: KILLS,
    longest: 1000,
    chance,
    allowed: NO_SERVER,
    open: async (page, said = 0, round) => {
      if (round === 1) {
        await visit(page, proxy.url);
        await offlineReady(page);
        await stored(page);
      }
      await page.addInitScript(noteLoss);
      proxy.isGone = true;
      await page.goto(report);
      await ready(page);
      if (round > 1 && (await page.evaluate(() => globalThis.dataLoss))) {
        drops += 1;
        Object.assign(proxy, { isGone: false, isReadOnly: true });
        await visit(page, proxy.url); // the copy comes anew
        await stored(page);
        Object.assign(proxy, { isGone: true, isReadOnly: false });
        await page.goto(report);
        await ready(page);
      }
      const before = kept;
      kept = numbers(await page.evaluate(rows));
      const wanted = Array.from({ length: said }, (_, number) => number + 1);
      assert.deepEqual(kept.slice(0, said), wanted, `round ${round}: what the screen had called saved`);
      assert.ok(kept.length <= Math.max(said, before.length) + 1, `round ${round}: at most one was on its way`);
      await page.locator("main form, main [role=status]").first().waitFor();
    },
    write: (page) => page.evaluate(writeOn, { first: (kept.at(-1) ?? 0) + 1, more: de.t("report-more") }),
    last: async (page) => {
      proxy.isGone = false;
      await page.goto(`${proxy.url}/outbox`);
      await ready(page);
      let arrived = [];
      for (let idle = 0; arrived.length < kept.length && idle < PATIENCE; idle++) {
        await page.waitForTimeout(1000);
        const before = arrived.length;
        arrived = (await feedbackAt(server)).map(({ body }) => ({ fields: body }));
        if (arrived.length > before) idle = 0;
      }
      assert.deepEqual(numbers(arrived), kept, "each arrives, and once");
    },
  });
  t.diagnostic(`${kept.length} words were kept; the browser dropped its database ${drops} times`);
  assert.ok(kept.length > KILLS / 2, "somebody was writing");
});
