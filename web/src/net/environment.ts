/** The parts of the world that a connection needs, named so that a test can hold all of them still. */
export interface SocketLike {
  send(text: string): void;
  close(code?: number): void;
}

export interface SocketEvents {
  opened(): void;
  received(data: unknown): void;
  closed(code: number): void;
}

export interface Timers {
  set(run: () => void, milliseconds: number): number;
  clear(handle: number): void;
}

export interface Environment {
  readonly connect: (events: SocketEvents) => SocketLike;
  readonly timers: Timers;
  /** 0 to 1, for spreading reconnects. */
  readonly random: () => number;
}

export const timers: Timers = {
  set: (run, milliseconds) => window.setTimeout(run, milliseconds),
  clear: (handle) => window.clearTimeout(handle),
};

function connect(events: SocketEvents): SocketLike {
  const socket = new WebSocket(`${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/live`);
  socket.onopen = () => events.opened();
  socket.onmessage = (event) => events.received(event.data);
  socket.onclose = (event) => events.closed(event.code);
  return socket;
}

export function browserEnvironment(): Environment {
  return { connect, timers, random: Math.random };
}

/** A key for one write: 96 random bits, in letters that the protocol allows. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
