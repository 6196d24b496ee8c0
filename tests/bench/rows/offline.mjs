// A start without a server, each time with a browser just started: first paint, and the whole list.
import { alternate } from "../lib/alternate.mjs";
import { open, slow, when } from "../lib/page.mjs";
import { EMPTY_PAGE } from "../lib/site.mjs";

export const SIZES = [1_000, 10_000, 50_000];

/** Until the browser has done what it does after every start. */
const WARM_UP = 700;

export async function measure({ device, undo, repeat, report }) {
  const { site, expected } = device;
  undo.after(() => site.server.start());
  await site.server.stop();
  for (const cpu of [1, 4]) {
    const start = async (path, events) => {
      const { context, page } = await device.open(undo, { expected });
      await new Promise((go) => setTimeout(go, WARM_UP));
      await slow(page, cpu);
      await open(page, site.url + path);
      const times = [];
      for (const event of events) times.push(await when(page, event));
      await context.close();
      return times;
    };
    const { ours, reference } = await alternate(
      repeat,
      () => start("/results", ["paint", "usable"]),
      () => start(EMPTY_PAGE, ["paint"]),
    );
    const empty = reference.map(([paint]) => paint);
    for (const [index, row] of ["offline-paint", "offline-searchable"].entries()) {
      report({ row, offers: site.offers, cpu, ours: ours.map((times) => times[index]), reference: empty });
    }
  }
}
