// A first visit's whole catalogue over the loopback line, from the first request until all of it is stored and can be
// searched, against fetching the same pages, parsing them and putting every record.
import { launch } from "../../e2e/lib/browser.mjs";
import { alternate } from "../lib/alternate.mjs";
import { wholeSync } from "../lib/app.mjs";
import { freshly } from "../lib/fresh.mjs";
import { plainly } from "../lib/plain.mjs";
import { EMPTY_PAGE } from "../lib/site.mjs";

export const SIZES = [1_000, 10_000];
export const ON_REQUEST = [50_000]; // takes most of an hour

export async function measure({ device, undo, repeat, report }) {
  const { site, expected } = device;
  const browser = await launch(undo);
  for (const cpu of [1, 4]) {
    const plain = async (page) => {
      await page.evaluate(plainly);
      return page.evaluate(() => window.plain.sync());
    };
    const taken = await alternate(
      repeat,
      () => freshly(browser, { url: `${site.url}/results`, cpu, asked: { expected } }, wholeSync),
      () => freshly(browser, { url: site.url + EMPTY_PAGE, cpu }, plain),
    );
    report({ row: "cold-sync", offers: site.offers, cpu, ...taken });
  }
  await browser.close();
}
