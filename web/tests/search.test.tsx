import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addressOf, commandOf, parseQuery } from "../src/features/search/query";
import { SearchPage } from "../src/features/search/View";
import type { FileId, FoundFile, PostId, SearchReply, SpaceId, ThreadId } from "../src/protocol/messages.gen";
import { Client } from "../src/state/client";
import { ClientContext } from "../src/state/context";
import { type FakeWorld, fakeWorld, settled } from "./support/fakeSocket";
import { author, dana, spaceOf } from "./support/samples";

describe("the address of a search", () => {
  it.each([
    "/search",
    "/search?q=number+talk",
    "/search?q=%22side+by+side%22&in=5&by=1&from-organisation=3&kind=question&with=picture&since=2026-03-01&until=2026-03-14&order=newest",
  ])("%s means the same after a reload", (address) => {
    expect(addressOf(parseQuery(address.slice("/search".length)))).toBe(address);
  });
  it("leaves out what makes no sense", () => {
    expect(parseQuery("?q=x&in=-1&by=a&kind=rumour&with=luck&since=yesterday&order=odd")).toEqual({ words: "x" });
    expect(parseQuery(`?q=${"x".repeat(500)}`).words).toHaveLength(200);
  });
  it("takes both days whole, in the reader's own zone", () => {
    const { from, until } = commandOf({ words: "", from: "2026-03-14", until: "2026-03-14" }, 0);
    expect(from).toBe(new Date(2026, 2, 14).getTime() * 1000);
    expect(until).toBe(new Date(2026, 2, 15).getTime() * 1000);
  });
});

describe("the screen of the search", () => {
  let world: FakeWorld;
  let client: Client;
  let root: HTMLElement;
  beforeEach(() => {
    vi.useFakeTimers();
    world = fakeWorld();
    client = new Client(world);
    client.start();
    world.current().greet({ spaces: [spaceOf()] });
    root = document.createElement("div");
    document.body.append(root);
  });
  afterEach(() => {
    render(null, root);
    root.remove();
    client.signedOut();
    vi.useRealTimers();
  });

  async function show(query: string): Promise<void> {
    await act(async () => {
      render(<ClientContext.Provider value={client}><SearchPage query={query} /></ClientContext.Provider>, root);
      await settled();
    });
  }
  async function wait(time: number): Promise<void> {
    await act(async () => {
      await vi.advanceTimersByTimeAsync(time);
      await settled();
    });
  }
  const asked = () => world.current().sent.filter((one) => one.cmd === "search.find");
  const nothing: SearchReply = { people: [], spaces: [], threads: [], posts: [], found: 0, more: false, similar: [] };
  const one = (text: string): SearchReply => ({
    ...nothing,
    found: 1,
    posts: [
      {
        post: 1 as PostId,
        thread: 7 as ThreadId,
        space: 5 as SpaceId,
        position: 3,
        kind: "question",
        author: author(dana),
        created_at: 1,
        title: [{ text: "A title", marked: false }],
        snippet: [{ text: "<b>", marked: false }, { text, marked: true }],
        files: [],
      },
    ],
  });
  async function answer(at: number, reply: SearchReply): Promise<void> {
    await act(async () => {
      const sent = asked()[at];
      if (!sent) throw new Error(`There is no question ${at}.`);
      world.current().answer(sent, reply);
      await settled();
    });
  }

  it("asks once somebody pauses, and the last question's answer wins", async () => {
    await show("?q=num");
    await show("?q=numb");
    await wait(200);
    expect(asked().map((frame) => frame.args)).toEqual([{ words: "numb" }]);
    await show("?q=number");
    await wait(200);
    await answer(1, one("number"));
    await answer(0, one("numb"));
    expect(root.querySelector("mark")?.textContent).toBe("number");
    expect(root.querySelector(".found-text")?.textContent).toBe("<b>number");
    expect(root.querySelector(".search-standing")?.textContent).toBe("1 post");
  });
  it("says when there is nothing, and when something like it was shown", async () => {
    await show("?q=stratgies");
    await wait(200);
    await answer(0, { ...one("strategies"), similar: [{ typed: "stratgies", found: "strategies" }] });
    expect(root.textContent).toContain("Shown instead: “strategies”");
    await show("?q=qqq");
    await wait(200);
    await answer(1, nothing);
    expect(root.querySelector(".search-standing")?.textContent).toContain("Nothing found");
  });
  it("shows the files that were found with their post, and folds them with what somebody blocked wrote", async () => {
    const files: FoundFile[] = [
      { file: 9 as FileId, kind: "document", name: [{ text: "Plan", marked: true }, { text: ".pdf", marked: false }] },
      { file: 10 as FileId, kind: "picture", name: [{ text: "<img> plan.png", marked: false }] },
    ];
    const found = one("plan");
    await show("?q=plan&with=file");
    await wait(200);
    expect(asked()[0]?.args).toEqual({ words: "plan", has: "file" });
    await answer(0, { ...found, posts: found.posts.map((post) => ({ ...post, files })) });
    const shown = [...root.querySelectorAll(".found-file")].map((file) => file.textContent);
    expect(shown).toEqual(["Document: Plan.pdf", "Picture: <img> plan.png"]);
    expect(root.querySelector(".found-file mark")?.textContent).toBe("Plan");
    expect(root.querySelector(".found-file")?.closest("a")?.getAttribute("href")).toBe("/t/7?p=3");
    await act(async () => {
      client.state.value = { ...client.state.value, blocked: [dana.id] };
      await settled();
    });
    expect(root.querySelector(".found-file")).toBeNull();
    expect(root.textContent).not.toContain("Plan");
  });
  it("asks nothing while there is nothing to look for", async () => {
    await show("");
    await wait(500);
    expect(asked()).toEqual([]);
  });
});
