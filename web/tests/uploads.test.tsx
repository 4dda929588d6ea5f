import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AddFile } from "../src/features/files/AddFile";
import * as blobs from "../src/features/files/blobs";
import { Uploads } from "../src/features/files/uploads";
import { countWaiting } from "../src/features/files/waiting";
import { en as laterEn } from "../src/i18n/later/en";
import { add } from "../src/i18n/t";
import { SignOut } from "../src/features/settings/SignOut";
import { saveDraft } from "../src/features/thread/drafts";
import type { FileLimits, MemberId } from "../src/protocol/messages.gen";
import { Client } from "../src/state/client";
import { ClientContext } from "../src/state/context";
import { keep } from "../src/state/storage";
import { type FakeWorld, fakeWorld, settled } from "./support/fakeSocket";

const megabyte = 1024 * 1024;
const limits: FileLimits = { picture_bytes: 2 * megabyte, document_bytes: 5 * megabyte, member_bytes: 100 * megabyte, used_bytes: 0 };

function fileOf(name: string, type: string, size: number): File {
  const made = new File(["x"], name, { type });
  Object.defineProperty(made, "size", { value: size });
  return made;
}

let world: FakeWorld;
let client: Client;
let root: HTMLElement;
beforeEach(() => {
  vi.useFakeTimers();
  add("en", laterEn);
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

const me = (): MemberId => client.state.peek().me;
const begun = () => world.current().sent.filter((frame) => frame.cmd === "file.begin");

async function show(what: preact.JSX.Element): Promise<void> {
  await act(async () => {
    render(<ClientContext.Provider value={client}>{what}</ClientContext.Provider>, root);
    await settled();
  });
}

describe("what may be added", () => {
  it("is said beside the button, with the room that is left where that is less", async () => {
    await show(<AddFile limits={limits} onFiles={() => undefined} />);
    const button = root.querySelector("button");
    const words = document.getElementById(button?.getAttribute("aria-describedby") ?? "")?.textContent;
    expect(words).toBe("Pictures up to 2 MB, documents up to 5 MB. No video, no sound.");
    await show(<AddFile limits={{ ...limits, used_bytes: 97 * megabyte }} onFiles={() => undefined} />);
    expect(root.textContent).toContain("You have 3 MB left for files.");
    await show(<AddFile limits={undefined} onFiles={() => undefined} />);
    expect(root.textContent).not.toContain("MB");
  });
  it("is known before anything is sent", async () => {
    const uploads = new Uploads(client, `draft.${me()}.thread.1`, []);
    await uploads.add([fileOf("film.mp4", "video/mp4", 10), fileOf("board.heic", "image/heic", 2 * megabyte + 1)], limits);
    await uploads.add([fileOf("plan.pdf", "application/pdf", 5 * megabyte + 1)], limits);
    const failed = uploads.items.value.map(({ standing, error, bound }) => [standing, error?.code, bound]);
    expect(failed).toEqual([
      ["failed", "type_not_allowed", undefined],
      ["failed", "too_large", limits.picture_bytes],
      ["failed", "too_large", limits.document_bytes],
    ]);
    expect(begun()).toEqual([]);
    await uploads.add([fileOf("plan.pdf", "application/pdf", 5 * megabyte), fileOf("board.heic", "image/heic", 2 * megabyte)], limits);
    await settled();
    expect(begun().map((frame) => frame.args)).toEqual([{ name: "plan.pdf", size: 5 * megabyte }]);
  });
});

describe("files that only this browser has", () => {
  it("are those of mine that the server would take and does not have", async () => {
    await new Uploads(client, `draft.${me()}.thread.1`, []).add([fileOf("film.mp4", "video/mp4", 10), fileOf("plan.pdf", "", 10)], limits);
    await new Uploads(client, `draft.${me()}.space.2`, []).add([fileOf("map.pdf", "", 10)], limits);
    await new Uploads(client, "draft.999.thread.1", []).add([fileOf("other.pdf", "", 10)], limits);
    expect(countWaiting(me())).toBe(2);
    localStorage.setItem(`lateral.files.draft.${me()}.edit.3`, "broken");
    expect(countWaiting(me())).toBe(2);
  });
  it("are not lost by signing out without a question", async () => {
    await new Uploads(client, `draft.${me()}.thread.1`, []).add([fileOf("plan.pdf", "", 10)], limits);
    await show(<SignOut />);
    await act(async () => root.querySelector("button")?.click());
    expect(root.querySelector("dialog")?.textContent).toContain("1 file that you added is not on the server yet.");
    expect(root.querySelector("dialog")?.textContent).not.toContain("Some of what you wrote");
  });
  it("are named beside words that were not sent", async () => {
    saveDraft(`draft.${me()}.thread.1`, { text: "Words", mentions: [], isSaved: false });
    await new Uploads(client, `draft.${me()}.thread.1`, []).add([fileOf("a.pdf", "", 10), fileOf("b.pdf", "", 10)], limits);
    await show(<SignOut />);
    await act(async () => root.querySelector("button")?.click());
    const asked = root.querySelector("dialog")?.textContent;
    expect(asked).toContain("Sign out and lose words?");
    expect(asked).toContain("2 files that you added are not on the server yet.");
  });
});

describe("an upload that a closed page left", () => {
  const left = { key: "left-behind", name: "map.pdf", size: 3, isPicture: false, description: "", isDecorative: false };
  const place = () => `draft.${me()}.thread.9`;
  it("goes on with its bytes, although the connection is there before them", async () => {
    keep(`files.${place()}`, [left]);
    let give: (blob: Blob) => void = () => undefined;
    vi.spyOn(blobs, "recallBlob").mockReturnValue(new Promise((resolve) => (give = resolve)));
    const uploads = new Uploads(client, place(), []);
    await settled();
    expect(uploads.items.value.map((one) => one.standing)).toEqual(["sending"]);
    expect(begun()).toHaveLength(0);
    give(new Blob(["abc"]));
    await settled();
    expect(begun().map((frame) => frame.args)).toEqual([{ name: "map.pdf", size: 3 }]);
    uploads.close();
  });
  it("is said to be lost where the browser kept no bytes", async () => {
    keep(`files.${place()}`, [left]);
    vi.spyOn(blobs, "recallBlob").mockResolvedValue(undefined);
    const uploads = new Uploads(client, place(), []);
    await settled();
    expect(uploads.items.value.map((one) => one.error?.code)).toEqual(["not_kept"]);
    expect(begun()).toHaveLength(0);
    uploads.close();
  });
});
