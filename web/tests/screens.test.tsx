import { type ComponentChild, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Reply } from "../src/features/thread/Reply";
import { useDraft } from "../src/features/thread/useDraft";
import { SpacePage } from "../src/features/threads/View";
import { ThreadPage } from "../src/features/thread/View";
import { en } from "../src/i18n/en";
import type { SpaceId, ThreadId } from "../src/protocol/messages.gen";
import { Client } from "../src/state/client";
import { ClientContext } from "../src/state/context";
import { type FakeWorld, fakeWorld, settled } from "./support/fakeSocket";
import { postOf, spaceOf, threadOf, viewOf } from "./support/samples";

let world: FakeWorld;
let client: Client;
let root: HTMLElement;
const thread = 7 as ThreadId;

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  world = fakeWorld();
  client = new Client(world);
  client.start();
  world.current().greet({ spaces: [spaceOf({ unread: [{ thread, last_seq: 95 }] })] });
  root = document.createElement("div");
  document.body.append(root);
  Element.prototype.scrollIntoView = () => undefined;
  vi.stubGlobal("matchMedia", () => Object.assign(new EventTarget(), { matches: true }));
});
afterEach(() => {
  render(null, root);
  root.remove();
  client.signedOut();
  vi.useRealTimers();
});

async function show(screen: ComponentChild): Promise<void> {
  await act(async () => {
    render(<ClientContext.Provider value={client}>{screen}</ClientContext.Provider>, root);
    await settled();
  });
}
async function say(run: () => void): Promise<void> {
  await act(async () => {
    run();
    await settled();
  });
}
async function type(words: string): Promise<void> {
  const field = root.querySelector("textarea");
  if (!field) throw new Error("There is nothing to write in.");
  await say(() => {
    field.value = words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

function Writing() {
  const sync = useDraft("reply", thread);
  return <Reply thread={thread} space={5 as SpaceId} audience="Everyone" sync={sync} focus={0} />;
}

describe("writing", () => {
  it("keeps what was written when the page is closed and opened", async () => {
    await show(<Writing />);
    await type("Listener-first worked");
    await show(null);
    await show(<Writing />);
    expect(root.querySelector("textarea")?.value).toBe("Listener-first worked");
  });
  it("says that somebody is writing, once every few seconds", async () => {
    await show(<Writing />);
    await type("a");
    await type("ab");
    expect(world.current().sent.filter((one) => one.cmd === "typing.start")).toHaveLength(1);
  });
  it("hands the words to the outbox and clears the field", async () => {
    await show(<Writing />);
    await type("Done.");
    await say(() => root.querySelector("form")?.requestSubmit());
    expect(client.outbox.posts.value[0]?.args).toEqual({ thread, body: "Done." });
    expect(root.querySelector("textarea")?.value).toBe("");
    expect(localStorage.getItem("lateral.draft.1.thread.7")).toBeNull();
  });
});

describe("a thread", () => {
  const view = viewOf({ thread: threadOf({ last_position: 3, last_seq: 95 }), read_position: 1 });
  async function open(): Promise<void> {
    await show(<ThreadPage thread={thread} />);
    const posts = [postOf(1), postOf(2, { deleted: true, content: [] }), postOf(3)];
    await say(() => world.current().answer(world.current().last("post.list"), { thread: view, posts, first_unread: 2 }, 100));
  }
  it("marks the first unread post and keeps the mark while one reads", async () => {
    await open();
    const mark = (): string | undefined => root.querySelector("#unread")?.nextElementSibling?.id;
    expect(mark()).toBe("post-2");
    const read = { thread, space: 5 as SpaceId, position: 3, unread: false, last_seq: 95, kept_seq: 0 };
    await say(() => world.current().say({ seq: 101, prev: 0, topic: "member:1", ev: "thread.read", data: read }));
    expect(mark()).toBe("post-2");
  });
  it("leaves a mark of a deleted post, and names the audience before the button", async () => {
    await open();
    expect(root.textContent).toContain("was deleted");
    const form = root.querySelector("form.composer");
    expect(form?.textContent?.indexOf(en["audience.network"])).toBeLessThan(form?.textContent?.indexOf(en["composer.send"]) ?? 0);
  });
  it("shows a post of somebody else while one writes, and keeps the focus", async () => {
    await open();
    root.querySelector("textarea")?.focus();
    await say(() => world.current().say({ seq: 101, prev: 90, topic: "space:5", ev: "post.created", data: { post: postOf(4) } }));
    expect(root.querySelectorAll("article")).toHaveLength(4);
    expect(document.activeElement).toBe(root.querySelector("textarea"));
  });
  it("says one plain sentence when it cannot be read", async () => {
    await show(<ThreadPage thread={thread} />);
    await say(() => world.current().say({ re: world.current().last("post.list").id, error: { code: "not_found", message: "" } }));
    expect(root.textContent).toContain(en["lost.text"]);
  });
});

it("says the same sentence of a channel that cannot be read", async () => {
  await show(<SpacePage space={99 as SpaceId} />);
  expect(root.textContent).toContain(en["lost.text"]);
});
