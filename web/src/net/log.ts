import type { EventFrame } from "../protocol/decode";
import type { Resume, Seq } from "../protocol/messages.gen";

export type Verdict = "take" | "drop" | "gap";

/**
 * Which events were taken, and from where to resume. Each frame names the event before it in its topic, so a hole
 * shows in the frame itself although everybody gets the same bytes.
 *
 * Everything up to the seq of the last `hello` counts as known: a fresh client loads it, a resumed one gets it replayed.
 * The replay is not checked for holes, because the server leaves out what one may no longer see.
 */
export class SequenceLog {
  private epoch = "";
  private base: Seq = 0;
  private last: Seq = 0;
  private readonly topics = new Map<string, Seq>();

  resume(): Resume | undefined {
    return this.epoch === "" ? undefined : { epoch: this.epoch, seq: this.last };
  }

  /** Everything up to here has been taken. */
  newest(): Seq {
    return this.last;
  }

  /** After `hello`. A resumed client keeps its place: the events in between follow. */
  opened(epoch: string, seq: Seq, resumed: boolean): void {
    this.epoch = epoch;
    this.base = seq;
    if (resumed) return;
    this.last = seq;
    this.topics.clear();
  }

  /** A topic that one hears from here on, such as a space just gained. */
  joined(topic: string, seq: Seq): void {
    this.topics.set(topic, Math.max(seq, this.topics.get(topic) ?? 0));
  }

  judge(frame: EventFrame): Verdict {
    const { seq, prev, topic } = frame;
    if (seq === undefined) return "take";
    if (seq <= this.last) return "drop";
    const known = Math.max(this.base, this.topics.get(topic) ?? 0);
    if (seq > this.base && prev !== undefined && prev > known) return "gap";
    this.last = seq;
    this.topics.set(topic, seq);
    return "take";
  }
}
