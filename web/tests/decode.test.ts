import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { errorText } from "../src/i18n/errors";
import { decodeFrame } from "../src/protocol/decode";
import { ephemeralEvents, type Events } from "../src/protocol/messages.gen";
import { applyFrame, isKnown } from "../src/state/apply";
import { emptyState } from "../src/state/model";
import { stateOf } from "./support/samples";

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

/** One line of a file of protocol/samples: what a client sends, or what the server does. */
interface Sample {
  readonly frame?: string;
  readonly command?: string;
  readonly error?: { readonly code: string; readonly field: string };
  readonly server?: Readonly<Record<string, unknown>>;
}

function numbersIn(value: unknown): readonly number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe("protocol/samples", () => {
  const folder = join(__dirname, "../../protocol/samples");
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const samples = (name: string) => JSON.parse(readFileSync(join(folder, name), "utf8")) as readonly Sample[];
  const frames = (name: string) =>
    samples(name).flatMap((sample) => (sample.server ? [decodeFrame(JSON.stringify(sample.server))] : []));
  const events = names.filter((name) => name.startsWith("event."));
  const commands = names.filter((name) => !name.startsWith("event.") && name !== "frames.json");

  it.each(commands)("%s: answers are understood", (name) => {
    expect(frames(name)).not.toEqual([]);
    for (const frame of frames(name)) {
      expect(frame).toMatchObject({ kind: "answer", answer: { ok: name !== "errors.json" } });
    }
  });
  it.each(events)("%s: is known, and every state takes it", (name) => {
    expect(frames(name)).not.toEqual([]);
    for (const frame of frames(name)) {
      if (frame.kind !== "event") throw new Error(`not an event: ${JSON.stringify(frame)}`);
      expect(frame.event.ev).toBe(name.replace(/^event\.|\.json$/g, ""));
      expect(isKnown(frame.event)).toBe(true);
      expect(ephemeralEvents.includes(frame.event.ev as keyof Events)).toBe(frame.event.seq === undefined);
      for (const state of [emptyState, stateOf()]) {
        const once = applyFrame(state, frame.event);
        expect(applyFrame(once, frame.event)).toEqual(once);
      }
    }
  });
  it.each(names)("%s: no number is more than a double holds", (name) => {
    for (const { server, frame, error } of samples(name)) {
      const numbers = numbersIn(server ?? (error ? {} : JSON.parse(frame ?? "{}")));
      expect(numbers.filter((number) => !Number.isSafeInteger(number))).toEqual([]);
    }
  });
  it("every refusal has its words", () => {
    const codes = frames("errors.json").flatMap((frame) =>
      frame.kind === "answer" && !frame.answer.ok ? [frame.answer.error.code] : [],
    );
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => errorText({ code }) === errorText({ code: "no such code" }))).toEqual(["internal"]);
  });
});
