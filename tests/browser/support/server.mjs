import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../..", import.meta.url));
const program = process.env.LATERAL ?? join(root, "build/dev/bin/lateral");
const web = join(root, "web/dist");

/** A server of one's own with the demo community, in a folder that goes when the test does. */
export class Server {
  static async start() {
    for (const needed of [program, join(web, "index.html")]) {
      if (!existsSync(needed)) throw new Error(`${needed} is missing; build the server and the web client first`);
    }
    const server = new Server(mkdtempSync(join(tmpdir(), "lateral-walk-")));
    await server.run("127.0.0.1:0");
    return server;
  }

  constructor(data) {
    this.data = data;
    this.people = [];
  }

  /** Runs until it printed its address. */
  async run(listen) {
    this.process = spawn(program, ["demo", "--data", this.data, "--listen", listen, "--web", web]);
    this.ended = once(this.process, "exit");
    this.log = "";
    this.url = await new Promise((resolve, reject) => {
      const hear = (chunk) => {
        this.log += chunk;
        const address = /^Open (http:\S+)$/m.exec(this.log)?.[1];
        if (address) resolve(address);
      };
      this.process.stdout.on("data", hear);
      this.process.stderr.on("data", hear);
      void this.ended.then(([code]) => reject(new Error(`the server ended with ${code}:\n${this.log}`)));
    });
    const lines = readFileSync(join(this.data, "sign-ins.txt"), "utf8").trim().split("\n");
    this.people = lines.map((line) => {
      const [email, password, who] = line.split("\t");
      return { email, password, name: who.replace(/ \(.*/, "") };
    });
  }

  /** What somebody does at the server's own keyboard, beside the server that runs; what it printed. */
  async type(args, lines) {
    const config = join(this.data, "keyboard.toml");
    writeFileSync(config, `[server]\ndata = '${this.data}'\n`);
    const keyboard = spawn(program, [...args, "--config", config]);
    keyboard.stdin.end(`${lines.join("\n")}\n`);
    let said = "";
    for (const stream of [keyboard.stdout, keyboard.stderr]) stream.on("data", (chunk) => (said += chunk));
    const [code] = await once(keyboard, "close");
    if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}:\n${said}`);
    return said;
  }

  /** A power failure as far as one can make it without pulling a plug. */
  async kill() {
    this.process.kill("SIGKILL");
    await this.ended;
  }

  /** Starts again at the same address. */
  async restart() {
    await this.run(new URL(this.url).host);
  }

  async stop() {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill("SIGTERM");
      await this.ended;
    }
    rmSync(this.data, { recursive: true, force: true });
  }

  person(firstName) {
    const found = this.people.find((one) => one.name.startsWith(firstName));
    if (!found) throw new Error(`nobody in the demo community is called ${firstName}`);
    return found;
  }
}
