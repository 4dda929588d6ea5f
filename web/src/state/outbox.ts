import { signal } from "@preact/signals";
import { newKey, timers } from "../net/environment";
import type { Answer, WireError } from "../protocol/decode";
import type { Attachment, CreatePost, MemberId, PostReply, Timestamp } from "../protocol/messages.gen";
import { keep, recall } from "./storage";

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
 * One list per member: the next person at a shared laptop must not send them.
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
      const kept = recall(this.name());
      this.posts.value = Array.isArray(kept) ? kept.filter(isUnsent) : [];
    }
    for (const post of this.posts.value) {
      if (!post.error || passing.includes(post.error.code)) void this.deliver(post);
    }
  }

  close(): void {
    this.owner = undefined;
    this.underway.clear();
    this.posts.value = [];
  }

  add(args: CreatePost, files: readonly Attachment[] = []): void {
    const post: UnsentPost = { key: newKey(), args, files, written_at: Date.now() * 1000 };
    this.set([...this.posts.value, post]);
    void this.deliver(post);
  }

  retry(key: string): void {
    const post = this.posts.value.find((one) => one.key === key);
    if (post) void this.deliver(post);
  }

  remove(key: string): void {
    this.set(this.posts.value.filter((one) => one.key !== key));
  }

  private async deliver(post: UnsentPost): Promise<void> {
    if (this.underway.has(post.key)) return;
    this.underway.add(post.key);
    this.mark(post.key, undefined);
    const answer = await this.send(post.args, post.key);
    this.underway.delete(post.key);
    if (answer.ok) {
      // Together, so that the post is never on the screen twice and never not at all.
      this.written(answer.value);
      this.remove(post.key);
    } else if (answer.error.code !== "unauthenticated") {
      this.mark(post.key, answer.error);
      const wait = answer.error.retry_after ?? 0;
      if (soonAgain.includes(answer.error.code)) timers.set(() => this.retry(post.key), Math.max(shortest, wait * 1000));
    }
  }

  private mark(key: string, error: WireError | undefined): void {
    this.set(
      this.posts.value.map((one) => {
        if (one.key !== key) return one;
        const { error: _, ...rest } = one;
        return error ? { ...rest, error } : rest;
      }),
    );
  }

  private set(posts: readonly UnsentPost[]): void {
    this.posts.value = posts;
    if (this.owner !== undefined) keep(this.name(), posts);
  }

  private name(): string {
    return `outbox.${this.owner ?? 0}`;
  }
}
