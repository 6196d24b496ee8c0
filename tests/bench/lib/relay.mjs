// Stands between browser and server, changes nothing and counts every byte that passes.
import { once } from "node:events";
import { connect, createServer } from "node:net";

export class Relay {
  constructor(port) {
    Object.assign(this, { target: port });
    this.reset();
  }

  static async start(undo, port) {
    const relay = new Relay(port);
    const sockets = new Set();
    relay.listener = createServer((from) => sockets.add(from).add(relay.pass(from)));
    relay.listener.listen(0, "127.0.0.1");
    await once(relay.listener, "listening");
    undo.after(() => {
      relay.listener.close();
      for (const socket of sockets) socket.destroy();
    });
    return relay;
  }

  get url() {
    return `http://127.0.0.1:${this.listener.address().port}`;
  }

  /** Counts from here on. */
  reset() {
    Object.assign(this, { asked: [], up: 0, down: 0 });
  }

  pass(from) {
    const to = connect(this.target, "127.0.0.1");
    from.on("data", (bytes) => {
      this.up += bytes.length;
      // Requests of the app have no content: each begins with its method.
      for (const [, line] of bytes.toString("latin1").matchAll(/(?:^|\r\n\r\n)([A-Z]+ \/\S*)/g)) this.asked.push(line);
    });
    to.on("data", (bytes) => (this.down += bytes.length));
    for (const [socket, other] of [[from, to], [to, from]]) {
      socket.on("error", () => other.destroy());
      socket.pipe(other);
    }
    return to;
  }
}
