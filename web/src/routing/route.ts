import type { CycleId, MemberId, OrganisationId, SpaceId, ThreadId } from "../protocol/messages.gen";

/** Every address of the client. The server answers these with the page and everything else with 404. */
export type Route =
  | { readonly at: "home" | "sign-in" | "organisations" | "settings" | "notices" | "administration" | "flagged" | "ask" | "journal" | "desk" | "peers" | "cycles" | "activity" | "lost" }
  | { readonly at: "join" | "come" | "reset"; readonly code: string }
  | { readonly at: "space"; readonly space: SpaceId; readonly part?: "about" }
  | { readonly at: "thread"; readonly thread: ThreadId; readonly position?: number; readonly part?: "transcript" }
  | { readonly at: "member"; readonly member: MemberId; readonly part?: "activity" }
  | { readonly at: "cycle"; readonly cycle: CycleId }
  | { readonly at: "organisation"; readonly organisation: OrganisationId }
  | { readonly at: "search" | "members"; readonly query: string };

const plain = ["sign-in", "organisations", "settings", "notices", "administration", "flagged", "ask", "journal", "desk", "peers", "cycles", "activity"] as const;

function idOf(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,15}$/.test(text) ? Number(text) : undefined;
}

function withId(folder: string, id: number, query: string): Route {
  if (folder === "s") {
    const isAbout = new URLSearchParams(query).get("show") === "about";
    return { at: "space", space: id as SpaceId, ...(isAbout ? { part: "about" } : {}) };
  }
  if (folder === "members") {
    const isActivity = new URLSearchParams(query).get("show") === "activity";
    return { at: "member", member: id as MemberId, ...(isActivity ? { part: "activity" } : {}) };
  }
  if (folder === "organisations") return { at: "organisation", organisation: id as OrganisationId };
  if (folder === "cycles") return { at: "cycle", cycle: id as CycleId };
  if (folder !== "t") return { at: "lost" };
  const given = new URLSearchParams(query);
  const thread = id as ThreadId;
  if (given.get("show") === "transcript") return { at: "thread", thread, part: "transcript" };
  const position = idOf(given.get("p") ?? undefined);
  return { at: "thread", thread, ...(position === undefined ? {} : { position }) };
}

export function parseRoute(path: string, query = "", fragment = ""): Route {
  const [folder = "", second, ...more] = path.split("/").filter((part) => part !== "");
  if (more.length > 0) return { at: "lost" };
  const id = idOf(second);
  if (second !== undefined) return id === undefined ? { at: "lost" } : withId(folder, id, query);
  if (folder === "") return { at: "home" };
  if (folder === "join" || folder === "come" || folder === "reset") return { at: folder, code: fragment.replace(/^#/, "") };
  if (folder === "search" || folder === "members") return { at: folder, query };
  const page = plain.find((name) => name === folder);
  return { at: page ?? "lost" };
}

export const paths = {
  home: "/",
  signIn: "/sign-in",
  members: "/members",
  organisations: "/organisations",
  settings: "/settings",
  notices: "/notices",
  administration: "/administration",
  flagged: "/flagged",
  peers: "/peers",
  reflecting: "/activity",
  cycles: "/cycles",
  cycle: (id: CycleId) => `/cycles/${id}`,
  ask: "/ask",
  journal: "/journal",
  desk: "/desk",
  search: "/search",
  space: (id: SpaceId) => `/s/${id}`,
  about: (id: SpaceId) => `/s/${id}?show=about`,
  thread: (id: ThreadId, position?: number) => (position ? `/t/${id}?p=${position}` : `/t/${id}`),
  transcript: (id: ThreadId) => `/t/${id}?show=transcript`,
  member: (id: MemberId) => `/members/${id}`,
  activity: (id: MemberId) => `/members/${id}?show=activity`,
  organisation: (id: OrganisationId) => `/organisations/${id}`,
} as const;
