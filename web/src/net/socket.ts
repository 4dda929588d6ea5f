import { type Answer, decodeFrame, type EventFrame } from "../protocol/decode";
import type { Commands, HelloReply } from "../protocol/messages.gen";
import { isRead } from "../protocol/reads";
import { backoff } from "./backoff";
import { type Environment, newKey, type SocketLike } from "./environment";
import { SequenceLog } from "./log";

/** `idle`: not started, or signed out. `waiting`: will try again by itself. */
export type LinkState = "idle" | "connecting" | "open" | "waiting";

export interface Listener {
  link(state: LinkState): void;
  hello(reply: HelloReply): void;
  event(frame: EventFrame): void;
  signedOut(): void;
}

interface Pending {
  readonly id: number;
  readonly text: string;
  readonly settle: (answer: Answer<unknown>) => void;
}

const closeCode = { gap: 4000, silent: 4001, signedOut: 4401 } as const;
/** The server says something at least every 20 s (docs/protocol.md). A line that went dark closes nothing, and pings are not for scripts. */
const silenceLimit = 45_000;
/** Somebody looks at the page: an answer comes sooner than this, or over a new connection. */
const wokenLimit = 5_000;

/**
 * The one connection to the server. It opens with `hello`, resumes where it stopped, and asks unanswered commands
 * again after a break: writes carry a key, so that asking twice does it once. It knows commands and events, no feature.
 */
export class Connection {
  private socket: SocketLike | undefined;
  private state: LinkState = "idle";
  private tries = 0;
  private nextId = 1;
  private helloId = 0;
  private reconnectTimer: number | undefined;
  private silenceTimer: number | undefined;
  private readonly pending = new Map<number, Pending>();
  private log = new SequenceLog();

  constructor(
    private readonly environment: Environment,
    private readonly listener: Listener,
  ) {}

  start(): void {
    if (this.state === "idle" || this.state === "waiting") this.connect();
  }

  /** Ends the connection and forgets everything: somebody else may sign in here next. */
  stop(): void {
    const socket = this.socket;
    this.forgetSocket();
    socket?.close();
    this.clearTimer("reconnectTimer");
    this.log = new SequenceLog();
    this.tries = 0;
    const left = [...this.pending.values()];
    this.pending.clear();
    for (const entry of left) entry.settle({ ok: false, error: { code: "unauthenticated" } });
    this.setState("idle");
  }

  /** The network came back or the page is looked at again: do not wait for the timers. */
  wake(): void {
    if (this.state === "open") {
      this.mention("session.list", {});
      this.listen(wokenLimit);
    }
    if (this.state !== "waiting") return;
    this.tries = 0;
    this.connect();
  }

  /** The seq of the newest event that was taken. */
  newest(): number {
    return this.log.newest();
  }

  /** Says that events of `topic` count from `seq` on. */
  joined(topic: string, seq: number): void {
    this.log.joined(topic, seq);
  }

  send<C extends keyof Commands>(
    cmd: C,
    args: Commands[C]["args"],
    key: string = newKey(),
  ): Promise<Answer<Commands[C]["reply"]>> {
    return new Promise((resolve) => {
      const id = this.nextId++;
      const text = JSON.stringify(isRead(cmd) ? { id, cmd, args } : { id, cmd, key, args });
      // The reply's type follows from the command's name; the table in messages.gen.ts pairs them.
      const settle = (answer: Answer<unknown>): void => resolve(answer as Answer<Commands[C]["reply"]>);
      this.pending.set(id, { id, text, settle });
      if (this.state === "open") this.transmit(text);
    });
  }

  /** Sends what is worthless later, or not at all. */
  mention<C extends keyof Commands>(cmd: C, args: Commands[C]["args"]): void {
    if (this.state === "open") this.socket?.send(JSON.stringify({ id: this.nextId++, cmd, args }));
  }

  private connect(): void {
    this.clearTimer("reconnectTimer");
    this.setState("connecting");
    // What a socket says after it was given up counts no longer.
    const ifCurrent = (run: () => void): void => {
      if (this.socket === socket) run();
    };
    const socket: SocketLike = this.environment.connect({
      opened: () => ifCurrent(() => this.sayHello()),
      received: (data) => ifCurrent(() => this.received(data)),
      closed: (code) => ifCurrent(() => this.closed(code)),
    });
    this.socket = socket;
    this.listen();
  }

  private sayHello(): void {
    const resume = this.log.resume();
    this.helloId = this.nextId++;
    this.transmit(JSON.stringify({ id: this.helloId, cmd: "hello", args: resume ? { resume } : {} }));
  }

  private received(data: unknown): void {
    if (typeof data !== "string") return;
    this.listen();
    const frame = decodeFrame(data);
    if (frame.kind === "event") this.eventReceived(frame.event);
    else if (frame.kind === "answer" && frame.re === this.helloId) this.greeted(frame.answer);
    else if (frame.kind === "answer") this.answered(frame.re, frame.answer);
    else console.warn("A frame that is none of ours was ignored.");
  }

  private greeted(answer: Answer<unknown>): void {
    if (!answer.ok) {
      if (answer.error.code === "unauthenticated") this.endSession();
      else this.drop(closeCode.silent);
      return;
    }
    const reply = answer.value as HelloReply;
    this.tries = 0;
    this.log.opened(reply.epoch, reply.seq, reply.status === "resumed");
    const socket = this.socket;
    // Before anything goes out: the listener may give up this connection, and what it asks comes after what was asked before.
    this.listener.hello(reply);
    if (this.socket !== socket) return;
    this.setState("open");
    // In the order in which they were asked: an edit must not overtake the post it changes.
    for (const entry of this.pending.values()) this.transmit(entry.text);
  }

  private answered(id: number, answer: Answer<unknown>): void {
    const entry = this.pending.get(id);
    if (!entry) return;
    this.pending.delete(id);
    entry.settle(answer);
  }

  private eventReceived(frame: EventFrame): void {
    const verdict = this.log.judge(frame);
    if (verdict === "take") this.listener.event(frame);
    if (verdict === "gap") this.drop(closeCode.gap);
  }

  private closed(code: number): void {
    this.forgetSocket();
    if (code === closeCode.signedOut) this.endSession();
    else this.wait();
  }

  private endSession(): void {
    this.stop();
    this.listener.signedOut();
  }

  private drop(code: number): void {
    const socket = this.socket;
    this.forgetSocket();
    socket?.close(code);
    this.wait();
  }

  private wait(): void {
    this.setState("waiting");
    const delay = backoff(this.tries++, this.environment.random);
    this.reconnectTimer = this.environment.timers.set(() => this.connect(), delay);
  }

  private forgetSocket(): void {
    this.clearTimer("silenceTimer");
    this.socket = undefined;
  }

  private transmit(text: string): void {
    this.socket?.send(text);
  }

  private listen(limit = silenceLimit): void {
    this.clearTimer("silenceTimer");
    this.silenceTimer = this.environment.timers.set(() => this.drop(closeCode.silent), limit);
  }

  private clearTimer(name: "reconnectTimer" | "silenceTimer"): void {
    const handle = this[name];
    if (handle !== undefined) this.environment.timers.clear(handle);
    this[name] = undefined;
  }

  private setState(state: LinkState): void {
    this.state = state;
    this.listener.link(state);
  }
}
