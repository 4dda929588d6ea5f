import { signal } from "@preact/signals";
import { timers } from "../../net/environment";
import type { Answer, EventFrame } from "../../protocol/decode";
import type { Commands, Draft as KeptDraft, DraftPlace, MemberId, PostId } from "../../protocol/messages.gen";
import { askedToForget, askedToKeep, heardOfRevision, heardOfWords, isOwn } from "./draftLeft";
import { type Draft, dropDraft, emptyDraft, isEmpty, loadDraft, markdownOf, saveDraft, type Sending } from "./drafts";
import { isKept, isSameText, nameOf, readDraft, wordsOf } from "./draftWords";

/** What is written within this time goes to the server together. */
const pause = 3_000;

interface Host {
  send<C extends keyof Commands>(cmd: C, args: Commands[C]["args"]): Promise<Answer<Commands[C]["reply"]>>;
  /** The name of a post's author, as far as it is known here. */
  authorOf(post: PostId): string;
}

/** Where the draft stands, whose it is, and what the field shows when there is none. */
export interface Place {
  readonly me: MemberId;
  readonly place: DraftPlace;
  readonly about: number;
  readonly blank?: Draft;
}

/** Puts a draft of the server where its field will look for it, unless words stand there already. */
export function takeDraft(me: MemberId, kept: KeptDraft): void {
  const name = nameOf(me, kept.place, kept.about);
  if (loadDraft(name)) return;
  saveDraft(name, { ...readDraft(kept, () => ""), revision: kept.revision, isSaved: true });
}

/**
 * One draft, in this browser at every change and on the server at every pause. What another device wrote meanwhile is
 * taken when nothing here is newer, and else shown beside it in `other`: neither ever replaces the other unseen.
 */
export class DraftSync {
  readonly draft;
  readonly other = signal<KeptDraft | undefined>(undefined);
  private readonly name: string;
  private blank: Draft;
  private timer: number | undefined;
  private isUnderway = false;
  /** Counts what was sent or thrown away: what was on its way for an earlier one is void. */
  private round = 0;

  constructor(private readonly host: Host, private readonly at: Place) {
    this.name = nameOf(at.me, at.place, at.about);
    this.blank = at.blank ?? emptyDraft;
    this.draft = signal<Draft>(loadDraft(this.name) ?? this.blank);
  }

  /** Compares with the server: when the field opens, and whenever the connection is new. */
  async compare(): Promise<void> {
    const round = this.round;
    const answer = await this.host.send("draft.get", this.where());
    if (answer.ok && round === this.round) this.meet(answer.value.draft);
  }

  heard(frame: EventFrame): void {
    if (frame.ev !== "draft.saved" && frame.ev !== "draft.discarded") return;
    const { place, about, revision } = frame.data as { place: DraftPlace; about: number; revision?: number };
    if (place !== this.at.place || about !== this.at.about) return;
    if (frame.ev === "draft.discarded") heardOfRevision(this.name);
    if (this.isUnderway) return;
    if (revision !== this.draft.peek().revision) void this.compare();
  }

  change(next: Draft): void {
    const { revision: _, isSaved: __, at: ___, sending: ____, ...words } = next;
    this.put(words, false);
    this.schedule();
  }

  /** What the field shows while nothing is written is another by now. */
  begin(blank: Draft): void {
    this.blank = blank;
    dropDraft(this.name);
    this.draft.value = blank;
  }

  /** These words are about to be sent; the page may go before the answer comes. */
  sending(sending: Sending): void {
    const now = this.draft.peek();
    this.put({ ...now, sending }, now.isSaved ?? false);
  }

  /** The server has these words. Whether something was written since, which stays. */
  wasSent(words: Draft): boolean {
    const now = loadDraft(this.name);
    if (now && !isSameText(now, words)) return true;
    this.discard(now?.revision);
    return false;
  }

  /** Its words are on their way as a post. The revision goes along, so that the server forgets the draft with it. */
  sent(): void {
    askedToForget(this.name, this.draft.peek().revision);
    this.drop();
  }

  /** Given up by its writer, on the server too. */
  discard(revision = this.draft.peek().revision): void {
    this.sent();
    if (revision !== undefined) void this.throwAway(revision);
  }

  /** The field closes: what waits for a pause does not wait longer. */
  close(): void {
    if (this.timer === undefined) return;
    this.stop();
    void this.save();
  }

  keepMine(): void {
    this.settle(this.draft.peek());
  }

  keepOther(): void {
    const other = this.other.peek();
    if (other) this.settle(this.read(other));
  }

  keepBoth(): void {
    const other = this.other.peek();
    const mine = this.draft.peek();
    if (other) this.settle({ ...mine, text: `${markdownOf(mine)}\n\n${other.body}`, mentions: [] });
  }

  private drop(): void {
    this.round++;
    this.stop();
    this.other.value = undefined;
    dropDraft(this.name);
    this.draft.value = this.blank;
  }

  private settle(chosen: Draft): void {
    const revision = this.other.peek()?.revision;
    this.other.value = undefined;
    this.put(chosen, false, revision);
    void this.save();
  }

  private where(): { place: DraftPlace; about: number } {
    return { place: this.at.place, about: this.at.about };
  }

  private meet(kept: KeptDraft | undefined): void {
    const mine = this.draft.peek();
    const isBlank = isEmpty(mine) || isSameText(mine, this.blank);
    const isMine = !this.isUnderway && isOwn(this.name, kept);
    if (!kept) {
      this.other.value = undefined;
      if (mine.isSaved) this.drop(); // sent or thrown away elsewhere
      else if (!isBlank) this.restart();
      else if (!isEmpty(mine)) this.begin(this.blank); // a change that the post holds by now
    } else if (isMine && isBlank) {
      void this.throwAway(kept.revision); // sent or thrown away here
    } else if (isKept(wordsOf(mine), kept)) {
      this.other.value = undefined;
      this.put(mine, true, kept.revision);
    } else if (isBlank || mine.isSaved) {
      this.other.value = undefined;
      this.put(this.read(kept), true, kept.revision);
    } else if (isMine || mine.revision === kept.revision) {
      this.other.value = undefined;
      this.put(mine, false, kept.revision);
      this.schedule();
    } else {
      this.other.value = kept;
    }
  }

  /** What was sent elsewhere was written on here: a new draft. */
  private restart(): void {
    const { revision: _, ...mine } = this.draft.peek();
    this.draft.value = mine;
    this.schedule();
  }

  private read(kept: KeptDraft): Draft {
    return readDraft(kept, (post) => this.host.authorOf(post));
  }

  private put(words: Draft, isSaved: boolean, revision = this.draft.peek().revision): void {
    const next = { ...words, isSaved, ...(revision === undefined ? {} : { revision }) };
    this.draft.value = next;
    saveDraft(this.name, next);
  }

  private schedule(): void {
    this.timer ??= timers.set(() => {
      this.timer = undefined;
      void this.save();
    }, pause);
  }

  private stop(): void {
    if (this.timer !== undefined) timers.clear(this.timer);
    this.timer = undefined;
  }

  private async save(): Promise<void> {
    if (this.isUnderway) return this.schedule();
    const mine = this.draft.peek();
    if (this.other.peek() || mine.sending) return;
    if (isEmpty(mine) || isSameText(mine, this.blank)) return this.forget(mine.revision);
    const round = this.round;
    this.isUnderway = true;
    askedToKeep(this.name, wordsOf(mine));
    const answer = await this.host.send("draft.save", { ...this.where(), base: mine.revision ?? 0, ...wordsOf(mine) });
    this.isUnderway = false;
    const isConflict = !answer.ok && answer.error.code === "conflict" && answer.error.field === "base";
    if (round !== this.round) {
      // Sent meanwhile: what was just saved is no draft any more.
      if (answer.ok) void this.throwAway(answer.value.revision);
    } else if (answer.ok) {
      heardOfWords(this.name);
      const now = this.draft.peek();
      const isSaved = isSameText(now, mine);
      this.put(now, isSaved, answer.value.revision);
      if (!isSaved) this.schedule();
    } else if (isConflict) {
      await this.compare();
    }
    // Anything else: it stays in this browser, and the next change or connection tries again.
  }

  /** Emptied by its writer. */
  private forget(revision: number | undefined): void {
    if (revision === undefined) return;
    this.round++;
    const { revision: _, ...words } = this.draft.peek();
    this.draft.value = words;
    void this.throwAway(revision);
  }

  private async throwAway(revision: number): Promise<void> {
    askedToForget(this.name, revision);
    const answer = await this.host.send("draft.discard", { ...this.where(), revision });
    if (answer.ok) heardOfRevision(this.name, revision);
  }
}
