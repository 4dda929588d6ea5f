import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decodeFrame } from "../src/protocol/decode";

describe("decodeFrame", () => {
  it("tells answers, refusals and events apart", () => {
    expect(decodeFrame('{"re":7,"ok":{"a":1},"as_of":130}')).toEqual({
      kind: "answer",
      re: 7,
      answer: { ok: true, value: { a: 1 }, asOf: 130 },
    });
    expect(decodeFrame('{"re":8,"error":{"code":"rate_limited","retry_after":4,"message":"slow"}}')).toMatchObject({
      answer: { ok: false, error: { code: "rate_limited", retry_after: 4 } },
    });
    expect(decodeFrame('{"seq":123,"prev":120,"topic":"space:5","ev":"post.created","data":{}}')).toMatchObject({
      kind: "event",
      event: { seq: 123, prev: 120, topic: "space:5" },
    });
    expect(decodeFrame('{"topic":"network","ev":"presence","data":{}}')).toMatchObject({ kind: "event" });
  });
  it.each(["", "{", "[]", "null", '"text"', "{}", '{"re":1}', '{"ev":"x"}', '{"ev":"x","topic":"a","seq":"1"}'])(
    "refuses %s",
    (text) => expect(decodeFrame(text).kind).toBe("malformed"),
  );
});

describe("protocol/samples", () => {
  const folder = join(__dirname, "../../protocol/samples");
  if (!existsSync(folder)) {
    it("has no samples yet", () => expect(existsSync(folder)).toBe(false));
    return;
  }
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  it.each(names.filter((name) => /^(event|answer|reply)/.test(name)))("%s is understood", (name) => {
    expect(decodeFrame(readFileSync(join(folder, name), "utf8")).kind).not.toBe("malformed");
  });
  it("holds JSON", () => {
    for (const name of names.filter((one) => !one.startsWith("bad"))) {
      expect(() => JSON.parse(readFileSync(join(folder, name), "utf8")) as unknown, name).not.toThrow();
    }
  });
});
