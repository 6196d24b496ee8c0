// The reference server with the demo city, on a port of its own and with a database of its own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** What `cargo xtask test stories` hands over; outside of it they can be set by hand. */
export const PROGRAM = process.env.LOTSE_SERVER ?? join(ROOT, "target/debug/lotse-server");
export const DIST = process.env.LOTSE_DIST ?? join(ROOT, "dist");

/** A folder that goes away with the test. */
export async function folder(t, name) {
  const path = await mkdtemp(join(tmpdir(), `lotse-${name}-`));
  t.after(() => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return path;
}

/** A running server; `stop` ends its process, `start` brings it back at the same address with the same records. */
export class Server {
  constructor(database, dist, flags) {
    Object.assign(this, { database, dist, flags, port: 0, log: "", process: undefined });
  }

  static async start(t, { dist = DIST, flags = [] } = {}) {
    const server = new Server(join(await folder(t, "server"), "lotse.sqlite"), dist, flags);
    t.after(() => server.stop());
    await server.start();
    return server;
  }

  get url() {
    return `http://127.0.0.1:${this.port}`;
  }

  async start() {
    const own = ["serve", "--listen", `127.0.0.1:${this.port}`, "--database", this.database];
    const content = ["--assets", this.dist, "--demo", join(ROOT, "data/demo")];
    const env = { ...process.env, NO_COLOR: "1" };
    this.process = spawn(PROGRAM, [...own, ...content, ...this.flags], { env, stdio: ["ignore", "pipe", "pipe"] });
    const begun = this.log.length;
    const heard = (bytes) => (this.log += bytes);
    this.process.stdout.on("data", heard);
    this.process.stderr.on("data", heard);
    const ended = once(this.process, "exit").then(() => {
      throw new Error(`the server ended:\n${this.log}`);
    });
    ended.catch(() => {}); // later it may end, when it is told to
    for (;;) {
      const address = /listening.*127\.0\.0\.1:(\d+)/.exec(this.log.slice(begun));
      if (address) {
        this.port = Number(address[1]);
        return;
      }
      await Promise.race([once(this.process.stdout, "data"), once(this.process.stderr, "data"), ended]);
    }
  }

  /** Ends the process at once, and makes sure that nobody answers any more. */
  async stop() {
    if (!this.process || this.process.exitCode !== null || this.process.signalCode) return;
    const ended = once(this.process, "exit");
    this.process.kill("SIGKILL");
    await ended;
    const answer = await fetch(this.url).catch(() => undefined);
    if (answer) throw new Error(`somebody still answers at ${this.url}`);
  }
}
