import { expect, it } from "vitest";
import { useUnreadIn } from "../src/features/sealed/whose";
import { ThreadTitle } from "../src/features/threads/ThreadTitle";
import type { CycleId, CycleLine, PeerThread, SpaceId, SpaceView, ThreadId } from "../src/protocol/messages.gen";
import { noticeWorld } from "./support/noticeWorld";
import { askAPartner, author, dana, owen, spaceOf } from "./support/samples";

const held = noticeWorld();
const talk = 21 as SpaceId;
const message = 22 as SpaceId;
const journal = 23 as SpaceId;

function sealed(id: SpaceId): SpaceView {
  const unread = [{ thread: (id + 100) as ThreadId, last_seq: 90 }];
  return spaceOf({ space: { ...askAPartner, id, name: "", visibility: "sealed" }, unread });
}

const line: CycleLine = {
  id: 4 as CycleId,
  coach: { id: dana.id, name: dana.name },
  teacher: { id: owen.id, name: owen.name },
  proposed_by: dana.id,
  proposed_at: 1_000,
  stage: "learn",
  focus: "feedback",
  band: "several",
  subject: "several",
  coach_agreed: true,
  teacher_agreed: true,
  paused: false,
  card: false,
  space: talk,
  thread: 121 as ThreadId,
};

function Seen() {
  const title = (space: SpaceId) => <ThreadTitle thread={{ space, kind: "discussion", title: "", author: author(owen) }} />;
  return <>{title(talk)} | {title(message)} | peers {useUnreadIn("peers")} | cycles {useUnreadIn("cycles")} | journal {useUnreadIn("journal")}</>;
}

const text = () => held.world.root.textContent;

async function shown(): Promise<void> {
  await held.world.opened();
  await held.world.act(() => (held.world.client.state.value = { ...held.world.client.state.value, spaces: [talk, message, journal].map(sealed) }));
  await held.world.show(<Seen />);
}

it("names what has no title by what it belongs to, and asks for that once", async () => {
  await shown();
  expect(text()).toBe("In confidence | In confidence | peers 0 | cycles 0 | journal 0");
  expect(held.world.sent("cycle.list")).toHaveLength(1);
  expect(held.world.sent("peer.list")).toHaveLength(1);
  await held.world.answer("peer.list", { threads: [{ space: message } as PeerThread], looking: false, focus: [] });
  await held.world.answer("cycle.list", { cycles: [line], coaches: false });
  expect(text()).toBe("Coaching with Owen Stroud | Private message | peers 1 | cycles 1 | journal 0");
  expect(held.world.sent("cycle.list")).toHaveLength(1);
});

it("knows it at once the next time, also without a network", async () => {
  localStorage.setItem("lateral.sealed.1", JSON.stringify({ [talk]: "cycles", [message]: "peers", [journal]: "journal" }));
  localStorage.setItem("lateral.cycles.1", JSON.stringify([line]));
  await shown();
  expect(text()).toBe("Coaching with Owen Stroud | Private message | peers 1 | cycles 1 | journal 0");
  expect(held.world.sent("cycle.list")).toHaveLength(0);
});

it("keeps to neutral words where the server does not answer", async () => {
  await shown();
  await held.world.refuse("peer.list", "internal");
  await held.world.answer("cycle.list", { cycles: [line], coaches: false });
  expect(text()).toBe("In confidence | In confidence | peers 0 | cycles 0 | journal 0");
});
