// What passes the line when nothing has changed, and when a hundred offers have: counted, not timed.
import { readFile } from "node:fs/promises";
import { PHONE, launch } from "../../e2e/lib/browser.mjs";
import { compressed } from "../lib/compress.mjs";
import { wholeCatalogue } from "../lib/device.mjs";
import { lookForChanges, noted, notes, probed, settled } from "../lib/page.mjs";
import { Relay } from "../lib/relay.mjs";

export const SIZES = [10_000];

export async function measure({ site, undo, report }) {
  const browser = await launch(undo);
  const page = await probed(await browser.newContext(PHONE));
  const relay = await Relay.start(undo, site.server.port);
  await wholeCatalogue(page, `${relay.url}/results`);

  /** One look for changes; what the probe saw of the answer. */
  const look = async () => {
    const before = (await notes(page)).feeds.length;
    relay.reset();
    await lookForChanges(page);
    const answer = await noted(page, "an answer", ({ feeds }) => feeds[before]);
    await new Promise((go) => setTimeout(go, 1000)); // whatever else follows counts, too
    return answer;
  };
  await look(); // coming back for the first time, the page also asks for a newer worker

  const { file } = await site.change();
  const { bytes } = await look();
  const alone = compressed(await readFile(file));
  report({ row: "changes-payload", offers: site.offers, ours: [bytes], reference: [alone] });
  await settled(page);

  for (const note of ["first time after a change", "from then on"]) {
    await look();
    const requests = relay.asked.length;
    report({ row: "idle-requests", offers: site.offers, note, ours: [requests] });
    report({ row: "idle-bytes", offers: site.offers, note: `${note}; asking takes ${relay.up}`, ours: [relay.down] });
  }
  await browser.close();
}
