import { beforeEach, describe, expect, it } from "vitest";
import { draftName, dropDraft, emptyDraft, loadDraft, saveDraft } from "../src/features/thread/drafts";
import { fromMarkdown, insertMention, mentionQuery, toMarkdown } from "../src/features/thread/mentions";
import { deviceName } from "../src/features/signin/actions";
import { channelName } from "../src/features/spaces/CreateSpaceDialog";
import type { MemberId, PostId } from "../src/protocol/messages.gen";

const me = 1 as MemberId;
const danaRef = { id: 123 as MemberId, name: "Dana Whitfield" };

describe("drafts", () => {
  beforeEach(() => localStorage.clear());
  const name = draftName(me, "thread", 7);

  it("survive a reload, with their mentions and the quote", () => {
    const draft = {
      text: "Thank you @Dana Whitfield",
      mentions: [danaRef],
      reply: { post: 5 as PostId, author: "Dana Whitfield", quote: "Listener-first" },
    };
    saveDraft(name, draft);
    expect(localStorage.length).toBe(1);
    expect(loadDraft(name)).toEqual(draft);
  });
  it("are gone when sent or emptied", () => {
    saveDraft(name, { ...emptyDraft, text: "words" });
    saveDraft(name, { ...emptyDraft, text: "  " });
    expect(loadDraft(name)).toBeUndefined();
    saveDraft(name, { ...emptyDraft, text: "words" });
    dropDraft(name);
    expect(loadDraft(name)).toBeUndefined();
  });
  it("keep a title alone", () => {
    saveDraft(name, { ...emptyDraft, title: "A question" });
    expect(loadDraft(name)?.title).toBe("A question");
  });
  it("belong to one member and one place", () => {
    saveDraft(name, { ...emptyDraft, text: "mine" });
    expect(loadDraft(draftName(2 as MemberId, "thread", 7))).toBeUndefined();
    expect(loadDraft(draftName(me, "space", 7))).toBeUndefined();
  });
  it("that are damaged count as none", () => {
    localStorage.setItem(`lateral.${name}`, '{"text":5}');
    expect(loadDraft(name)).toBeUndefined();
    localStorage.setItem(`lateral.${name}`, "{");
    expect(loadDraft(name)).toBeUndefined();
  });
});

describe("mentions", () => {
  it("begin with an @ at the start of a word", () => {
    expect(mentionQuery("Hello @da", 9)).toBe("da");
    expect(mentionQuery("@", 1)).toBe("");
    expect(mentionQuery("Hello @Dana Wh", 14)).toBe("Dana Wh");
    expect(mentionQuery("dana@example", 12)).toBeUndefined();
    expect(mentionQuery("Hello @da and more words", 24)).toBeUndefined();
  });
  it("put the whole name in the place of what was typed", () => {
    expect(insertMention("Thanks @da!", 10, "Dana Whitfield")).toEqual({ text: "Thanks @Dana Whitfield !", cursor: 23 });
  });
  it("are stored with the member and shown without", () => {
    const markdown = toMarkdown("@Dana Whitfield, and @Dana Whitfields", [danaRef]);
    expect(markdown).toBe("[@Dana Whitfield](lateral:member/123), and @Dana Whitfields");
    expect(fromMarkdown(markdown)).toEqual({ text: "@Dana Whitfield, and @Dana Whitfields", mentions: [danaRef] });
  });
  it("hold names with signs of Markdown", () => {
    const odd = { id: 9 as MemberId, name: "A [B] *C*" };
    const markdown = toMarkdown("@A [B] *C*", [odd]);
    expect(fromMarkdown(markdown)).toEqual({ text: "@A [B] *C*", mentions: [odd] });
  });
});

it("names a device by what its owner calls it", () => {
  expect(deviceName("Mozilla/5.0 (X11; CrOS x86_64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36")).toBe("Chrome, ChromeOS");
  expect(deviceName("something else")).toBe("");
});

it("makes one word of the name of a channel", () => {
  expect(channelName("#Ask a Partner")).toBe("ask-a-partner");
});
