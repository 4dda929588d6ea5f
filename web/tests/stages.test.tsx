import { type ComponentChild, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { hasTurn, nextTurn, partsOf, placeAt, startOf } from "../src/features/stages/plan";
import { PlanFields, type PlanDraft } from "../src/features/stages/PlanFields";
import { StageBar } from "../src/features/stages/StageBar";
import { markdownOf } from "../src/features/stages/transcript";
import { Turn } from "../src/features/stages/Turn";
import { when } from "../src/features/stages/words";
import { emptyDraft } from "../src/features/thread/drafts";
import { en } from "../src/i18n/later/en";
import { add } from "../src/i18n/t";
import type { Post, Speakers, StagePlan, ThreadView } from "../src/protocol/messages.gen";
import { Client } from "../src/state/client";
import { serverNow, setClock } from "../src/state/clock";
import { ClientContext } from "../src/state/context";
import type { UnsentPost } from "../src/state/outbox";
import { type FakeWorld, fakeWorld, settled } from "./support/fakeSocket";
import { author, dana, owen, postOf, threadOf, viewOf } from "./support/samples";

const hour = 3_600_000_000;
const start = Date.UTC(2026, 2, 4, 12);
const at = (hours: number): number => start * 1000 + hours * hour;

const stage = (name: string, speaks: Speakers, hours: number, text = "") => ({ name: name as never, speaks, text, starts_at: at(hours) });
const consultancy: StagePlan = {
  format: "consultancy",
  ends_at: at(5),
  stages: [stage("clarifying", "everyone", 0), stage("probing", "everyone", 1), stage("discussion", "others", 2), stage("reflection", "presenter", 4)],
};
const chat: StagePlan = {
  format: "chat",
  ends_at: at(2),
  stages: [stage("question", "everyone", 0, "What works?"), stage("question", "everyone", 1, "What next?")],
};

const staged = (plan: StagePlan, by = owen): ThreadView => viewOf({ thread: threadOf({ kind: "staged", author: author(by), plan }) });
const said = (position: number, hours: number, body: string): Post => postOf(position, { created_at: at(hours), body });

describe("a plan", () => {
  it("has a place before, in and after its stages, as the server counts", () => {
    expect([-1, 0, 0.9, 1, 3, 4.5, 5, 90].map((hours) => placeAt(consultancy, at(hours)))).toEqual([0, 1, 1, 2, 3, 4, 5, 5]);
    expect([1, 3, 5].map((place) => startOf(consultancy, place))).toEqual([at(0), at(2), at(5)]);
  });
  it("says whose turn it is, and when it comes again", () => {
    const turns = (isPresenter: boolean) => [0, 1, 2, 3, 4, 5].map((place) => hasTurn(consultancy, place, isPresenter));
    expect(turns(true)).toEqual([true, true, true, false, true, false]);
    expect(turns(false)).toEqual([false, true, true, true, false, false]);
    expect(nextTurn(consultancy, 3, true)).toBe(at(4));
    expect(nextTurn(consultancy, 0, false)).toBe(at(0));
    expect(nextTurn(consultancy, 4, false)).toBeUndefined();
    expect(nextTurn(consultancy, 5, true)).toBeUndefined();
  });
  it("sorts posts into stages, and the one that opened the thread before them", () => {
    const posts = [said(1, 0, "Come in"), said(2, 0, "First"), said(3, 1.5, "Second"), said(4, 3, "Thanks")];
    expect(partsOf(chat, posts).map((part) => [part.place, part.posts.map((post) => post.position)])).toEqual([[0, [1]], [1, [2]], [2, [3]], [3, [4]]]);
    expect(partsOf(chat, []).map((part) => part.place)).toEqual([1, 2]);
  });
});

let world: FakeWorld;
let client: Client;
let root: HTMLElement;
beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(start);
  localStorage.clear();
  add("en", en);
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
  setClock(undefined);
  vi.useRealTimers();
});

async function run(what: () => unknown): Promise<void> {
  await act(async () => {
    await what();
    await settled();
  });
}
const show = (what: ComponentChild) => run(() => render(<ClientContext.Provider value={client}>{what}</ClientContext.Provider>, root));
const wait = (hours: number) => run(() => vi.advanceTimersByTimeAsync(hours * 3_600_000 + 100));
const button = (label: string) => [...root.querySelectorAll("button")].find((one) => one.textContent === label);

interface Given {
  readonly view: ThreadView;
  readonly text?: string;
  readonly unsent?: readonly UnsentPost[];
  readonly onTakeBack?: (post: UnsentPost) => void;
  readonly onTurn?: (mayWrite: boolean) => void;
}

function turn({ view, text = "", unsent = [], onTakeBack = () => undefined, onTurn = () => undefined }: Given) {
  return (
    <Turn
      view={view}
      plan={view.thread.plan ?? chat}
      space={undefined}
      newest={undefined}
      draft={{ ...emptyDraft, text }}
      unsent={unsent}
      onTakeBack={onTakeBack}
      onTurn={onTurn}
    >
      <textarea />
    </Turn>
  );
}

describe("the field of a thread with stages", () => {
  it("is there when it is one's turn, and gives way when it is not, by time alone", async () => {
    const turns: boolean[] = [];
    await show(turn({ view: staged(consultancy, dana), text: "Half a thought", onTurn: (mayWrite) => turns.push(mayWrite) }));
    expect(root.querySelector("textarea")).not.toBeNull();
    await wait(2);
    expect(root.querySelector("textarea")).toBeNull();
    expect(root.textContent).toContain(en["stage.discussion_presenter"]);
    expect(root.textContent).toContain(en["stage.kept"]);
    expect(root.querySelector(".turn-words")?.textContent).toBe("Half a thought");
    expect(root.textContent).toContain(en["stage.yours_at"].replace("{time}", when(at(4))));
    await wait(2);
    expect(root.querySelector("textarea")).not.toBeNull();
    await wait(1);
    expect(root.textContent).toContain(en["stage.after_ask"]);
    expect(turns).toEqual([true, false, true, false]);
  });
  it("goes by the server's clock where this one is wrong", async () => {
    setClock(at(2));
    expect(serverNow()).toBe(at(2));
    await show(turn({ view: staged(consultancy, dana) }));
    expect(root.querySelector("textarea")).toBeNull();
  });
  it("takes back what came when the turn was over, and says so", async () => {
    const taken: string[] = [];
    const post = { key: "abc", args: { thread: 7, body: "Late" }, written_at: 1, error: { code: "not_your_turn" } } as unknown as UnsentPost;
    vi.setSystemTime(start + 2 * 3_600_000);
    await show(turn({ view: staged(consultancy, dana), unsent: [post], onTakeBack: ({ key }) => taken.push(key) }));
    expect(taken).toEqual(["abc"]);
    await show(turn({ view: staged(consultancy, dana), text: "Late" }));
    expect(root.querySelector("[role=status]")?.textContent).toContain(en["stage.late"]);
  });
});

describe("the bar of a thread with stages", () => {
  it("says the stage that holds, and a change of it politely", async () => {
    const view = staged(chat);
    await show(<StageBar view={view} plan={chat} space={undefined} />);
    expect(root.querySelector("h2")?.textContent).toContain("Question 1 of 2");
    expect(root.querySelector("[role=status]")?.textContent).toBe("");
    expect(button(en["stage.next_question"])).toBeUndefined();
    await wait(1);
    expect(root.querySelector("[role=status]")?.textContent).toContain("What next?");
    expect(root.querySelector("[aria-current=step]")?.textContent).toContain("What next?");
  });
  it("lets its host go on, and says when the stage had changed meanwhile", async () => {
    const view = staged(chat, dana);
    await show(<StageBar view={view} plan={chat} space={undefined} />);
    await run(() => button(en["stage.next_question"])?.click());
    expect(world.current().last("stage.next").args).toEqual({ thread: view.thread.id, position: 1 });
    await run(() => world.current().say({ re: world.current().last("stage.next").id, error: { code: "conflict", message: "" } }));
    expect(root.querySelector("[role=alert]")?.textContent).toBe(en["stage.changed_meanwhile"]);
    await run(() => button(en["stage.more_minutes"])?.click());
    expect(world.current().last("stage.extend").args).toEqual({ thread: view.thread.id, position: 1, minutes: 5 });
  });
});

describe("the fields of a plan", () => {
  const formats = [
    { format: "consultancy", stages: [{ name: "clarifying", speaks: "everyone", minutes: 1440 }, { name: "reflection", speaks: "presenter", minutes: 1440 }] },
    { format: "chat", stages: [{ name: "question", speaks: "everyone", minutes: 8 }] },
  ];
  it("are whole with one question, and leave out those that are empty", async () => {
    let plan: PlanDraft | undefined;
    const draw = () => show(<PlanFields of="chat" plan={plan} isTried={false} onPlan={(next) => (plan = next)} />);
    await draw();
    await run(() => world.current().answer(world.current().last("stage.formats"), { formats }));
    expect(plan?.stages.length).toBe(3);
    expect(plan?.args).toBeUndefined();
    await draw();
    const field = root.querySelectorAll<HTMLInputElement>(".plan-questions input")[1]!;
    field.value = " What works? ";
    await run(() => field.dispatchEvent(new Event("input", { bubbles: true })));
    expect(plan?.args?.stages).toEqual([{ minutes: 8, text: "What works?" }]);
    expect(plan?.args?.starts_at).toBeGreaterThan(serverNow());
  });
  it("take no time that has passed", async () => {
    let plan: PlanDraft | undefined = { of: "protocol", format: "consultancy", starts: "2020-01-01T10:00", stages: [{ minutes: 60, text: "" }, { minutes: 60, text: "" }] };
    await show(<PlanFields of="protocol" plan={plan} isTried={false} onPlan={(next) => (plan = next)} />);
    await run(() => world.current().answer(world.current().last("stage.formats"), { formats }));
    expect(root.querySelector(".field-error")?.textContent).toBe(en["stage.plan_past"]);
    const field = root.querySelector<HTMLInputElement>("input[type=datetime-local]")!;
    field.value = "";
    await run(() => field.dispatchEvent(new Event("input", { bubbles: true })));
    expect(plan?.args).toEqual({ format: "consultancy", stages: [{ minutes: 60 }, { minutes: 60 }] });
  });
});

describe("a transcript as a text", () => {
  it("has its questions, names and words in order, and names as names", () => {
    const { thread } = staged(chat);
    const text = markdownOf(thread, [said(1, 0, "Come in"), said(2, 0.1, "Like [@Owen Stroud](lateral:member/2) said")]);
    expect(text).toContain(`# ${thread.title}\n`);
    expect(text.indexOf("## Question 1: What works?")).toBeGreaterThan(text.indexOf("Come in"));
    expect(text).toContain("Like @Owen Stroud said");
    expect(text).toContain(`## Question 2: What next?\n\n*${en["stage.transcript_none"]}*`);
  });
});
