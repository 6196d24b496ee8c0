// A server with a made-up city of a given size, serving the built app and, beside it, an empty page.
import { execFile } from "node:child_process";
import { cp, writeFile } from "node:fs/promises";
import { get } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliDecompressSync } from "node:zlib";
import { DIST, PROGRAM, Server, folder } from "../../e2e/lib/server.mjs";

/** The folder of the empty page. */
export const EMPTY = fileURLToPath(new URL("../empty/", import.meta.url));
const CHANGED = 100;
const RECORDS_PER_FILE = 2_000;

const run = promisify(execFile);

/** The address of the empty page: its answers come from the same program in the same way as the app's. */
export const EMPTY_PAGE = "/empty/page.html";

export class Site {
  constructor(offers, path, server) {
    Object.assign(this, { offers, path, server, rev: 1 });
  }

  static async start(undo, offers) {
    const path = await folder(undo, "bench");
    const dist = join(path, "dist");
    await cp(DIST, dist, { recursive: true });
    await cp(EMPTY, join(dist, "empty"), { recursive: true });
    const server = new Server(join(path, "lotse.sqlite"), dist, []);
    const site = new Site(offers, path, server);
    await site.take("city", [offers]);
    undo.after(() => server.stop());
    await server.start();
    // Pages are compressed once and kept: no first phone shall wait for that.
    await site.feed();
    return site;
  }

  get url() {
    return this.server.url;
  }

  /** Imports so many changed offers while the server runs, and waits until it offers them. Every second time they are as they were. */
  async change() {
    const since = (await this.feed(this.cursor)).at(-1).cursor;
    this.rev = this.rev === 1 ? 2 : 1;
    const [file] = await this.take("changes", [this.offers, "--offers", CHANGED, "--rev", this.rev]);
    for (;;) {
      const [page] = await this.feed(since);
      this.cursor = page.cursor;
      if (page.changes.length) return { file, records: page.changes };
      await new Promise((again) => setTimeout(again, 100));
    }
  }

  /** All pages from a cursor on, as a phone asks for them. */
  async feed(since) {
    const pages = [];
    do {
      const limit = since ? 1000 : 200; // the app's first page is small
      const { json, bytes } = await answer(`${this.url}/api/v1/changes?limit=${limit}${since ? `&since=${since}` : ""}`);
      pages.push({ ...json, bytes });
      since = json.cursor;
    } while (pages.at(-1).more);
    this.cursor = since;
    return pages;
  }

  /** Makes records and imports them; the files, one for so many records that importing one stays quick. */
  async take(name, words) {
    const made = await run(process.env.LOTSE_CITY, words.map(String), { maxBuffer: 2 ** 30 });
    const records = made.stdout.split("\n").slice(1, -2); // one a line, between the brackets
    const files = [];
    for (let from = 0; from < records.length; from += RECORDS_PER_FILE) {
      const part = records.slice(from, from + RECORDS_PER_FILE).join("\n").replace(/,$/, "");
      const file = join(this.path, `${name}-${from}.json`);
      await writeFile(file, `[\n${part}\n]\n`);
      await run(PROGRAM, ["import", file, "--database", this.server.database, "--report", "json"], { maxBuffer: 2 ** 30 });
      files.push(file);
    }
    return files;
  }
}

/** An answer of the feed, and how many bytes of content it took: fetch would not tell. */
function answer(url) {
  return new Promise((done, failed) => {
    const request = get(url, { headers: { "accept-encoding": "br" } }, async (response) => {
      const parts = [];
      for await (const part of response) parts.push(part);
      const body = Buffer.concat(parts);
      const text = response.headers["content-encoding"] === "br" ? brotliDecompressSync(body) : body;
      if (response.statusCode === 200) done({ json: JSON.parse(text.toString()), bytes: body.length });
      else failed(new Error(`${url}: ${response.statusCode}`));
    });
    request.on("error", failed);
  });
}
