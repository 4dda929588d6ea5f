import type { ErrorCode, Events, Seq } from "./messages.gen";

/** What a command came to. `asOf` is the place in the log at which a read was taken. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly asOf?: Seq }
  | { readonly ok: false; readonly error: WireError };

export interface WireError {
  /** A code of the protocol, or a newer one that this client does not know. */
  readonly code: ErrorCode | (string & {});
  readonly field?: string;
  readonly retry_after?: number;
  readonly message?: string;
}

export interface EventFrame<E extends string = string> {
  readonly seq?: Seq;
  readonly prev?: Seq;
  readonly topic: string;
  readonly ev: E;
  readonly data: unknown;
}
/** An event whose name this client knows; the data have the type that the table gives. */
export type KnownFrame = { [E in keyof Events]: EventFrame<E> & { readonly data: Events[E] } }[keyof Events];

export type Frame =
  | { readonly kind: "answer"; readonly re: number; readonly answer: Answer<unknown> }
  | { readonly kind: "event"; readonly event: EventFrame }
  | { readonly kind: "malformed"; readonly text: string };

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function optionalNumber(value: unknown): value is number | undefined {
  return value === undefined || typeof value === "number";
}

function decodeError(value: Fields): WireError {
  return {
    code: typeof value["code"] === "string" ? value["code"] : "internal",
    ...(typeof value["field"] === "string" ? { field: value["field"] } : {}),
    ...(typeof value["retry_after"] === "number" ? { retry_after: value["retry_after"] } : {}),
    ...(typeof value["message"] === "string" ? { message: value["message"] } : {}),
  };
}

/** The body of an answer, as it stands in a frame and in the reply of POST /api. */
export function decodeAnswer(value: unknown): Answer<unknown> | undefined {
  if (!isFields(value)) return undefined;
  if (isFields(value["error"])) return { ok: false, error: decodeError(value["error"]) };
  if (!isFields(value["ok"])) return undefined;
  const asOf = value["as_of"];
  return { ok: true, value: value["ok"], ...(typeof asOf === "number" ? { asOf } : {}) };
}

/**
 * Sorts a frame by its envelope. The body is not checked field by field: it comes from the server that sent this
 * very program, and its types were written from the same source.
 */
export function decodeFrame(text: string): Frame {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: "malformed", text };
  }
  if (!isFields(value)) return { kind: "malformed", text };
  const { re, seq, prev, topic, ev, data } = value;
  if (typeof re === "number") {
    const answer = decodeAnswer(value);
    return answer ? { kind: "answer", re, answer } : { kind: "malformed", text };
  }
  if (typeof ev !== "string" || typeof topic !== "string") return { kind: "malformed", text };
  if (!optionalNumber(seq) || !optionalNumber(prev)) return { kind: "malformed", text };
  const place = { ...(seq === undefined ? {} : { seq }), ...(prev === undefined ? {} : { prev }) };
  return { kind: "event", event: { ...place, topic, ev, data } };
}
