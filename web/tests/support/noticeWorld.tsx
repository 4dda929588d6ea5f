import { type ComponentChild, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, vi } from "vitest";
import type { CycleId, NoticeLine, NoticesReply, SpaceId, ThreadId } from "../../src/protocol/messages.gen";
import { Client } from "../../src/state/client";
import { ClientContext } from "../../src/state/context";
import { type FakeWorld, fakeWorld, settled } from "./fakeSocket";
import { owen, spaceOf } from "./samples";

export const thread = 7 as ThreadId;
const pulse = 20_000;
export const start = Date.UTC(2026, 2, 4, 20);

/** A client whose clock, server and window a test holds in its hands; made anew for each. */
export class NoticeWorld {
  server: FakeWorld = fakeWorld();
  client = new Client(this.server);
  root = document.createElement("div");
  private seq = 100;

  asked = () => this.sent("notice.list").length;
  marks = () => this.sent("notice.mark_read");
  sent = (cmd: string) => this.server.current().sent.filter((one) => one.cmd === cmd).map((one) => one.args);

  /** Time passes on a line that lives: the server says something every 20 s. */
  async wait(time: number): Promise<void> {
    await this.act(async () => {
      let left = time;
      for (; left > pulse; left -= pulse) {
        await vi.advanceTimersByTimeAsync(pulse);
        this.server.current().say({ topic: "server", ev: "server.state", data: { writable: true } });
      }
      await vi.advanceTimersByTimeAsync(left);
    });
  }
  async act(run: () => unknown): Promise<void> {
    await act(async () => {
      await run();
      await settled();
    });
  }
  answer(cmd: string, reply: unknown): Promise<void> {
    return this.act(() => this.server.current().answer(this.server.current().last(cmd), reply));
  }
  refuse(cmd: string, code: string): Promise<void> {
    return this.act(() => this.server.current().say({ re: this.server.current().last(cmd).id, error: { code, message: "" } }));
  }
  say(topic: string, ev: string, data: unknown): Promise<void> {
    return this.act(() => this.server.current().say({ seq: ++this.seq, prev: 0, topic, ev, data }));
  }
  raised(due: number): Promise<void> {
    return this.say("member:1", "notice.raised", { kind: "mention", due_at: due * 1000 });
  }
  show(screen: ComponentChild): Promise<void> {
    return this.act(() => render(<ClientContext.Provider value={this.client}>{screen}</ClientContext.Provider>, this.root));
  }
  /** Past the first question, which is asked when the connection opens. */
  async opened(reply = listOf()): Promise<void> {
    await this.wait(0);
    await this.answer("notice.list", reply);
    await this.wait(10_000);
  }
  look(state: DocumentVisibilityState): void {
    Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  }
}

/** `world` of each test of a file. */
export function noticeWorld(): { world: NoticeWorld } {
  const held = {} as { world: NoticeWorld };
  beforeEach(() => {
    vi.useFakeTimers({ now: start });
    localStorage.clear();
    held.world = new NoticeWorld();
    held.world.client.start();
    held.world.server.current().greet({ spaces: [spaceOf()] });
    document.body.append(held.world.root);
  });
  afterEach(() => {
    const { world } = held;
    render(null, world.root);
    world.root.remove();
    world.client.signedOut();
    world.look("visible");
    vi.useRealTimers();
  });
  return held;
}

export function lineOf(part: Partial<NoticeLine> = {}): NoticeLine {
  const actor = { id: owen.id, name: owen.name };
  const place = { space: 5 as SpaceId, space_name: "ask-a-partner", thread, title: "Pair talk", position: 3 };
  return { kind: "mention", seq: 90, actor, ...place, count: 1, at: start * 1000, read: false, ...part };
}

/** Of a space and no thread. */
export function spaceLineOf(part: Partial<NoticeLine> = {}): NoticeLine {
  const { thread: _, title: __, position: ___, ...line } = lineOf({ kind: "added", ...part });
  return line;
}

/** Of a coaching cycle that was proposed and has neither yet. */
export function cycleLineOf(part: Partial<NoticeLine> = {}): NoticeLine {
  const { space: _, ...line } = spaceLineOf({ kind: "proposed", space_name: "", cycle: 4 as CycleId, ...part });
  return line;
}

export function listOf(lines: readonly NoticeLine[] = [], part: Partial<NoticesReply> = {}): NoticesReply {
  return { lines, unread: lines.filter((line) => !line.read).length, read_up_to: 0, read_at: 0, followed_threads: [], ...part };
}
