// A database that speaks CouchDB's protocol, as far as PouchDB asks when it pulls; and the empty page beside it.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { EMPTY, EMPTY_PAGE } from "./site.mjs";

const DATABASE = "/records";
const HTML = "text/html; charset=utf-8";

/** A record's name in the database. */
export const idOf = ({ kind, id }) => `${kind}/${id}`;

export class Couch {
  // In the order of the last change of each; answers are put together from texts made beforehand, and are not
  // compressed: over the loopback line that would only take time.
  #documents = new Map();
  #seq = 0;
  /** What was asked for and is not spoken here. */
  refused = [];

  static async start(undo, records) {
    const couch = new Couch();
    couch.take(records);
    const page = await readFile(join(EMPTY, "page.html"));
    couch.listener = createServer((request, response) => {
      couch.answer(request, page).then(
        ({ status = 200, type = "application/json", content }) => {
          response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(content);
        },
        (error) => response.destroy(error),
      );
    });
    couch.listener.keepAliveTimeout = 0; // connections stay, as long as the measuring takes
    couch.listener.listen(0, "127.0.0.1");
    await once(couch.listener, "listening");
    undo.after(() => {
      couch.listener.close();
      couch.listener.closeAllConnections();
    });
    return couch;
  }

  get url() {
    return `http://127.0.0.1:${this.listener.address().port}`;
  }

  get size() {
    return this.#documents.size;
  }

  /** One document per record, the whole record its content: new ones, or new revisions. */
  take(records) {
    for (const record of records) {
      const id = idOf(record);
      const before = this.#documents.get(id);
      const hash = createHash("md5").update(`${before?.rev}${JSON.stringify(record)}`).digest("hex");
      const ids = [hash, ...(before?.ids ?? [])];
      const rev = `${ids.length}-${hash}`;
      const seq = ++this.#seq;
      const change = JSON.stringify({ seq, id, changes: [{ rev }] });
      const ok = { _id: id, _rev: rev, ...record, _revisions: { start: ids.length, ids } };
      const found = JSON.stringify({ id, docs: [{ ok }] });
      this.#documents.delete(id); // so that it moves to the end
      this.#documents.set(id, { seq, rev, ids, change, found });
    }
  }

  async answer(request, page) {
    const { pathname, searchParams } = new URL(request.url, this.url);
    switch (`${request.method} ${pathname}`) {
      case `GET ${EMPTY_PAGE}`:
        return { type: HTML, content: page };
      case "GET /favicon.ico":
        return { status: 404, type: HTML };
      case "GET /":
        return { content: '{"couchdb":"Welcome","version":"3.0.0","uuid":"0123456789abcdef0123456789abcdef"}' };
      case `GET ${DATABASE}/`:
        return { content: JSON.stringify({ db_name: "records", doc_count: this.size, update_seq: this.#seq }) };
      case `GET ${DATABASE}/_changes`:
        return { content: this.#changes(Number(searchParams.get("since")), Number(searchParams.get("limit"))) };
      case `POST ${DATABASE}/_bulk_get`:
        return { content: this.#found(JSON.parse(await text(request)).docs) };
    }
    this.refused.push(`${request.method} ${request.url}`);
    return { status: 404, content: '{"error":"not_found","reason":"not spoken here"}' };
  }

  #changes(since, limit) {
    const later = [...this.#documents.values()].filter(({ seq }) => seq > since);
    const shown = later.slice(0, limit);
    const last = shown.at(-1)?.seq ?? since;
    const changes = shown.map(({ change }) => change).join(",\n");
    return `{"results":[\n${changes}\n],"last_seq":${last},"pending":${later.length - shown.length}}`;
  }

  /** The latest revisions with their ancestors, as `revs=true&latest=true` asks for them. */
  #found(asked) {
    const missing = ({ id, rev }) => JSON.stringify({ id, docs: [{ error: { id, rev, error: "not_found", reason: "missing" } }] });
    return `{"results":[${asked.map((one) => this.#documents.get(one.id)?.found ?? missing(one)).join(",")}]}`;
  }
}

async function text(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}
