// Stands between browser and server and does to the API what bad networks and servers do.
import { createServer, request } from "node:http";
import { once } from "node:events";

const CHANGES = "/api/v1/changes";

/** What can be done to an answer with changes: `{ status, headers, body }` in, the same out. */
export const BAD = {
  malformed: (answer) => ({ ...answer, body: '{"changes": nothing, "cursor": ,}' }),
  error: () => ({ status: 500, headers: { "content-type": "text/plain" }, body: "no" }),
  portal: () => ({ status: 200, headers: { "content-type": "text/html" }, body: "<!doctype html><title>Sign in</title><h1>Free Wi-Fi</h1>" }),
  /** Announces all and sends half. */
  truncated: (answer) => ({ ...answer, cut: true }),
};

/**
 * A proxy in front of a server; `spoil` is applied to answers with changes, `limit` makes pages of them small,
 * nobody answers while it `isGone`, and nothing is taken while it `isReadOnly`.
 */
export class Proxy {
  constructor(target) {
    Object.assign(this, { target, spoil: undefined, limit: undefined, hold: undefined, isGone: false, isReadOnly: false, asked: [] });
  }

  static async start(t, server) {
    const proxy = new Proxy(server);
    proxy.listener = createServer((from, to) => proxy.pass(from, to));
    proxy.listener.listen(0, "127.0.0.1");
    await once(proxy.listener, "listening");
    t.after(() => {
      proxy.listener.closeAllConnections();
      proxy.listener.close();
    });
    return proxy;
  }

  get url() {
    return `http://127.0.0.1:${this.listener.address().port}`;
  }

  pass(from, to) {
    if (this.isGone) return to.destroy();
    if (this.isReadOnly && from.method !== "GET") return to.writeHead(503).end();
    const url = new URL(from.url, this.url);
    const isChanges = url.pathname === CHANGES;
    if (isChanges) {
      if (this.limit) url.searchParams.set("limit", this.limit);
      this.asked.push(url.searchParams.get("since") ?? "");
    }
    const path = url.pathname + url.search;
    const headers = { ...from.headers, host: `127.0.0.1:${this.target.port}` };
    if (isChanges) delete headers["accept-encoding"]; // to be read and changed here
    if (this.spoil) delete headers["if-none-match"]; // "nothing new" has no body to spoil
    const onward = request({ host: "127.0.0.1", port: this.target.port, path, method: from.method, headers });
    onward.on("error", () => to.destroy());
    onward.on("response", (answer) => {
      if (isChanges && answer.statusCode !== 304) return this.changes(answer, to);
      to.writeHead(answer.statusCode, answer.headers);
      answer.pipe(to);
    });
    from.pipe(onward);
  }

  async changes(answer, to) {
    const parts = [];
    for await (const part of answer) parts.push(part);
    const whole = { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts).toString() };
    const given = this.spoil?.(whole) ?? whole;
    const body = Buffer.from(given.body);
    const { "content-length": _, "transfer-encoding": __, ...headers } = given.headers;
    to.writeHead(given.status, { ...headers, "content-length": body.length });
    if (this.hold?.(whole)) return to.write(body.subarray(0, body.length / 2)); // and never the rest
    if (given.cut) return to.write(body.subarray(0, body.length / 2), () => to.destroy());
    to.end(body);
  }
}
