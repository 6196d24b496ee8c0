// A hundred changed offers, from their last byte until they are stored, against putting a hundred objects.
import { alternate } from "../lib/alternate.mjs";
import { lookForChanges, noted, notes, open, settled, slow, when } from "../lib/page.mjs";
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
      ({ records } = await site.change());
      const { now } = await notes(page);
      await slow(page, cpu);
      await lookForChanges(page);
      const took = await noted(page, "changes stored", ({ feeds, commits }) => {
        const arrived = feeds.find(({ begun, bytes }) => begun > now && bytes > 1000)?.ended;
        const stored = commits.find(({ stores, at }) => stores.includes("log") && at > arrived)?.at;
        return stored && stored - arrived;
      });
      await slow(page, 1);
      await settled(page, 1500);
      return took;
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
