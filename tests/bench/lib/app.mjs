// How long the app takes to get what the server has: all of it, or a hundred changes.
import { lookForChanges, noted, notes, settled, slow, when } from "./page.mjs";

/** Milliseconds of a first visit to the list, from the first request for changes until all is stored and can be searched. */
export async function wholeSync(page) {
  // What is shown of a page was stored before: when all can be searched, all is stored.
  const usable = await when(page, "usable");
  return usable - (await notes(page)).feeds[0].begun;
}

/** Lets offers change at the site and a page that shows the list look for them; which records, and milliseconds until stored. */
export async function changesSync(page, site, cpu) {
  const { records } = await site.change();
  await slow(page, cpu);
  const asked = await lookForChanges(page);
  const took = await noted(page, "changes stored", ({ feeds, commits }) => {
    const arrived = feeds.find(({ begun, bytes }) => begun >= asked && bytes > 1000)?.ended;
    const stored = commits.find(({ stores, at }) => stores.includes("log") && at > arrived)?.at;
    return stored && { sinceAsked: stored - asked, sinceArrived: stored - arrived };
  });
  await slow(page, 1);
  await settled(page, 1500);
  return { records, ...took };
}
