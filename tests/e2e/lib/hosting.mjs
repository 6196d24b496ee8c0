// A city without our server: the app on a host that only has files, and its records in systems of other makers.
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { Readable } from "node:stream";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".txt": "text/plain", ".webmanifest": "application/manifest+json", ".png": "image/png" };

/** Serves on a port of its own until it is stopped; `start` brings it back at the same address. */
class Host {
  constructor(answer) {
    Object.assign(this, { answer, port: 0, asked: [] });
  }

  get url() {
    return `http://127.0.0.1:${this.port}`;
  }

  async start() {
    this.server = createServer((request, response) => {
      this.asked.push(request.url);
      this.answer(request, response).catch((error) => {
        if (!response.headersSent) response.writeHead(500).end(String(error)); // else it was stopped meanwhile
      });
    });
    this.server.listen(this.port, "127.0.0.1");
    await once(this.server, "listening");
    this.port = this.server.address().port;
  }

  async stop() {
    this.server.closeAllConnections();
    if (this.server.listening) await new Promise((closed) => this.server.close(closed));
  }
}

/** A host for files alone: what is not there is `404.html`, as such hosts do it. */
export async function staticHost(t, dist) {
  const host = new Host(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const file = join(dist, path.endsWith("/") ? `${path}index.html` : path);
    const content = await readFile(file).catch(() => undefined);
    const type = content ? TYPES[extname(file)] ?? "application/octet-stream" : TYPES[".html"];
    response.writeHead(content ? 200 : 404, { "content-type": type });
    response.end(content ?? (await readFile(join(dist, "404.html"))));
  });
  t.after(() => host.stop());
  await host.start();
  return host;
}

/**
 * A plain REST server: lists by path, `?_page=&_limit=` as json-server has them, everything else whole.
 * It may be read from any page; a row is changed by PATCH, if there is a token for that and it is sent.
 */
export async function restHost(t, lists, token) {
  const one = (pathname) => host.lists[pathname.slice(0, pathname.lastIndexOf("/"))]?.find(({ id }) => `${id}` === pathname.split("/").at(-1));
  const host = new Host(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://host");
    const may = token && request.headers.authorization === `Bearer ${token}`;
    if (request.method === "PATCH" && may) Object.assign(one(pathname), await new Response(Readable.toWeb(request)).json());
    const rows = request.method === "PATCH" && !may ? undefined : host.lists[pathname] ?? one(pathname);
    const [page, limit] = [searchParams.get("_page"), searchParams.get("_limit")].map(Number);
    const shown = Array.isArray(rows) && limit ? rows.slice((page - 1) * limit, page * limit) : rows;
    response.writeHead(rows ? 200 : request.method === "PATCH" ? 401 : 404, {
      "content-type": "application/json",
      "access-control-allow-origin": "*",
      "access-control-allow-headers": "authorization, content-type",
      "access-control-allow-methods": "GET, PATCH",
      "access-control-expose-headers": "x-total-count",
      ...(Array.isArray(rows) && { "x-total-count": rows.length }),
    });
    response.end(request.method === "OPTIONS" ? undefined : JSON.stringify(shown ?? {}));
  });
  host.lists = lists;
  t.after(() => host.stop());
  await host.start();
  return host;
}
