import { signal } from "@preact/signals";
import { timers } from "../net/environment";
import type { Answer, KnownFrame, WireError } from "../protocol/decode";
import type { MemberId, NoticesReply, ThreadId, Timestamp } from "../protocol/messages.gen";

/** Events come in bursts; one question follows all of them. */
const burst = 300;
/** Never asked oftener than this, whatever happens. */
const rest = 4_000;
/** Clocks are some minutes apart: what is due that soon is asked for now, and the answer says when the rest is. */
const apart = 10 * 60_000;
/** Until the next try after a refusal, or when the server's clock is behind ours. */
const patience = 60_000;
/** Timers hold no longer time. */
const longest = 24 * 3_600_000;

const never = Infinity;

/**
 * What concerns the member by name, as the server last told it, and the rule by which it is asked again: when an event says
 * that it may be different or a gathered notice comes, bundled, and never while nobody looks.
 */
export class Notices {
  readonly list = signal<NoticesReply | undefined>(undefined);
  /** Why the last question came to nothing; what was known stays. */
  readonly error = signal<WireError | undefined>(undefined);

  /** When to ask next. */
  private next = never;
  private handle: number | undefined;
  private asked = 0;
  private isUnderway = false;
  /** Counts the members who were here: an answer to an earlier one is nobody's. */
  private turn = 0;

  constructor(private readonly send: () => Promise<Answer<NoticesReply>>) {}

  /** The connection is there and begins afresh. */
  open(): void {
    this.plan(0);
  }

  close(): void {
    this.turn++;
    this.stop();
    this.next = never;
    this.asked = 0;
    this.isUnderway = false;
    this.list.value = undefined;
    this.error.value = undefined;
  }

  /** Asks soon. */
  reload(): void {
    this.plan(Date.now());
  }

  /** Somebody looks again, or the network is back. */
  wake(): void {
    if (this.next !== never) this.arm();
  }

  heard(frame: KnownFrame, me: MemberId): void {
    const now = Date.now();
    if (frame.ev === "notice.raised") this.plan(Math.max(now + burst, soon(frame.data.due_at, now)));
    else if (this.isUnsure(frame) || concerns(frame, this.list.peek(), me)) this.plan(now + burst);
  }

  /** What the first answer will say is not known, nor whether it knew of this. */
  private isUnsure(frame: KnownFrame): boolean {
    return this.isUnderway && this.list.peek() === undefined && frame.seq !== undefined;
  }

  private plan(at: number): void {
    if (at >= this.next) return;
    this.next = at;
    this.arm();
  }

  private arm(): void {
    this.stop();
    const wait = Math.max(this.next, this.asked + rest) - Date.now();
    this.handle = timers.set(() => this.ring(), Math.min(longest, Math.max(0, wait)));
  }

  private ring(): void {
    this.handle = undefined;
    // Nobody looks: it stays planned, and wake() finds it.
    if (document.visibilityState === "hidden" || this.isUnderway) return;
    if (Date.now() < this.next) this.arm();
    else void this.ask();
  }

  private async ask(): Promise<void> {
    const { turn } = this;
    this.next = never;
    this.asked = Date.now();
    this.isUnderway = true;
    const answer = await this.send();
    if (turn !== this.turn) return;
    this.isUnderway = false;
    this.error.value = answer.ok ? undefined : answer.error;
    const now = Date.now();
    if (answer.ok) {
      this.list.value = answer.value;
      const { next_due } = answer.value;
      if (next_due !== undefined) this.plan(Math.max(next_due / 1000 + burst, next_due / 1000 > now ? 0 : now + patience));
    } else {
      this.plan(now + patience);
    }
    // What was asked for meanwhile.
    if (this.next !== never) this.arm();
  }

  private stop(): void {
    if (this.handle !== undefined) timers.clear(this.handle);
    this.handle = undefined;
  }
}

function soon(due: Timestamp, now: number): number {
  return due / 1000 - now < apart ? now : due / 1000;
}

/** Whether the list may be another one after this event. */
function concerns(frame: KnownFrame, list: NoticesReply | undefined, me: MemberId): boolean {
  const isListed = (thread: ThreadId): boolean => list?.lines.some((line) => line.thread === thread) ?? false;
  const isFollowed = (thread: ThreadId): boolean => list?.followed_threads.includes(thread) ?? false;
  switch (frame.ev) {
    case "notice.read":
    case "space.read":
    case "space.gained":
    case "space.lost":
    case "thread.followed":
      return true;
    case "thread.read":
      return isListed(frame.data.thread) || isFollowed(frame.data.thread);
    case "post.created": {
      // Who answers has read what stood there.
      const { thread, author } = frame.data.post;
      return isFollowed(thread) || (author.id === me && isListed(thread));
    }
    case "post.edited":
    case "post.deleted":
      return isListed(frame.data.post.thread);
    case "thread.created":
    case "thread.changed":
      return isListed(frame.data.thread.id);
    case "thread.removed":
      return isListed(frame.data.thread);
    // Answered or taken back, a proposal is no notice any more.
    case "cycle.changed":
      return list?.lines.some((line) => line.cycle === frame.data.cycle) ?? false;
    case "space.changed":
      return list?.lines.some((line) => line.space === frame.data.space.id) ?? false;
    default:
      return false;
  }
}
