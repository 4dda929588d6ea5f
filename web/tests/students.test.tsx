import { type ComponentChild, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Uploads } from "../src/features/files/uploads";
import { Panel } from "../src/features/students/Panel";
import { UnsentRow } from "../src/features/thread/UnsentRow";
import { en } from "../src/i18n/en";
import type { ThreadId } from "../src/protocol/messages.gen";
import { Client } from "../src/state/client";
import { ClientContext } from "../src/state/context";
import { type FakeWorld, fakeWorld, settled } from "./support/fakeSocket";

const thread = 7 as ThreadId;
const body = "My student Tyler M. in room 12 hit 80%";
const tyler = {
  clue: "name",
  words: "Tyler M.",
  sentence: [{ text: "My student ", marked: false }, { text: "Tyler M.", marked: true }, { text: " in room 12 hit 80%", marked: false }],
};

let world: FakeWorld;
let client: Client;
let root: HTMLElement;
beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  world = fakeWorld();
  client = new Client(world);
  client.start();
  world.current().greet();
  root = document.createElement("div");
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
  client.signedOut();
  vi.useRealTimers();
});

const sent = (cmd: string) => world.current().sent.filter((frame) => frame.cmd === cmd);
const button = (label: string) => [...root.querySelectorAll("button")].find((one) => one.textContent === label);

async function run(what: () => unknown): Promise<void> {
  await act(async () => {
    await what();
    await settled();
  });
}
const show = (what: ComponentChild) => run(() => render(<ClientContext.Provider value={client}>{what}</ClientContext.Provider>, root));
const refuse = (cmd: string, field: string) =>
  run(() => world.current().say({ re: world.current().last(cmd).id, error: { code: "may_identify", field, message: "" } }));
const tell = (found: readonly unknown[]) => run(() => world.current().answer(world.current().last("text.check"), { found }));

describe("what may say who a student is", () => {
  it("is shown in its sentence, with what to say instead, and takes the focus", async () => {
    await show(<Panel of={{ body }} onChange={() => undefined} onInsist={() => undefined} />);
    expect(sent("text.check").map((frame) => frame.args)).toEqual([{ kind: "body", text: body }]);
    expect(document.activeElement?.textContent).toBe(en["error.may_identify"]);
    expect(button(en["students.not"])).toBeUndefined();
    await tell([tyler]);
    expect(root.querySelector("mark")?.textContent).toBe("Tyler M.");
    expect(root.querySelector(".sentence")?.textContent).toBe(body);
    expect(root.textContent).toContain(en["students.name"]);
    expect(root.querySelector("[role=alert], .field-error")).toBeNull();
  });

  it("looks at title, text and descriptions together, and insists on all of it", async () => {
    const insisted: (readonly string[])[] = [];
    const of = { title: "Tyler's IEP", body, files: [{ file: 1 as never, description: "A board" }] };
    await show(<Panel of={of} onChange={() => undefined} onInsist={(words) => insisted.push(words)} />);
    const asked = sent("text.check");
    expect(asked.map((frame) => (frame.args as { text: string }).text)).toEqual(["Tyler's IEP", body, "A board"]);
    await run(() => {
      world.current().answer(asked[0]!, { found: [{ ...tyler, words: "Tyler" }] });
      world.current().answer(asked[1]!, { found: [tyler] });
      world.current().answer(asked[2]!, { found: [] });
    });
    await run(() => button(en["students.not"])?.click());
    expect(insisted).toEqual([["Tyler", "Tyler M."]]);
  });

  it("leaves who writes something else where they are", async () => {
    const field = document.createElement("textarea");
    field.value = "Half a thought";
    root.before(field);
    field.focus();
    await show(<Panel of={{ body }} focus="calm" onChange={() => undefined} onInsist={() => undefined} />);
    expect(document.activeElement).toBe(field);
    field.remove();
  });

  it("says so when the words cannot be had, and asks again", async () => {
    await show(<Panel of={{ body }} onChange={() => undefined} onInsist={() => undefined} />);
    await run(() => world.current().say({ re: world.current().last("text.check").id, error: { code: "rate_limited", message: "" } }));
    expect(button(en["students.not"])).toBeUndefined();
    await run(() => button(en["action.retry"])?.click());
    expect(sent("text.check")).toHaveLength(2);
  });

  it("keeps an answer that was refused, and sends it again under its key with what was said", async () => {
    client.outbox.add({ thread, body });
    await refuse("post.create", "body");
    const [post] = client.outbox.posts.value;
    expect(post?.error?.code).toBe("may_identify");
    const key = world.current().last("post.create").key;
    await run(() => client.outbox.retry(post?.key ?? "", ["Tyler M."]));
    const again = world.current().last("post.create");
    expect(again.key).toBe(key);
    expect(again.args).toEqual({ thread, body, not_a_student: ["Tyler M."] });
    expect(sent("post.create")).toHaveLength(2);
    // It is kept with what was said, for a page that goes before the answer.
    expect(Object.values({ ...localStorage }).some((kept) => String(kept).includes("not_a_student"))).toBe(true);
  });

  it("does not wait to be tried again by itself", async () => {
    client.outbox.add({ thread, body });
    await refuse("post.create", "body");
    await run(() => vi.advanceTimersByTimeAsync(10_000));
    expect(sent("post.create")).toHaveLength(1);
    client.outbox.add({ thread, body: "The next one" });
    expect(sent("post.create")).toHaveLength(2);
  });

  it("stands at the row of an answer that was not sent, in place of the error's buttons", async () => {
    const post = { key: "key-of-a-post", args: { thread, body }, written_at: 1, error: { code: "may_identify", field: "body" } } as const;
    await show(<UnsentRow post={post} onTakeBack={() => undefined} />);
    await vi.waitFor(async () => {
      await run(() => undefined);
      expect(root.querySelector(".student-panel")).not.toBeNull();
    });
    expect(button(en["action.retry"])).toBeUndefined();
    expect(root.textContent).toContain(en["unsent.tag"]);
  });

  it("lets a file go up under another name, or with what was said of it", async () => {
    const uploads = new Uploads(client, "a draft", []);
    await run(() => uploads.add([new File(["x"], "IEP_J_Smith.docx")]));
    await refuse("file.begin", "name");
    const [item] = uploads.items.value;
    expect(item?.standing).toBe("failed");
    await run(() => uploads.retry(item?.key ?? "", { not_a_student: ["IEP_J_Smith.docx"] }));
    expect(world.current().last("file.begin").args).toEqual({ name: "IEP_J_Smith.docx", size: 1, not_a_student: ["IEP_J_Smith.docx"] });
    await refuse("file.begin", "name");
    await run(() => uploads.retry(item?.key ?? "", { name: "Goals.docx", not_a_student: undefined }));
    expect(world.current().last("file.begin").args).toEqual({ name: "Goals.docx", size: 1 });
    uploads.close();
  });
});
