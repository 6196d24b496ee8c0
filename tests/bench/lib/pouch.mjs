// PouchDB in an empty page, pulling from a database that stands at the same address.
import assert from "node:assert/strict";
import { idOf } from "./couch.mjs";
import { noted, slow } from "./page.mjs";

/** What the probe has to watch: the answer with the documents. */
export const ASKED = { feed: "/_bulk_get" };

export class Pouch {
  constructor(page, couch) {
    Object.assign(this, { page, couch });
  }

  /** In a page that shows the empty page of the database's own server, so that no request needs another one's leave. */
  static async open(page, couch) {
    await page.addScriptTag({ path: process.env.LOTSE_POUCHDB });
    await page.evaluate(openBoth);
    return new Pouch(page, couch);
  }

  /** Replicates what there is, so many documents, and makes sure that the device holds these records as they are. */
  async pull(records, cpu) {
    await slow(this.page, cpu);
    const { asked, completed, written } = await this.page.evaluate(() => window.pouch.pull());
    await slow(this.page, 1);
    assert.deepEqual(this.couch.refused, [], "questions the database did not understand");
    assert.equal(written, records.length);
    const { count, found } = await this.page.evaluate((keys) => window.pouch.read(keys), records.map(idOf));
    assert.equal(count, this.couch.size);
    assert.deepEqual(found, records, "what arrived");
    return { asked, sinceAsked: completed - asked };
  }

  /** Of a pull in one batch: from the last byte of the documents until the transaction that holds them is complete. */
  sinceArrived({ asked }) {
    return noted(this.page, "documents stored", ({ feeds, commits }) => {
      const arrived = feeds.find(({ begun }) => begun > asked)?.ended;
      const stored = commits.find(({ stores, at }) => stores.includes("by-sequence") && at > arrived)?.at;
      return stored && stored - arrived;
    });
  }
}

/** Defines `window.pouch`; runs in the page. */
async function openBoth() {
  const here = new window.PouchDB("records");
  // It is known to be there.
  const there = new window.PouchDB(`${location.origin}/records`, { skip_setup: true });
  await here.info(); // opened before the time runs

  /** From the call until it says that it is complete; where it stands is noted here alone, as the app does it. */
  const pull = async () => {
    const asked = performance.now();
    const { docs_written: written } = await here.replicate.from(there, { batch_size: 1000, batches_limit: 10, checkpoint: "target" });
    return { asked, completed: performance.now(), written };
  };

  /** How many documents there are, and some of them as the records they were. */
  const read = async (keys) => {
    const { doc_count: count } = await here.info();
    const { rows } = await here.allDocs({ keys, include_docs: true });
    return { count, found: rows.map(({ doc: { _id, _rev, ...record } }) => record) };
  };

  window.pouch = { pull, read };
}
