import { once } from "node:events";
import net from "node:net";

/**
 * The network between a browser and the server, to be pulled out: a SOCKS proxy (RFC 1928, no authentication), because
 * the browser has to go on using the server's own address.
 */
export class Line {
  static async open() {
    const line = new Line();
    line.listener.listen(0, "127.0.0.1");
    await once(line.listener, "listening");
    return line;
  }

  constructor() {
    this.isUp = true;
    this.isDeaf = false;
    this.sockets = new Set();
    this.listener = net.createServer((client) => this.accepted(client));
  }

  get address() {
    return `socks5://127.0.0.1:${this.listener.address().port}`;
  }

  cut() {
    this.isUp = false;
    for (const socket of this.sockets) socket.destroy();
  }

  mend() {
    this.isUp = true;
    this.isDeaf = false;
  }

  /** Nothing passes any more and nothing is closed, as when a phone changed its network. What is opened from now on passes. */
  stall() {
    for (const socket of this.sockets) socket.isDark = true;
  }

  /** What the browser sends goes out; what the server answers is lost. */
  deafen() {
    this.isDeaf = true;
  }

  async close() {
    this.cut();
    this.listener.close();
  }

  keep(socket) {
    this.sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.sockets.delete(socket));
  }

  async accepted(client) {
    if (!this.isUp) return client.destroy();
    this.keep(client);
    client.once("data", () => {
      client.write(Buffer.from([5, 0]));
      client.once("data", (request) => this.connect(client, request));
    });
  }

  connect(client, request) {
    const isIPv4 = request[3] === 1;
    const host = isIPv4 ? [...request.subarray(4, 8)].join(".") : request.subarray(5, 5 + request[4]).toString();
    const port = request.readUInt16BE(request.length - 2);
    const server = net.connect(port, host, () => {
      client.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
      client.on("data", (chunk) => client.isDark || server.write(chunk));
      server.on("data", (chunk) => this.isDeaf || server.isDark || client.write(chunk));
    });
    this.keep(server);
    client.on("close", () => server.destroy());
    server.on("close", () => client.destroy());
  }
}
