// The page's policy: what the build has put into the page runs, anything else in it does not.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { PHONE, countPattern, launch, offlineReady, openProfile, ready, until, visit, watch, watchedPage } from "./lib/browser.mjs";
import { withSource } from "./lib/deploy.mjs";
import { DIST, Server, folder } from "./lib/server.mjs";

test("the policy of the page", async (t) => {
  const server = await Server.start(t);
  const browser = await launch(t);

  await t.test("the first paint waits for the page alone, and its script and styles are allowed", async () => {
    const context = await browser.newContext(PHONE);
    const page = watch(await context.newPage());
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    let release;
    const held = new Promise((go) => (release = go));
    // Nothing but the page comes.
    await page.route(/\/[^/]+$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(server.url, { waitUntil: "commit" });
    await page.locator('#shell a[href="tel:112"]').waitFor();
    const seen = await page.evaluate(async () => {
      await new Promise((painted) => {
        const look = (list) => list.getEntries().some(({ name }) => name === "first-contentful-paint") && painted();
        new PerformanceObserver(look).observe({ type: "paint", buffered: true });
      });
      return { screen: document.documentElement.dataset.screen, frame: getComputedStyle(document.querySelector(".door")).display };
    });
    assert.equal(seen.screen, "home", "the early script ran");
    assert.notEqual(seen.frame, "inline", "the shell has its styles");
    release();
    await ready(page);
    assert.ok(!asked.some((path) => /early\.js|shell-.*\.css/.test(path)), asked.join(" "));
    page.quiet();
    await context.close();
  });

  await t.test("what somebody puts into the page on the way is refused", async () => {
    for (const foreign of ["<script>window.foreign = true</script>", "<style>main { display: none }</style>"]) {
      const context = await browser.newContext({ ...PHONE, serviceWorkers: "block" });
      const page = watch(await context.newPage());
      await page.route(server.url + "/", async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replace("</body>", () => `${foreign}</body>`);
        await route.fulfill({ response, body });
      });
      await visit(page, server.url);
      assert.equal(await page.evaluate(() => window.foreign), undefined);
      assert.ok(await page.locator("main").isVisible());
      assert.match(page.seen.errors.join("\n"), /Content Security Policy/, "and the stories would notice");
      await context.close();
    }
  });

  await t.test("static hosts are told what the server sends", async () => {
    const text = await readFile(join(DIST, "_headers"), "utf8");
    const lines = text.split(/\n(?=\S)/)[0].split("\n").slice(1);
    const { headers } = await fetch(server.url);
    assert.ok(lines.length > 4);
    for (const line of lines) {
      const [, name, value] = /^ {2}([\w-]+): (.*)$/.exec(line);
      assert.equal(headers.get(name), value, name);
    }
  });
});

test("the kept page gets another policy with another configuration", async (t) => {
  const server = await Server.start(t);
  const context = await openProfile(t, await folder(t, "profile"));
  const page = await watchedPage(context);
  await visit(page, server.url);
  await offlineReady(page);
  page.quiet();
  await server.stop();
  const origin = `http://localhost:${server.port}`;
  server.dist = await withSource(t, origin);
  await server.start();

  // The page that notices the change still has the policy of before.
  await page.reload();
  await until(page, async (origin) => {
    const shell = await caches.match("/", { cacheName: "lotse-files", ignoreSearch: true, ignoreVary: true });
    return shell.headers.get("content-security-policy").includes(`connect-src 'self' ${origin};`);
  }, origin);
  await page.close();
  const renewed = await watchedPage(context);
  await renewed.goto(server.url);
  await ready(renewed);
  await renewed.getByText(countPattern("de")).waitFor();
  assert.equal(await renewed.evaluate(() => document.documentElement.dataset.screen), "home", "the early script ran");
  assert.notEqual(await renewed.locator("#app").evaluate((app) => getComputedStyle(app.querySelector(".door")).display), "inline");
  renewed.quiet();
});
