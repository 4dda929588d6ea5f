import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { EventFrame } from "../src/protocol/decode";
import { applyFrame } from "../src/state/apply";
import { emptyState, type Snapshot, type State } from "../src/state/model";

interface Entry {
  readonly command: { readonly cmd: string };
  readonly me: number;
  readonly before: Snapshot;
  readonly events: readonly EventFrame[];
  readonly after: Snapshot;
}

const folder = join(__dirname, "../../tests/replay/corpus");

function sorted<T>(items: readonly T[], id: (item: T) => number): readonly T[] {
  return [...items].sort((a, b) => id(a) - id(b));
}

/** In an order of its own: a snapshot is a set, and only reactions and unread marks inside of it come in any order too. */
function regular(snapshot: Snapshot): Snapshot {
  return {
    me: snapshot.me,
    spaces: sorted(snapshot.spaces, (view) => view.space.id).map((view) => ({
      ...view,
      unread: sorted(view.unread, (entry) => entry.thread),
    })),
    threads: sorted(snapshot.threads, (view) => view.thread.id),
    posts: sorted(snapshot.posts, (post) => post.id).map((post) => ({
      ...post,
      reactions: [...post.reactions].sort((a, b) => a.kind.localeCompare(b.kind) || a.member.id - b.member.id),
    })),
    members: sorted(snapshot.members, (member) => member.id),
    agreement_due: snapshot.agreement_due,
    blocked: sorted(snapshot.blocked, (id) => id),
    organisations: sorted(snapshot.organisations, (organisation) => organisation.id),
  };
}

describe("the corpus of the server's replay tests", () => {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  it("is not empty", () => expect(names).not.toEqual([]));
  it.each(names)("%s: events lead from the old snapshot to the new one", (name) => {
    const entry = JSON.parse(readFileSync(join(folder, name), "utf8")) as Entry;
    expect(name.startsWith(entry.command.cmd)).toBe(true);
    const start: State = { ...emptyState, ...entry.before };
    const end = entry.events.reduce((state, frame) => applyFrame(state, frame), start);
    expect(regular(end)).toEqual(regular(entry.after));
  });
});
