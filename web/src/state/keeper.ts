import { effect } from "@preact/signals";
import { timers } from "../net/environment";
import type { Client, Standing } from "./client";
import { forgetRead, type Kept, keepRead, recallRead } from "./kept";

/** Posts come in bursts; what is kept may be this much behind. */
const pause = 3_000;

export interface Shelf {
  readonly keep: (kept: Kept) => Promise<void>;
  readonly recall: () => Promise<Kept | undefined>;
  readonly forget: () => Promise<void>;
}

export const browserShelf: Shelf = { keep: keepRead, recall: recallRead, forget: forgetRead };

/**
 * Keeps what was read in this browser and shows it again when the page is opened without a network. Whoever signs out, or is
 * signed out, leaves nothing behind but unsent words.
 */
export class Keeper {
  private handle: number | undefined;
  private before: Standing | undefined;
  /** One after another: what is kept late must not come after what is forgotten. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly client: Client,
    private readonly shelf: Shelf,
  ) {}

  start(): void {
    effect(() => this.standingChanged(this.client.standing.value));
    effect(() => {
      const isNew = this.client.state.value.me !== 0 && this.client.standing.value === "signed_in";
      void this.client.notices.list.value;
      if (isNew && !this.client.isCopy.value) this.later();
    });
    effect(() => {
      if (this.client.standing.value === "starting" && this.client.link.value === "waiting") void this.show();
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && this.handle !== undefined) this.keep();
    });
  }

  private standingChanged(standing: Standing): void {
    if (standing === "signed_out" && this.before !== undefined) this.forget();
    this.before = standing;
  }

  private later(): void {
    this.handle ??= timers.set(() => this.keep(), pause);
  }

  private keep(): void {
    this.stop();
    const { me, spaces, threads, posts, members, organisations, blocked, agreement_due } = this.client.state.peek();
    const lists = [...this.client.lists.peek()];
    const notices = this.client.notices.list.peek();
    const snapshot = { me, spaces, threads, posts, members, organisations, blocked, agreement_due };
    this.then(() => this.shelf.keep({ snapshot, lists, notices }));
  }

  private forget(): void {
    this.stop();
    this.then(() => this.shelf.forget());
    try {
      sessionStorage.clear();
    } catch {
      // Nothing was kept there.
    }
  }

  private async show(): Promise<void> {
    const kept = await this.shelf.recall();
    if (kept) this.client.showKept(kept);
  }

  private stop(): void {
    if (this.handle !== undefined) timers.clear(this.handle);
    this.handle = undefined;
  }

  private then(act: () => Promise<void>): void {
    this.last = this.last.then(act);
  }
}
