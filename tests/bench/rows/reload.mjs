// Opening the list anew, all offers being on the device, against an empty page that reads the image's bytes.
import { alternate } from "../lib/alternate.mjs";
import { open, slow, when } from "../lib/page.mjs";
import { EMPTY_PAGE } from "../lib/site.mjs";

export const SIZES = [1_000, 10_000, 50_000];

export async function measure({ device, undo, repeat, report }) {
  const { site, expected, imageBytes } = device;
  const { context, page } = await device.open(undo, { expected, blob: true });
  for (const cpu of [1, 4]) {
    await slow(page, cpu);
    const until = async (path, what) => {
      await open(page, site.url + path);
      return when(page, what);
    };
    const taken = await alternate(
      repeat,
      () => until("/results", "usable"),
      () => until(EMPTY_PAGE, "read"),
    );
    const note = `image of ${(imageBytes / 1e6).toFixed(1)} MB`;
    report({ row: "reload", offers: site.offers, cpu, note, ...taken });
  }
  await context.close();
}
