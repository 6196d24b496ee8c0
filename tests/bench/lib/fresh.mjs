// Pages without anything from before: no cache, no worker, no database.
import { PHONE } from "../../e2e/lib/browser.mjs";
import { open, probed, slow } from "./page.mjs";

/** Opens an address in a fresh context with so slow a processor, and gives what `run` gives of its page. */
export async function freshly(browser, { url, cpu, asked }, run) {
  const context = await browser.newContext(PHONE);
  const page = await probed(context, asked);
  await slow(page, cpu);
  await open(page, url);
  const given = await run(page);
  await context.close();
  return given;
}
