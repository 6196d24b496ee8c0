// A hundred changed offers, from their last byte until they are stored, against putting a hundred objects.
import { alternate } from "../lib/alternate.mjs";
import { changesSync } from "../lib/app.mjs";
import { open, slow, when } from "../lib/page.mjs";
import { plainly } from "../lib/plain.mjs";

export const SIZES = [1_000, 10_000];
export const ON_REQUEST = [50_000]; // takes most of an hour

export async function measure({ device, undo, repeat, report }) {
  const { site, expected } = device;
  const { context, page } = await device.open(undo, { expected });
  await open(page, `${site.url}/results`);
  await when(page, "usable");
  await page.evaluate(plainly);
  await page.evaluate(() => window.plain.sync()); // so that the hundred replace others, as in the app
  let records;
  for (const cpu of [1, 4]) {
    const arrive = async () => {
      const synced = await changesSync(page, site, cpu);
      records = synced.records;
      return synced.sinceArrived;
    };
    const put = async () => {
      records ??= (await site.change()).records;
      await slow(page, cpu);
      const took = await page.evaluate((records) => window.plain.put(records), records);
      await slow(page, 1);
      return took;
    };
    report({ row: "delta", offers: site.offers, cpu, ...(await alternate(repeat, arrive, put)) });
  }
  await context.close();
}
