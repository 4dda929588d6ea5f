import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DraftSync } from "../src/features/thread/draftSync";
import type { Answer } from "../src/protocol/decode";
import type { Commands, Draft as KeptDraft, MemberId, SaveDraft } from "../src/protocol/messages.gen";

const me = 1 as MemberId;

/** The server as far as drafts go: one draft, and versions that never overwrite each other. */
class Server {
  kept: KeptDraft | undefined;
  saves = 0;
  isReachable = true;
  losesAnswers = false;
  private waiting: (() => void)[] = [];

  async send<C extends keyof Commands>(cmd: C, args: Commands[C]["args"]): Promise<Answer<Commands[C]["reply"]>> {
    if (!this.isReachable) await new Promise<void>((resolve) => this.waiting.push(resolve));
    const answer = this.answer(cmd, args) as Answer<Commands[C]["reply"]>;
    return this.losesAnswers ? new Promise<never>(() => undefined) : answer;
  }
  /** The page that asked is gone. */
  forgetAsked(): void {
    this.waiting = [];
    this.isReachable = true;
  }
  comeBack(): void {
    this.isReachable = true;
    for (const go of this.waiting.splice(0)) go();
  }
  authorOf(): string {
    return "Dana Whitfield";
  }
  write(body: string): void {
    this.kept = { place: "reply", about: 7, revision: (this.kept?.revision ?? 0) + 1, title: "", body, saved_at: 0 };
  }
  private answer(cmd: keyof Commands, args: unknown): Answer<unknown> {
    if (cmd === "draft.get") return { ok: true, value: this.kept ? { draft: this.kept } : {} };
    if (cmd === "draft.discard") {
      if (this.kept?.revision === (args as { revision: number }).revision) this.kept = undefined;
      return { ok: true, value: {} };
    }
    const { base, body } = args as SaveDraft;
    if (this.kept && this.kept.revision !== base) {
      return { ok: false, error: { code: "conflict", field: "base", message: "" } };
    }
    this.saves++;
    this.kept = { place: "reply", about: 7, revision: base + 1, title: "", body, saved_at: 0 };
    return { ok: true, value: { revision: base + 1, saved_at: 0 } };
  }
}

const draft = (text: string) => ({ text, mentions: [] });
const soon = () => vi.advanceTimersByTimeAsync(3_100);

describe("a draft on two devices", () => {
  let server: Server;
  const open = (): DraftSync => new DraftSync(server, { me, place: "reply", about: 7 });
  beforeEach(() => {
    vi.useFakeTimers();
    localStorage.clear();
    server = new Server();
  });
  afterEach(() => vi.useRealTimers());

  it("goes to the server at a pause, once for all that was typed", async () => {
    const sync = open();
    for (const text of ["I", "I w", "I would"]) sync.change(draft(text));
    await soon();
    expect(server.kept?.body).toBe("I would");
    expect(server.saves).toBe(1);
    expect(sync.draft.value.isSaved).toBe(true);
  });
  it("is found on another device", async () => {
    server.write("begun on the phone");
    const sync = open();
    await sync.compare();
    expect(sync.draft.value.text).toBe("begun on the phone");
    expect(sync.other.value).toBeUndefined();
  });
  it("is shown beside what was written here without a network, and neither is lost", async () => {
    const sync = open();
    server.isReachable = false;
    sync.change(draft("on the train"));
    await soon();
    server.write("on the laptop");
    server.comeBack();
    await soon();
    expect(sync.draft.value.text).toBe("on the train");
    expect(sync.other.value?.body).toBe("on the laptop");
    expect(server.kept?.body).toBe("on the laptop");
    sync.change(draft("on the train, still writing"));
    await soon();
    expect(server.kept?.body).toBe("on the laptop");
    sync.keepBoth();
    await soon();
    expect(server.kept?.body).toBe("on the train, still writing\n\non the laptop");
    expect(sync.other.value).toBeUndefined();
  });
  it.each([
    ["keepMine", "here"],
    ["keepOther", "there"],
  ] as const)("%s goes on with the words %s", async (choice, kept) => {
    const sync = open();
    sync.change(draft("here"));
    server.write("there");
    await soon();
    sync[choice]();
    await soon();
    expect(server.kept?.body).toBe(kept);
    expect(sync.draft.value.text).toBe(kept);
  });
  it("takes up what another device goes on with, when nothing here is newer", async () => {
    const sync = open();
    sync.change(draft("begun"));
    await soon();
    server.write("begun, and gone on with");
    sync.heard({ topic: "member:1", ev: "draft.saved", data: { place: "reply", about: 7, revision: 2 } });
    await soon();
    expect(sync.draft.value.text).toBe("begun, and gone on with");
    server.write("of another thread");
    sync.heard({ topic: "member:1", ev: "draft.saved", data: { place: "reply", about: 8, revision: 3 } });
    await soon();
    expect(sync.draft.value.text).toBe("begun, and gone on with");
  });
  it("is gone here when it was sent there", async () => {
    const sync = open();
    sync.change(draft("words"));
    await soon();
    server.kept = undefined;
    sync.heard({ topic: "member:1", ev: "draft.discarded", data: { place: "reply", about: 7 } });
    await soon();
    expect(sync.draft.value.text).toBe("");
    expect(localStorage.length).toBe(0);
  });
  it("goes on as a new one when it was sent there while it was written on here", async () => {
    const sync = open();
    sync.change(draft("words"));
    await soon();
    server.kept = undefined;
    sync.change(draft("words and more"));
    sync.heard({ topic: "member:1", ev: "draft.discarded", data: { place: "reply", about: 7 } });
    await soon();
    expect(sync.draft.value.text).toBe("words and more");
    expect(server.kept).toMatchObject({ body: "words and more" });
  });
  it("does not come back when it is sent while its saving is on the way", async () => {
    const sync = open();
    sync.change(draft("words"));
    server.isReachable = false;
    await soon();
    sync.sent();
    server.comeBack();
    await soon();
    expect(server.kept).toBeUndefined();
    expect(sync.draft.value.text).toBe("");
  });
  it("stays in the browser when the server refuses it, and is saved when the field closes", async () => {
    const sync = open();
    sync.change(draft("half a"));
    sync.close();
    await vi.advanceTimersByTimeAsync(10);
    expect(server.kept?.body).toBe("half a");
    const again = open();
    expect(again.draft.value.text).toBe("half a");
  });
  it("is thrown away on the server when its writer empties it", async () => {
    const sync = open();
    sync.change(draft("no"));
    await soon();
    sync.change(draft(""));
    await soon();
    expect(server.kept).toBeUndefined();
    sync.change(draft("yes"));
    await soon();
    expect(server.kept).toMatchObject({ body: "yes" });
  });
  it("does not take a post that was not changed yet for a draft", async () => {
    const sync = new DraftSync(server, { me, place: "reply", about: 7, blank: draft("the post") });
    await sync.compare();
    await soon();
    expect(server.saves).toBe(0);
    server.write("changed on the phone");
    await sync.compare();
    expect(sync.draft.value.text).toBe("changed on the phone");
  });
  it("takes no words for another device's that it asked to keep before the page went", async () => {
    const sync = open();
    server.losesAnswers = true;
    sync.change(draft("on the way"));
    await soon();
    sync.change(draft("on the way home"));
    // The page is gone here; its next one finds the server as it was left.
    server.losesAnswers = false;
    const again = open();
    await again.compare();
    await soon();
    expect(again.other.value).toBeUndefined();
    expect(again.draft.value.text).toBe("on the way home");
    expect(server.kept?.body).toBe("on the way home");
  });
  it("does not bring back what was sent before the page went, although its last saving was never answered", async () => {
    const sync = open();
    server.losesAnswers = true;
    sync.change(draft("sent"));
    await soon();
    sync.sent();
    server.losesAnswers = false;
    const again = open();
    await again.compare();
    await soon();
    expect(again.draft.value.text).toBe("");
    expect(server.kept).toBeUndefined();
    expect(localStorage.length).toBe(0);
  });
  it("does not bring back what was thrown away before the page went", async () => {
    const sync = open();
    sync.change(draft("no"));
    await soon();
    server.isReachable = false;
    sync.discard();
    server.forgetAsked();
    const again = open();
    await again.compare();
    await soon();
    expect(again.draft.value.text).toBe("");
    expect(server.kept).toBeUndefined();
  });
  it("still takes what another device wrote after that", async () => {
    const sync = open();
    sync.change(draft("mine"));
    await soon();
    sync.sent();
    server.write("from the phone");
    const again = open();
    await again.compare();
    expect(again.draft.value.text).toBe("from the phone");
  });
  it("keeps what was written after it was sent, and nothing else", async () => {
    const sync = open();
    sync.change(draft("pressed"));
    const pressed = sync.draft.value;
    sync.sending({ key: "key-one-1", args: {} as never });
    expect(open().draft.value.sending?.key).toBe("key-one-1");
    sync.change({ ...sync.draft.value, text: "pressed and went on" });
    expect(open().draft.value.sending).toBeUndefined();
    expect(sync.wasSent(pressed)).toBe(true);
    expect(open().draft.value.text).toBe("pressed and went on");
    expect(sync.wasSent(sync.draft.value)).toBe(false);
    expect(open().draft.value.text).toBe("");
  });
  it("forgets a change that the post holds already", async () => {
    const blank = draft("the post");
    const edit = (): DraftSync => new DraftSync(server, { me, place: "edit", about: 7, blank });
    edit().change({ ...draft("the post"), from: 1 });
    expect(localStorage.length).toBe(1);
    const again = edit();
    await again.compare();
    expect(localStorage.length).toBe(0);
    expect(again.draft.value.from).toBeUndefined();
  });
});
