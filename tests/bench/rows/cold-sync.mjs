// A first visit's whole catalogue over the loopback line, from the first request until all of it is stored and can be
// searched, against fetching the same pages, parsing them and putting every record.
import { PHONE, launch } from "../../e2e/lib/browser.mjs";
import { alternate } from "../lib/alternate.mjs";
import { notes, open, probed, slow, when } from "../lib/page.mjs";
import { plainly } from "../lib/plain.mjs";
import { EMPTY_PAGE } from "../lib/site.mjs";

export const SIZES = [1_000, 10_000];
export const ON_REQUEST = [50_000]; // takes most of an hour

export async function measure({ device, undo, repeat, report }) {
  const { site, expected } = device;
  const browser = await launch(undo);
  for (const cpu of [1, 4]) {
    const inFreshContext = async (path, run) => {
      const context = await browser.newContext(PHONE);
      const page = await probed(context, { expected });
      await slow(page, cpu);
      await open(page, site.url + path);
      const took = await run(page);
      await context.close();
      return took;
    };
    const ours = async (page) => {
      // What is shown of a page was stored before: when all can be searched, all is stored.
      const usable = await when(page, "usable");
      return usable - (await notes(page)).feeds[0].begun;
    };
    const plain = async (page) => {
      await page.evaluate(plainly);
      return page.evaluate(() => window.plain.sync());
    };
    const taken = await alternate(
      repeat,
      () => inFreshContext("/results", ours),
      () => inFreshContext(EMPTY_PAGE, plain),
    );
    report({ row: "cold-sync", offers: site.offers, cpu, ...taken });
  }
  await browser.close();
}
