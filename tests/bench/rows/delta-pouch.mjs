// A hundred changed offers as in delta, against PouchDB replicating the same hundred as new revisions; both count from
// being told to look as well as from the last byte.
import { alternate } from "../lib/alternate.mjs";
import { changesSync } from "../lib/app.mjs";
import { Couch } from "../lib/couch.mjs";
import { open, probed, when } from "../lib/page.mjs";
import { ASKED, Pouch } from "../lib/pouch.mjs";
import { EMPTY_PAGE } from "../lib/site.mjs";

export const SIZES = [1_000, 10_000];

const PARTS = { sinceAsked: "asked to stored", sinceArrived: "arrived to stored" };

export async function measure({ device, undo, repeat, report }) {
  const { site, expected } = device;
  let records = (await site.feed()).flatMap(({ changes }) => changes);
  const couch = await Couch.start(undo, records);
  const { context, page } = await device.open(undo, { expected });
  await open(page, `${site.url}/results`);
  await when(page, "usable");
  // In the same browser, so that both databases are on the same disk.
  const beside = await probed(context, ASKED, await context.newPage());
  await open(beside, couch.url + EMPTY_PAGE);
  const pouch = await Pouch.open(beside, couch);
  await pouch.pull(records, 1);
  ({ records } = await site.change());
  for (const cpu of [1, 4]) {
    const arrive = async () => {
      const { records: changed, ...took } = await changesSync(page, site, cpu);
      records = changed;
      return took;
    };
    const replicate = async () => {
      couch.take(records);
      const took = await pouch.pull(records, cpu);
      return { ...took, sinceArrived: await pouch.sinceArrived(took) };
    };
    const taken = await alternate(repeat, arrive, replicate);
    for (const [part, note] of Object.entries(PARTS)) {
      const [ours, reference] = [taken.ours, taken.reference].map((side) => side.map((took) => took[part]));
      report({ row: "delta-pouch", offers: site.offers, cpu, note, ours, reference });
    }
  }
  await context.close();
}
