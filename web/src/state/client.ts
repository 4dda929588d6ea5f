import { batch, signal } from "@preact/signals";
import { type Environment, newKey, timers } from "../net/environment";
import { Connection, type LinkState } from "../net/socket";
import type { Answer, EventFrame } from "../protocol/decode";
import type { Commands, HelloReply, SessionId, SpaceId, ThreadId } from "../protocol/messages.gen";
import { isRead, type ReadCommand } from "../protocol/reads";
import { applyFrame, isKnown, upsert } from "./apply";
import { setClock } from "./clock";
import type { Kept } from "./kept";
import { emptyState, nobody, type State } from "./model";
import { Notices } from "./notices";
import { Outbox } from "./outbox";

export type Standing = "starting" | "signed_in" | "signed_out";

/** How far the threads of a space were loaded: all that are newer than `oldest`, and more if `more`. */
export interface ThreadList {
  readonly oldest: number;
  readonly more: boolean;
}

/** How long to wait before asking again what became of a write. */
const secondTry = 1_000;
/** Posts of so many threads are kept after one leaves them; the rest is loaded again when opened. */
const threadsKept = 20;

/**
 * Everything the screens show and the way to change it. Answers and events meet here: reads are merged into the state at
 * their place in the log, events change it only through apply.ts.
 */
export class Client {
  readonly state = signal<State>(emptyState);
  readonly standing = signal<Standing>("starting");
  readonly link = signal<LinkState>("idle");
  readonly session = signal<SessionId | undefined>(undefined);
  /** Counts up whenever what was loaded no longer holds; screens load again when it changes. */
  readonly generation = signal(0);
  /** What is shown was kept in this browser: the server has not been reached since the page was opened. */
  readonly isCopy = signal(false);
  readonly lists = signal<ReadonlyMap<SpaceId, ThreadList>>(new Map());
  readonly outbox: Outbox;
  readonly notices = new Notices(() => this.send("notice.list", {}));

  private readonly connection: Connection;
  private readsUnderway = 0;
  /** Events since the oldest read underway: an answer can be older than an event that overtook it. */
  private recent: EventFrame[] = [];
  private held: readonly ThreadId[] = [];
  private readonly listeners = new Set<(frame: EventFrame) => void>();

  constructor(environment: Environment) {
    this.connection = new Connection(environment, {
      link: (state) => (this.link.value = state),
      hello: (reply) => this.greeted(reply),
      event: (frame) => this.happened(frame),
      signedOut: () => this.signedOut(),
    });
    this.outbox = new Outbox(
      (args, key) => this.send("post.create", args, key),
      ({ post }) => this.change((state) => ({ ...state, posts: upsert(state.posts, post) })),
    );
  }

  start(): void {
    this.connection.start();
  }

  wake(): void {
    this.connection.wake();
    this.notices.wake();
  }

  /** Forgets everything of the member who was here, but not their drafts: a sign-out of their own takes those, by Clear-Site-Data. */
  signedOut(): void {
    batch(() => {
      this.connection.stop();
      this.outbox.close();
      this.notices.close();
      this.standing.value = "signed_out";
      this.isCopy.value = false;
      this.session.value = undefined;
      this.state.value = emptyState;
      this.lists.value = new Map();
    });
    this.recent = [];
    this.held = [];
  }

  /** Begins again as whoever this browser is signed in as. */
  restart(): void {
    batch(() => {
      this.signedOut();
      this.standing.value = "starting";
      this.start();
    });
  }

  async send<C extends keyof Commands>(
    cmd: C,
    args: Commands[C]["args"],
    key: string = newKey(),
  ): Promise<Answer<Commands[C]["reply"]>> {
    let answer = await this.connection.send(cmd, args, key);
    if (!answer.ok && answer.error.code === "outcome_unknown") {
      // The same key finds out: either it is answered as done, or it is done now.
      await new Promise<void>((resolve) => timers.set(resolve, secondTry));
      answer = await this.connection.send(cmd, args, key);
    }
    const refused = !answer.ok && answer.error.code === "read_only";
    if (refused || (answer.ok && !isRead(cmd))) this.setWritable(!refused);
    return answer;
  }

  mention<C extends keyof Commands>(cmd: C, args: Commands[C]["args"]): void {
    this.connection.mention(cmd, args);
  }

  /** Asks and merges the answer into the state, with the events that came after its place in the log. */
  async load<C extends ReadCommand>(
    cmd: C,
    args: Commands[C]["args"],
    merge: (state: State, reply: Commands[C]["reply"]) => State,
  ): Promise<Answer<Commands[C]["reply"]>> {
    this.readsUnderway++;
    const answer = await this.send(cmd, args);
    if (answer.ok) {
      const asOf = answer.asOf ?? Infinity;
      this.change((state) =>
        this.recent
          .filter((frame) => (frame.seq ?? 0) > asOf)
          .reduce((next, frame) => applyFrame(next, frame), merge(state, answer.value)),
      );
    }
    if (--this.readsUnderway === 0) this.recent = [];
    return answer;
  }

  /** Tells every event after it was applied, until the function that it gives is called. */
  listen(listener: (frame: EventFrame) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** The seq of the newest event that this client took. */
  newest(): number {
    return this.connection.newest();
  }

  change(make: (state: State) => State): void {
    this.state.value = make(this.state.value);
  }

  /** Keeps the posts of a thread that is being read, and lets go of those read longest ago. */
  hold(thread: ThreadId): void {
    this.held = [thread, ...this.held.filter((id) => id !== thread)].slice(0, threadsKept);
    const held = new Set(this.held);
    this.change((state) => ({ ...state, posts: state.posts.filter((post) => held.has(post.thread)) }));
  }

  private greeted(reply: HelloReply): void {
    // Somebody else signed in with this browser while the connection was gone: what is on the screen is not theirs, and
    // what waits to be sent was not written by them.
    if (isSignedIn(this.state.value) && this.state.value.me !== reply.me.id) return this.restart();
    batch(() => {
      this.standing.value = "signed_in";
      this.isCopy.value = false;
      this.session.value = reply.session;
      if (reply.status !== "resumed") this.begin(reply);
      this.change((state) => ({ ...state, online: reply.online, typing: [] }));
      this.setWritable(reply.writable);
      setClock(reply.now);
    });
    this.outbox.open(reply.me.id);
  }

  /** Shows what was last read here, until the server answers. */
  showKept({ snapshot, lists, notices }: Kept): void {
    if (this.standing.value !== "starting") return;
    batch(() => {
      this.state.value = { ...emptyState, ...snapshot };
      this.lists.value = new Map(lists);
      this.notices.list.value = notices;
      this.standing.value = "signed_in";
      this.isCopy.value = true;
    });
    this.held = [...new Set(snapshot.posts.map((post) => post.thread))];
    this.outbox.open(snapshot.me);
  }

  /** Starts from what hello gives. Screens keep what they show until their own read is answered. */
  private begin(reply: HelloReply): void {
    this.recent = [];
    const same = this.state.value.me === reply.me.id;
    const visible = new Set(reply.spaces.map((view) => view.space.id));
    this.change((state) => ({
      ...(same ? state : emptyState),
      me: reply.me.id,
      spaces: reply.spaces,
      blocked: reply.blocked,
      agreement_due: reply.agreement_due,
      threads: same ? state.threads.filter((view) => visible.has(view.thread.space)) : [],
      posts: same ? state.posts.filter((post) => visible.has(post.space)) : [],
      members: upsert(same ? state.members : [], reply.me),
    }));
    if (!same) {
      this.lists.value = new Map();
      this.notices.close();
    }
    this.notices.open();
    this.generation.value++;
  }

  private happened(frame: EventFrame): void {
    if (this.readsUnderway > 0 && frame.seq !== undefined) this.recent.push(frame);
    const before = this.state.value;
    let after = applyFrame(before, frame, Date.now());
    if (isKnown(frame)) {
      if (frame.ev === "post.created" && !this.held.includes(frame.data.post.thread)) {
        after = { ...after, posts: before.posts };
      }
      const opens = frame.ev === "space.gained" || (frame.ev === "space.changed" && frame.topic === "network");
      if (opens) this.connection.joined(`space:${frame.data.space.id}`, frame.seq ?? 0);
      if (frame.ev === "session.ended" && frame.data.session === this.session.value) return this.signedOut();
    }
    this.state.value = after;
    if (after.writable && !before.writable) this.outbox.open(after.me);
    if (isKnown(frame)) {
      this.follow(frame);
      this.notices.heard(frame, after.me);
    }
    for (const listener of this.listeners) listener(frame);
  }

  /** What an event asks of a client that has loaded only a part. */
  private follow(frame: EventFrame): void {
    if (!isKnown(frame)) return;
    if (frame.ev === "post.created") {
      const { thread, space } = frame.data.post;
      const known = this.state.value.threads.some((view) => view.thread.id === thread);
      // It rises to the top of a list that had not come down to it.
      if (!known && this.lists.value.has(space)) void this.loadThread(thread);
    }
    if (frame.ev === "typing") {
      timers.set(() => this.forgetTyping(), 6_100);
    }
  }

  loadThread(thread: ThreadId): Promise<Answer<Commands["thread.get"]["reply"]>> {
    return this.load("thread.get", { thread }, (state, reply) => ({
      ...state,
      threads: [...state.threads.filter((view) => view.thread.id !== thread), reply.thread],
    }));
  }

  private setWritable(writable: boolean): void {
    if (this.state.value.writable !== writable) this.change((state) => ({ ...state, writable }));
  }

  private forgetTyping(): void {
    const now = Date.now();
    this.change((state) => ({ ...state, typing: state.typing.filter((entry) => entry.until > now) }));
  }
}

export function isSignedIn(state: State): boolean {
  return state.me !== nobody;
}
