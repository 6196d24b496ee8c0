// Killed in the middle of the first download: what came is kept, and the next start brings the rest.
import assert from "node:assert/strict";
import { test } from "node:test";
import { countPattern, kill, openProfile, until, usableOffers, visit, watchedPage } from "./lib/browser.mjs";
import { Proxy } from "./lib/proxy.mjs";
import { Server, folder } from "./lib/server.mjs";

/** The number of records in the answers that a server gives page by page. */
const kept = (page) =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    let rows = 0;
    for (const name of names) {
      const db = await new Promise((done) => (indexedDB.open(name).onsuccess = (event) => done(event.target.result)));
      for (const area of ["base", "log"].filter((area) => db.objectStoreNames.contains(area))) {
        const all = db.transaction(area).objectStore(area).count();
        rows += await new Promise((done) => (all.onsuccess = () => done(all.result)));
      }
      db.close();
    }
    return rows;
  });

for (const [name, pages] of [["before anything was stored", 0], ["between two pages", 2]]) {
  test(`killed ${name}`, async (t) => {
    const server = await Server.start(t);
    const proxy = await Proxy.start(t, server);
    const profile = await folder(t, "profile");
    proxy.limit = 20;
    proxy.hold = () => proxy.asked.length > pages;

    const context = await openProfile(t, profile);
    const page = await watchedPage(context);
    await page.goto(proxy.url);
    while (proxy.asked.length <= pages) await new Promise((again) => setTimeout(again, 20));
    if (pages) await until(page, () => /\d/.test(document.querySelector("main .btn.is-plain[href='/results']")?.textContent ?? ""));
    if (pages) assert.ok((await kept(page)) > 0, "the first pages are on the phone");
    await kill(page, profile);

    proxy.hold = undefined;
    const before = proxy.asked.length;
    const again = await openProfile(t, profile);
    const second = await watchedPage(again);
    await visit(second, proxy.url);
    const answer = await (await fetch(`${server.url}/api/v1/changes?limit=1000`)).json();
    const offers = usableOffers(answer.changes).length;
    await until(second, (offers) => document.querySelector("main")?.textContent.includes(String(offers)), offers);
    assert.equal(Number(/\d+/.exec(await second.getByText(countPattern("de")).innerText())[0]), offers);
    // What was stored is not asked for again.
    if (pages) assert.notEqual(proxy.asked[before], "", "goes on from the checkpoint");
    second.quiet();
    await again.close();
  });
}
