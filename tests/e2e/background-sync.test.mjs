// What lies ready in the outbox is sent by the service worker when no window does, and its answer is kept.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { test } from "node:test";
import { offlineReady, openProfile, visit, watchedPage } from "./lib/browser.mjs";
import { rows } from "./lib/outbox.mjs";
import { Server, folder } from "./lib/server.mjs";

/** A backend that notes what it gets; `answer` may be changed. */
async function backend(t) {
  const seen = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "*");
    response.setHeader("access-control-allow-methods", "*");
    if (request.method !== "OPTIONS") seen.push({ method: request.method, url: request.url, headers: request.headers, body });
    response.statusCode = request.method === "OPTIONS" ? 204 : backend.status;
    response.end(request.method === "OPTIONS" ? undefined : '{"title":"taken"}');
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  backend.status = 201;
  return { url: `http://127.0.0.1:${server.address().port}`, seen };
}

test("the outbox in the background", async (t) => {
  const there = await backend(t);
  const server = await Server.start(t, { flags: ["--connect", there.url] });
  const context = await openProfile(t, await folder(t, "profile"));
  const page = await watchedPage(context);
  await visit(page, server.url);
  await offlineReady(page);

  const devtools = await context.newCDPSession(page);
  const registered = new Promise((found) => {
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => registrations[0] && found(registrations[0]));
  });
  await devtools.send("ServiceWorker.enable");
  const { registrationId } = await registered;
  /** What a browser does when the network is back. */
  const sync = () => devtools.send("ServiceWorker.dispatchSyncEvent", { origin: server.url, registrationId, tag: "outbox", lastChance: false });

  const waiting = { waiting: { attempts: 0, not_before: 0 } };
  const change = (id, more) => ({
    schema: 1, source: "lotse", kind: "feedback", id, operation: "create", fields: { comment: "ä" }, state: waiting, written_at: 0,
    request: { method: "PUT", url: `${there.url}/feedback/${id}`, headers: [["content-type", "application/json"]], body: '{"comment":"ä"}' },
    ...more,
  });
  const put = (rowsByKey) => page.evaluate(rows, rowsByKey);
  const answered = async (count) => {
    for (;;) {
      const kept = await put();
      if (kept.filter(({ answer }) => answer).length >= count) return kept;
      await page.waitForTimeout(50);
    }
  };

  await t.test("sends what may be sent blindly, in order, and keeps the answer", async () => {
    await put({
      1: change("a"),
      2: change("a", { operation: "update" }), // after the first of the same record
      3: change("b", { request: undefined }), // only the app knows how
      4: change("c", { state: { stuck: { reason: "gone", attempts: 1 } } }),
      5: change("d", { after: [3] }),
      6: change("e", { state: { sending: { since: 0, attempts: 0 } } }),
      7: change("f", { state: { waiting: { attempts: 1, not_before: 9e15 } } }),
    });
    await put({ "0broken": "no row at all", 70: change("newer", { schema: 2 }) });
    await sync();
    const all = await answered(2);
    const kept = all.filter((row) => row.schema === 1);
    assert.deepEqual(all.find((row) => row.schema === 2).answer, undefined, "a newer version's row");
    assert.deepEqual(kept.map(({ answer }) => answer?.status), [201, undefined, undefined, undefined, undefined, 201, undefined]);
    assert.equal(kept[0].answer.body, '{"title":"taken"}');
    assert.deepEqual(there.seen.map(({ method, url, body }) => `${method} ${url} ${body}`), [
      'PUT /feedback/a {"comment":"ä"}', 'PUT /feedback/e {"comment":"ä"}',
    ]);
    assert.ok(there.seen.every(({ headers }) => !headers.cookie && !headers.referer));
  });

  await t.test("a server that fails is asked again, and nothing is noted", async () => {
    there.seen.length = 0;
    backend.status = 503;
    await put({ 8: change("g") });
    await sync();
    while (there.seen.length === 0) await page.waitForTimeout(50);
    backend.status = 201;
    await sync();
    const kept = await answered(3);
    assert.equal(kept.find(({ id }) => id === "g").answer.status, 201);
    assert.equal(there.seen.length, 2);
  });

  await t.test("leaves alone what a window is sending", async () => {
    there.seen.length = 0;
    await put({ 9: change("h") });
    await page.evaluate(() => new Promise((held) => navigator.locks.request("lotse-outbox-magdeburg", () => {
      held();
      return new Promise((release) => (window.release = release));
    })));
    await sync();
    await page.waitForTimeout(500);
    assert.deepEqual(there.seen, []);
    await page.evaluate(() => window.release());
    await sync();
    assert.equal((await answered(4)).find(({ id }) => id === "h").answer.status, 201);
  });
});
