// A first visit's whole catalogue as in cold-sync, against PouchDB replicating the same records into a fresh context.
import { launch } from "../../e2e/lib/browser.mjs";
import { alternate } from "../lib/alternate.mjs";
import { wholeSync } from "../lib/app.mjs";
import { Couch } from "../lib/couch.mjs";
import { freshly } from "../lib/fresh.mjs";
import { ASKED, Pouch } from "../lib/pouch.mjs";
import { EMPTY_PAGE } from "../lib/site.mjs";

export const SIZES = [1_000, 10_000];

export async function measure({ device, undo, repeat, report }) {
  const { site, expected } = device;
  const records = (await site.feed()).flatMap(({ changes }) => changes);
  const couch = await Couch.start(undo, records);
  const browser = await launch(undo);
  for (const cpu of [1, 4]) {
    const replicate = async (page) => {
      const pouch = await Pouch.open(page, couch);
      return (await pouch.pull(records, cpu)).sinceAsked;
    };
    const taken = await alternate(
      repeat,
      () => freshly(browser, { url: `${site.url}/results`, cpu, asked: { expected } }, wholeSync),
      () => freshly(browser, { url: couch.url + EMPTY_PAGE, cpu, asked: ASKED }, replicate),
    );
    report({ row: "cold-pouch", offers: site.offers, cpu, ...taken });
  }
  await browser.close();
}
