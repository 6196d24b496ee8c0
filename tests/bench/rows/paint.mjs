// First paint with nothing in the cache, on slow lines and with a slow processor.
import { PHONE, launch } from "../../e2e/lib/browser.mjs";
import { alternate } from "../lib/alternate.mjs";
import { NETWORKS, on, open, probed, slow, when } from "../lib/page.mjs";
import { EMPTY_PAGE } from "../lib/site.mjs";

const CPU = 4;

export const SIZES = [1_000]; // the shell paints before any offer is there

export async function measure({ site, undo, repeat, report }) {
  const browser = await launch(undo);
  for (const network of NETWORKS) {
    const first = async (path) => {
      const context = await browser.newContext(PHONE); // caches, connections and workers of its own
      const page = await probed(context);
      await slow(page, CPU);
      await on(page, network);
      await open(page, site.url + path);
      const paint = await when(page, "paint");
      await context.close();
      return paint;
    };
    const taken = await alternate(repeat, () => first("/"), () => first(EMPTY_PAGE));
    report({ row: "first-paint", offers: site.offers, cpu: CPU, note: network.name, ...taken });
  }
  await browser.close();
}
