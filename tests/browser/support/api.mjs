import { randomBytes } from "node:crypto";

/** A colleague who uses another program: every command is also a POST. */
export class Api {
  static async signIn(server, person) {
    const api = new Api(server);
    const { token } = await api.send("session.sign_in", { ...credentials(person), device: "walk", credential: "token" });
    if (!token) throw new Error("signing in gave no token");
    api.token = token;
    api.spaces = (await api.send("space.list", {})).spaces.map((view) => view.space);
    return api;
  }

  constructor(server) {
    this.server = server;
  }

  /** The answer, or `{error}` with its code. */
  async try(command, args) {
    const response = await fetch(`${this.server.url}/api/${command}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "idempotency-key": randomBytes(12).toString("hex"),
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
      },
      body: JSON.stringify(args),
    });
    const body = await response.json();
    return body.error ? { error: body.error.code } : body.ok;
  }

  async send(command, args) {
    const answer = await this.try(command, args);
    if (answer.error) throw new Error(`${command}: ${answer.error}`);
    return answer;
  }

  space(name) {
    const found = this.spaces.find((space) => space.name === name);
    if (!found) throw new Error(`#${name} is not seen`);
    return found;
  }

  async thread(space, title, body = "The first words.", kind = "discussion") {
    return (await this.send("thread.create", { space: this.space(space).id, kind, title, body })).thread;
  }

  /** With stages: `plan` as `thread.create` takes it. */
  async staged(space, title, plan, body = "The first words.") {
    return (await this.send("thread.create", { space: this.space(space).id, kind: "staged", title, body, plan })).thread;
  }

  async post(thread, body, files) {
    return (await this.send("post.create", { thread: thread.id, body, ...(files ? { files } : {}) })).post;
  }

  /** A file of one's own, ready to hang on a post. */
  async file(name, bytes) {
    const { file } = await this.send("file.begin", { name, size: bytes.length });
    const headers = { authorization: `Bearer ${this.token}` };
    const response = await fetch(`${this.server.url}/upload/${file}`, { method: "PUT", headers, body: bytes });
    if (response.status !== 200) throw new Error(`the upload of ${name}: ${response.status}`);
    await this.send("file.finish", { file });
    return file;
  }

  /** Every post of a thread, in order. */
  async posts(thread) {
    const all = [];
    for (;;) {
      const after = all.at(-1)?.position ?? 0;
      const { posts } = await this.send("post.list", { thread: thread.id, after, limit: 50 });
      if (posts.length === 0) return all;
      all.push(...posts);
    }
  }
}

function credentials({ email, password }) {
  return { email, password };
}
