import type { Environment, SocketEvents, SocketLike } from "../../src/net/environment";
import { timers } from "../../src/net/environment";
import type { HelloReply } from "../../src/protocol/messages.gen";
import { dana } from "./samples";

interface Sent {
  readonly id: number;
  readonly cmd: string;
  readonly key?: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** One connection as the server sees it. */
export class FakeSocket implements SocketLike {
  readonly sent: Sent[] = [];
  closedWith: number | undefined;

  constructor(private readonly events: SocketEvents) {}

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Sent);
  }

  close(code = 1005): void {
    this.closedWith = code;
  }

  open(): void {
    this.events.opened();
  }

  say(frame: unknown): void {
    this.events.received(JSON.stringify(frame));
  }

  drop(code: number): void {
    this.events.closed(code);
  }

  answer(sent: Sent, ok: unknown, asOf?: number): void {
    this.say({ re: sent.id, ok, ...(asOf === undefined ? {} : { as_of: asOf }) });
  }

  last(cmd: string): Sent {
    const found = [...this.sent].reverse().find((one) => one.cmd === cmd);
    if (!found) throw new Error(`Nothing was sent of ${cmd}.`);
    return found;
  }

  greet(reply: Partial<HelloReply> = {}): void {
    this.open();
    this.answer(this.last("hello"), hello(reply));
  }
}

export function hello(reply: Partial<HelloReply> = {}): HelloReply {
  return { epoch: "first", seq: 100, status: "fresh", me: dana, session: 1 as never, spaces: [], online: [], blocked: [], writable: true, agreement_due: false, now: Date.now() * 1000, ...reply };
}

export interface FakeWorld extends Environment {
  readonly sockets: FakeSocket[];
  readonly current: () => FakeSocket;
}

export function fakeWorld(): FakeWorld {
  const sockets: FakeSocket[] = [];
  return {
    sockets,
    current: () => {
      const socket = sockets[sockets.length - 1];
      if (!socket) throw new Error("There is no connection.");
      return socket;
    },
    connect: (events) => {
      const socket = new FakeSocket(events);
      sockets.push(socket);
      return socket;
    },
    timers,
    random: () => 1,
  };
}

/** Lets promises that are settled already run on. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) await Promise.resolve();
}
