import type { MemberId, OrganisationId, Search, SearchHas, SearchOrder, SpaceId, ThreadKind } from "../../protocol/messages.gen";

/** What the screen looks for; the address holds all of it, so that it survives reloading and can be sent to somebody. */
export interface SearchQuery {
  readonly words: string;
  readonly space?: SpaceId;
  readonly author?: MemberId;
  readonly organisation?: OrganisationId;
  readonly kind?: ThreadKind;
  readonly has?: SearchHas;
  /** Days of the reader's own calendar, "2026-03-14"; both count. */
  readonly from?: string;
  readonly until?: string;
  readonly order?: SearchOrder;
}

export const kinds: readonly ThreadKind[] = ["discussion", "question", "success", "staged"];
export const having: readonly SearchHas[] = ["file", "picture", "document"];
export const longest = 200;

function idOf(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d{0,15}$/.test(text) ? Number(text) : undefined;
}

function dayOf(text: string | null): string | undefined {
  const isDay = text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  return isDay ? text : undefined;
}

/** Without what is not there. */
function present<T extends object>(all: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as T;
}

export function parseQuery(search: string): SearchQuery {
  const given = new URLSearchParams(search);
  return present<SearchQuery>({
    words: (given.get("q") ?? "").slice(0, longest),
    space: idOf(given.get("in")) as SpaceId | undefined,
    author: idOf(given.get("by")) as MemberId | undefined,
    organisation: idOf(given.get("from-organisation")) as OrganisationId | undefined,
    kind: kinds.find((kind) => kind === given.get("kind")),
    has: having.find((has) => has === given.get("with")),
    from: dayOf(given.get("since")),
    until: dayOf(given.get("until")),
    order: given.get("order") === "newest" ? "newest" : undefined,
  });
}

export function addressOf(query: SearchQuery): string {
  const made = new URLSearchParams();
  const put = (name: string, value: string | number | undefined): void => {
    if (value !== undefined && value !== "") made.set(name, String(value));
  };
  put("q", query.words);
  put("in", query.space);
  put("by", query.author);
  put("from-organisation", query.organisation);
  put("kind", query.kind);
  put("with", query.has);
  put("since", query.from);
  put("until", query.until);
  put("order", query.order);
  const search = made.toString();
  return search === "" ? "/search" : `/search?${search}`;
}

export function filtersOf(query: SearchQuery): number {
  const { space, author, organisation, kind, has, from, until } = query;
  return [space, author, organisation, kind, has, from, until].filter((one) => one !== undefined).length;
}

export function isEmpty(query: SearchQuery): boolean {
  return query.words.trim() === "" && filtersOf(query) === 0;
}

/** The beginning of a day here, and of the day after it, in microseconds. */
function startOf(day: string, later = 0): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return Math.max(0, new Date(year, month - 1, date + later).getTime() * 1000);
}

export function commandOf(query: SearchQuery, page: number): Search {
  const { from, until, words, ...rest } = query;
  return {
    ...rest,
    words: words.trim(),
    ...(from === undefined ? {} : { from: startOf(from) }),
    ...(until === undefined ? {} : { until: startOf(until, 1) }),
    ...(page === 0 ? {} : { page }),
  };
}
