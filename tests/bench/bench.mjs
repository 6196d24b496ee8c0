// Measures the reading app in Chromium, beside what it is compared with. `cargo xtask bench` builds what this needs,
// says in LOTSE_BENCH what is wanted, and makes a table of the figures.
import { appendFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { launch } from "../e2e/lib/browser.mjs";
import { Device } from "./lib/device.mjs";
import { Site } from "./lib/site.mjs";
import { Undo } from "./lib/undo.mjs";
import * as coldPouch from "./rows/cold-pouch.mjs";
import * as coldSync from "./rows/cold-sync.mjs";
import * as content from "./rows/content.mjs";
import * as deltaPouch from "./rows/delta-pouch.mjs";
import * as delta from "./rows/delta.mjs";
import * as offline from "./rows/offline.mjs";
import * as paint from "./rows/paint.mjs";
import * as reload from "./rows/reload.mjs";
import * as transfer from "./rows/transfer.mjs";

/** In the order in which one device can serve them: the last ones change its records or stop its server. */
const ROWS = {
  paint,
  content,
  reload,
  "cold-sync": coldSync,
  "cold-pouch": coldPouch,
  offline,
  delta,
  "delta-pouch": deltaPouch,
  transfer,
};
const NEED_DEVICE = [reload, coldSync, coldPouch, offline, delta, deltaPouch];
const SIZES = [1_000, 10_000, 50_000];

const { repeat, only, offers, figures } = JSON.parse(process.env.LOTSE_BENCH);
const unknown = only.find((name) => !ROWS[name]);
if (unknown) {
  console.error(`no row ${unknown}; there are ${Object.keys(ROWS).join(", ")}`);
  process.exit(2);
}
const wanted = Object.entries(ROWS).filter(([name]) => only.length === 0 || only.includes(name));

const write = (line) => appendFileSync(figures, `${JSON.stringify(line)}\n`);
const load = () => loadavg()[0].toFixed(1);

function report(figure) {
  write(figure);
  const rounded = ({ ours, reference = [] }) => [ours, reference].map((taken) => taken.map(Math.round).join(" ")).join(" | ");
  console.log(`  ${figure.row}, CPU ${figure.cpu ?? "-"}, ${figure.note ?? ""}: ${rounded(figure)}`);
}

/** What cannot be measured is said; the rest is measured all the same. */
function fail(what, error) {
  console.error(error);
  write({ failed: `${what}: ${error.message.split("\n", 1)[0]}` });
  process.exitCode = 1;
}

async function measure(undo, size) {
  const asked = offers.includes(size);
  const rows = wanted.filter(([, row]) => row.SIZES.includes(size) || (asked && row.ON_REQUEST?.includes(size)));
  if (rows.length === 0) return;
  console.log(`${size} offers: a server and a device`);
  const site = await Site.start(undo, size);
  const device = rows.some(([, row]) => NEED_DEVICE.includes(row)) && (await Device.prepare(undo, site));
  for (const [name, row] of rows) {
    console.log(`${size} offers: ${name}`);
    const own = new Undo(); // what a row leaves open would be in the way of the next
    await row.measure({ site, device, undo: own, repeat, report }).catch((error) => fail(`${name}, ${size} offers`, error));
    await own.all();
  }
}

const begun = load();
const undo = new Undo();
const browser = await launch(undo);
const version = browser.version();
await browser.close();
for (const size of SIZES.filter((size) => offers.length === 0 || offers.includes(size))) {
  const own = new Undo();
  await measure(own, size).catch((error) => fail(`${size} offers`, error));
  await own.all();
}
write({ on: `Chromium ${version}, ${availableParallelism()} processors, load ${begun} at the start and ${load()} at the end` });
await undo.all();
