import type {
  Author,
  Member,
  MemberId,
  Post,
  PostId,
  Space,
  SpaceId,
  SpaceView,
  Thread,
  ThreadId,
  ThreadView,
} from "../../src/protocol/messages.gen";
import { emptyState, type State } from "../../src/state/model";

export const dana: Member = {
  id: 1 as MemberId,
  name: "Dana Whitfield",
  role: "member",
  state: "active",
  organisation: "Larkspur Public Schools",
  title: "Instructional partner, K-5",
};
export const owen: Member = { ...dana, id: 2 as MemberId, name: "Owen Stroud", organisation: "Copper Ridge ISD" };

export function author(member: Member): Author {
  return { id: member.id, name: member.name, organisation: member.organisation, title: member.title };
}

export const askAPartner: Space = {
  id: 5 as SpaceId,
  name: "ask-a-partner",
  description: "",
  visibility: "network",
  state: "open",
};

export function spaceOf(part: Partial<SpaceView> = {}): SpaceView {
  return { space: askAPartner, role: "member", level: "normal", watermark: 0, unread: [], ...part };
}

export function threadOf(part: Partial<Thread> = {}): Thread {
  return {
    id: 7 as ThreadId,
    space: askAPartner.id,
    kind: "question",
    title: "Pair talk turns into copying",
    author: author(dana),
    created_at: 1_000,
    last_post_at: 1_000,
    last_seq: 90,
    last_position: 1,
    pinned: false,
    locked: false,
    through_steward: false,
    ...part,
  };
}

export function viewOf(part: Partial<ThreadView> = {}): ThreadView {
  return { thread: threadOf(), level: "normal", read_position: 1, kept_seq: 0, ...part };
}

export function postOf(position: number, part: Partial<Post> = {}): Post {
  return {
    id: (1000 + position) as PostId,
    thread: 7 as ThreadId,
    space: askAPartner.id,
    position,
    author: author(owen),
    created_at: 2_000 + position,
    body: "We moved the look-for.",
    content: [{ kind: "paragraph", children: [{ kind: "text", text: "We moved the look-for." }] }],
    revision: 1,
    deleted: false,
    hidden: false,
    attachments: [],
    reactions: [],
    ...part,
  };
}

export function stateOf(part: Partial<State> = {}): State {
  return { ...emptyState, me: dana.id, members: [dana], spaces: [spaceOf()], threads: [viewOf()], posts: [postOf(1)], ...part };
}
