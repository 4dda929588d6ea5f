import { describe, expect, it } from "vitest";
import { parseRoute } from "../src/routing/route";

describe("addresses", () => {
  it.each([
    ["/", "", "", { at: "home" }],
    ["/sign-in", "", "", { at: "sign-in" }],
    ["/join", "", "#abc-DEF", { at: "join", code: "abc-DEF" }],
    ["/reset", "", "#abc", { at: "reset", code: "abc" }],
    ["/s/5", "", "", { at: "space", space: 5 }],
    ["/t/7", "", "", { at: "thread", thread: 7 }],
    ["/t/7", "?p=12", "", { at: "thread", thread: 7, position: 12 }],
    ["/t/7", "?show=transcript", "", { at: "thread", thread: 7, part: "transcript" }],
    ["/t/7", "?p=x", "", { at: "thread", thread: 7 }],
    ["/members", "?topic=PODD", "", { at: "members", query: "?topic=PODD" }],
    ["/members/4503599627370495", "", "", { at: "member", member: 4503599627370495 }],
    ["/members/7", "?show=activity", "", { at: "member", member: 7, part: "activity" }],
    ["/organisations/3", "", "", { at: "organisation", organisation: 3 }],
    ["/settings", "", "", { at: "settings" }],
    ["/administration", "", "", { at: "administration" }],
    ["/search", "?q=number%20talk", "", { at: "search", query: "?q=number%20talk" }],
  ])("%s%s%s is understood", (path, query, fragment, route) => {
    expect(parseRoute(path, query, fragment)).toEqual(route);
  });
  it.each(["/s/abc", "/s/0", "/s/5/6", "/nothing", "/t/-1", "/settings/1"])("%s is nowhere", (path) => {
    expect(parseRoute(path)).toEqual({ at: "lost" });
  });
});
