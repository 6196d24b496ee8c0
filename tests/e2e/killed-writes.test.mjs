// Killed while somebody saves and removes offers, and while the copy is renewed: what the screen called saved is there
// at the next start, without a server. `SEED=7` repeats a run's choices, `KILLS=1000` makes a longer one.
//
// Chromium 156 itself finds its database "corrupt: checksum mismatch" after about one such kill in fifty, says so
// (`event.dataLoss`), and begins a new one for the whole origin. The copy is gone then and is fetched again; what was
// saved comes back from its second place (crates/idb/src/spare.rs).
import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_SERVER, offlineReady, ready, stored, until, visit } from "./lib/browser.mjs";
import { Chance, killAgainAndAgain, noteLoss } from "./lib/killing.mjs";
import { Proxy } from "./lib/proxy.mjs";
import { Server, folder } from "./lib/server.mjs";

const KILLS = Number(process.env.KILLS ?? 100);
const SEED = Number(process.env.SEED ?? Date.now() % 1e6);
/** So many hearts are tapped at once, at most. */
const AT_ONCE = 3;
/** Taps that may be stored though they were not heard of: being stored, shown, and on the way here. */
const UNHEARD = 3 * AT_ONCE;

/** What the phone has stored as saved, once the hearts of the list say the same. */
async function saved(page) {
  const stored = await page.evaluate(async () => {
    const [{ name }] = await indexedDB.databases();
    const db = await new Promise((done) => (indexedDB.open(name).onsuccess = ({ target }) => done(target.result)));
    const request = db.transaction("state").objectStore("state").getAllKeys();
    const keys = await new Promise((done) => (request.onsuccess = () => done(request.result)));
    db.close();
    return keys.filter((key) => key.startsWith("saved=")).map((key) => key.replace("saved=offer:", "/offer/")).sort();
  });
  await until(
    page,
    (stored) => {
      const cards = [...document.querySelectorAll("main .cards > .card")];
      const set = cards.filter((card) => card.querySelector(".card-save").ariaPressed === "true");
      return set.map((card) => card.querySelector(".card-title a").getAttribute("href")).sort().join() === stored.join();
    },
    stored,
  );
  return stored;
}

/** Taps on hearts, some at once, and says how many of the taps the screen has shown. */
const tapOn = ({ taps, first, atOnce }) => {
  const isSet = (href) => document.querySelector(`.card:has(.card-title a[href="${href}"]) .card-save`)?.ariaPressed === "true";
  const changed = () =>
    new Promise((done) => {
      const observer = new MutationObserver(() => (observer.disconnect(), done()));
      observer.observe(document.querySelector("main"), { subtree: true, childList: true, attributes: true });
    });
  return (async () => {
    let heard;
    for (let [from, end] = [0, 0]; end < taps.length; from = end) {
      const wanted = new Map();
      // As many as stand in the plan before one of them comes again.
      while (end < taps.length && end < from + atOnce && !wanted.has(taps[end])) wanted.set(taps[end], !isSet(taps[end++]));
      for (const href of wanted.keys()) document.querySelector(`.card:has(.card-title a[href="${href}"]) .card-save`).click();
      while ([...wanted].some(([href, set]) => isSet(href) !== set)) await changed();
      await heard;
      heard = window.say(first + end);
    }
  })();
};

test(`killed ${KILLS} times while saving, seed ${SEED}`, async (t) => {
  const server = await Server.start(t);
  const proxy = await Proxy.start(t, server);
  proxy.limit = 20;
  const chance = new Chance(SEED);
  const profile = await folder(t, "profile");
  const results = `${proxy.url}/results`;

  /** Which heart is tapped, first to last. */
  const taps = [];
  let offers;
  let heading;
  /** How many taps had been taken in when the app came up again. */
  let done = 0;
  /** How often the browser has dropped its database. */
  let drops = 0;
  const after = (count) => {
    const saved = new Set();
    for (const href of taps.slice(0, count)) saved.delete(href) || saved.add(href);
    return [...saved].sort();
  };

  await killAgainAndAgain(t, {
    profile,
    rounds: KILLS,
    longest: 400,
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
      await page.goto(results);
      await ready(page);
      const loss = round > 1 && (await page.evaluate(() => globalThis.dataLoss));
      if (loss) {
        t.diagnostic(`round ${round}: the browser dropped its database: ${loss}`);
        proxy.isGone = false;
        await visit(page, proxy.url);
        await stored(page);
        proxy.isGone = true;
        await page.goto(results);
        await ready(page);
        drops += 1;
      }
      offers ??= await page.evaluate(() =>
        [...document.querySelectorAll("main .cards .card-title a")].slice(0, 12).map((link) => link.getAttribute("href")),
      );
      const count = "main .list-head [role=status]";
      heading ??= await page.locator(count).innerText();
      await page.locator(count, { hasText: heading }).waitFor(); // the whole copy opens
      const here = await saved(page);
      const known = Math.max(said, done);
      const counts = Array.from({ length: UNHEARD + 1 }, (_, more) => known + more).filter((count) => count <= taps.length);
      const found = counts.find((count) => after(count).join() === here.join());
      assert.ok(found !== undefined, `round ${round}: the screen had said ${after(known)}, and now there is ${here}`);
      taps.length = done = found;
    },
    write: async (page, round) => {
      for (let more = 0; more < 1000; more++) taps.push(offers[chance.below(offers.length)]);
      // In every other round the source has forgotten the phone: the whole copy is fetched and compared meanwhile.
      if (round % 2) {
        proxy.isGone = false;
        proxy.spoil = (answer) => (proxy.spoil = undefined, { ...answer, status: 410, body: "{}" });
        await page.evaluate(() => window.dispatchEvent(new Event("online")));
      }
      await page.evaluate(tapOn, { taps: taps.slice(done), first: done, atOnce: AT_ONCE });
    },
  });
  t.diagnostic(`${done} taps were stored; the browser dropped its database ${drops} times`);
  assert.ok(done > KILLS, "somebody was writing");
});
