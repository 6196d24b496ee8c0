// Not a story: takes the pictures that show what the app looks like, by `cargo xtask pictures`.
// docs/images is for readers of this repository, public/screenshots for the dialog in which browsers offer to install.
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { PHONE, launch, ready, visit, watch } from "./lib/browser.mjs";
import { Server } from "./lib/server.mjs";
import { COURSE } from "./pages.mjs";

const ROOT = new URL("../../", import.meta.url);
const NARROW = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 };
const WIDE = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, hasTouch: false };
const PICTURES = [
  { file: "docs/images/start-de.webp", path: "/", ...NARROW },
  { file: "docs/images/results-ar.webp", path: "/results", lang: "ar", ...NARROW },
  { file: "docs/images/offer-dark.webp", path: `/offer/${COURSE}`, theme: "dark", ...NARROW },
  { file: "docs/images/events-uk.webp", path: "/events", lang: "uk", ...NARROW },
  { file: "public/screenshots/start.webp", path: "/", ...NARROW },
  { file: "public/screenshots/results.webp", path: "/results", ...NARROW },
  { file: "public/screenshots/results-wide.webp", path: "/results", ...WIDE },
];

test("pictures", async (t) => {
  const server = await Server.start(t);
  const browser = await launch(t);
  for (const { file, path, lang = "de", theme = "light", ...screen } of PICTURES) {
    const context = await browser.newContext({ ...PHONE, ...screen });
    const page = watch(await context.newPage());
    await page.addInitScript((kept) => localStorage.setItem("lotse.settings", kept), JSON.stringify({ lang, theme }));
    await visit(page, server.url, lang);
    await page.goto(server.url + path);
    await ready(page);
    const picture = await packed(browser, await page.screenshot({ animations: "disabled" }));
    const target = fileURLToPath(new URL(file, ROOT));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, picture);
    console.log(`${file}: ${Math.ceil(picture.length / 1000)} KB`);
    page.quiet();
    await context.close();
  }
});

/** As WebP, which browsers write without any other tool and which is smaller than their PNG. */
async function packed(browser, png) {
  const page = await browser.newPage();
  const url = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext("2d").drawImage(bitmap, 0, 0);
    const webp = await canvas.convertToBlob({ type: "image/webp", quality: 0.8 });
    return new Promise((done) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result);
      reader.readAsDataURL(webp);
    });
  }, png.toString("base64"));
  await page.close();
  return Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
}
