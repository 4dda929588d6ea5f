import { batch, signal } from "@preact/signals";
import { newKey, timers } from "../net/environment";
import type { Answer, WireError } from "../protocol/decode";
import type { Attachment, CreatePost, MemberId, PostReply, ThreadId, Timestamp } from "../protocol/messages.gen";
import { forget, keep, names, recall } from "./storage";

/** A post that the server has not confirmed. Its key makes sure that it is written once, however often it is sent. */
export interface UnsentPost {
  readonly key: string;
  readonly args: CreatePost;
  readonly written_at: Timestamp;
  /** What `args` names by number only, for giving it back. */
  readonly files?: readonly Attachment[];
  readonly error?: WireError;
}

type Send = (args: CreatePost, key: string) => Promise<Answer<PostReply>>;

/** Errors after which the same words may go through later: the post stays and is sent again on the next connection. */
const passing: readonly string[] = ["unavailable", "outcome_unknown", "read_only", "rate_limited", "internal"];

function isPassing(error: WireError | undefined): boolean {
  return error !== undefined && passing.includes(error.code);
}

function isUnsent(value: unknown): value is UnsentPost {
  if (typeof value !== "object" || value === null) return false;
  const { key, args } = value as Partial<UnsentPost>;
  return typeof key === "string" && typeof args?.body === "string" && typeof args.thread === "number";
}

/** Of these, the ones that nobody tells the end of: the post tries again by itself. */
const soonAgain: readonly string[] = ["unavailable", "outcome_unknown", "rate_limited"];
const shortest = 5_000;

/**
 * Posts on their way, kept in the browser until they are answered, so that a closed tab or a lost network loses none.
 * Each is kept under its own name, for two tabs must not write over each other's, and per member: the next person at a
 * shared laptop must not send them. In one thread they go out one after another, in the order of sending.
 */
export class Outbox {
  readonly posts = signal<readonly UnsentPost[]>([]);
  private owner: MemberId | undefined;
  private readonly underway = new Set<string>();

  constructor(
    private readonly send: Send,
    private readonly written: (reply: PostReply) => void,
  ) {}

  /** Takes up what this member left unsent here, and sends it. */
  open(owner: MemberId): void {
    if (this.owner !== owner) {
      this.owner = owner;
      const kept = names(this.name("")).map(recall);
      this.posts.value = kept.filter(isUnsent).sort((one, other) => one.written_at - other.written_at);
    }
    for (const thread of new Set(this.posts.value.map((post) => post.args.thread))) this.next(thread);
  }

  close(): void {
    this.owner = undefined;
    this.underway.clear();
    this.posts.value = [];
  }

  add(args: CreatePost, files: readonly Attachment[] = []): void {
    const last = this.posts.value[this.posts.value.length - 1]?.written_at ?? 0;
    const post: UnsentPost = { key: newKey(), args, files, written_at: Math.max(Date.now() * 1000, last + 1) };
    this.keep(post);
    this.posts.value = [...this.posts.value, post];
    // Behind one that waits for its second try, it waits too.
    if (!this.posts.value.some((one) => one.args.thread === args.thread && isPassing(one.error))) this.next(args.thread);
  }

  /** `not_a_student`: words for which it was refused. Nothing is written of a refused post, so its key stays. */
  retry(key: string, not_a_student?: readonly string[]): void {
    let post = this.posts.value.find((one) => one.key === key);
    if (post && not_a_student) this.keep((post = { ...post, args: { ...post.args, not_a_student } }));
    if (post) void this.deliver(post);
  }

  remove(key: string): void {
    this.posts.value = this.posts.value.filter((one) => one.key !== key);
    if (this.owner !== undefined) forget(this.name(key));
  }

  /** The oldest that may still go through, when none of its thread is underway. */
  private next(thread: ThreadId): void {
    const inThread = this.posts.value.filter((one) => one.args.thread === thread);
    if (inThread.some((one) => this.underway.has(one.key))) return;
    const post = inThread.find((one) => !one.error || isPassing(one.error));
    if (post) void this.deliver(post);
  }

  private async deliver(post: UnsentPost): Promise<void> {
    if (this.underway.has(post.key)) return;
    // Another tab has sent it, or taken its words back.
    if (recall(this.name(post.key)) === undefined) return this.over(post);
    this.underway.add(post.key);
    this.mark(post, undefined);
    const answer = await this.send(post.args, post.key);
    this.underway.delete(post.key);
    if (answer.ok) {
      // Together, so that the post is never on the screen twice and never not at all.
      batch(() => {
        this.written(answer.value);
        this.over(post);
      });
    } else if (answer.error.code !== "unauthenticated") {
      this.refused(post, answer.error);
    }
  }

  private refused(post: UnsentPost, error: WireError): void {
    this.mark(post, error);
    if (!isPassing(error)) return this.next(post.args.thread);
    if (!soonAgain.includes(error.code)) return;
    timers.set(() => this.retry(post.key), Math.max(shortest, (error.retry_after ?? 0) * 1000));
  }

  private over(post: UnsentPost): void {
    this.remove(post.key);
    this.next(post.args.thread);
  }

  private mark(post: UnsentPost, error: WireError | undefined): void {
    const { error: _, ...rest } = post;
    const marked = error ? { ...rest, error } : rest;
    this.posts.value = this.posts.value.map((one) => (one.key === post.key ? marked : one));
    if (error) this.keep(marked);
  }

  private keep(post: UnsentPost): void {
    if (this.owner !== undefined) keep(this.name(post.key), post);
  }

  private name(key: string): string {
    return `outbox.${this.owner ?? 0}.${key}`;
  }
}
