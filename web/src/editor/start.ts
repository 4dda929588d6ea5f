import { Node, Slice } from "prosemirror-model";
import type { Node as ServerNode } from "../protocol/messages.gen";
import { fromNodes } from "./fromNodes";
import { parse } from "./parse";
import { schema } from "./schema";
import { isSame } from "./tidy";
import { write } from "./write";

/** What the plain field hands over: the text as it is, where the cursor stands, and the texts before it, oldest first. */
export interface Handed {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly hasFocus: boolean;
  readonly past: readonly string[];
}

/** What the editor begins with. */
export interface Start {
  readonly docs: readonly Node[];
  readonly from: number;
  readonly to: number;
  /** Whether the plain field that it takes over from had it; nothing where there was none. */
  readonly hasFocus?: boolean;
}

const marks = ["\ue000", "\ue001"] as const;

function withoutMark(doc: Node, sign: string): { readonly doc: Node; readonly at: number } | undefined {
  let at = -1;
  doc.descendants((node, position) => {
    const offset = node.isText ? (node.text ?? "").indexOf(sign) : -1;
    if (offset >= 0) at = position + offset;
  });
  return at < 0 ? undefined : { doc: doc.replace(at, at + 1, Slice.empty), at };
}

/** A sign of nobody's stands for the cursor while the text is read; a text that would be another with it is read without. */
function withCursor({ text, from, to }: Handed, toMarkdown: (text: string) => string, plain: Node): Omit<Start, "docs" | "hasFocus"> & { readonly doc: Node } {
  const end = { doc: plain, from: plain.content.size, to: plain.content.size };
  if (marks.some((sign) => text.includes(sign))) return end;
  const [first, second] = marks;
  const marked = parse(toMarkdown(text.slice(0, from) + first + text.slice(from, to) + second + text.slice(to)));
  const one = marked && withoutMark(marked, first);
  const both = one && withoutMark(one.doc, second);
  return both && isSame(both.doc, plain) ? { doc: both.doc, from: one.at, to: both.at } : end;
}

/** Nothing when the editor has no place for something in the text: it stays in the plain field. */
export function fromPlain(handed: Handed, toMarkdown: (text: string) => string): Start | undefined {
  const plain = parse(toMarkdown(handed.text));
  if (!plain) return undefined;
  const { doc, from, to } = withCursor(handed, toMarkdown, plain);
  const past = handed.past.map((text) => parse(toMarkdown(text))).filter((one) => one !== undefined);
  return { docs: [...past, doc], from, to, hasFocus: handed.hasFocus };
}

/** A text that nobody is typing in: a draft, or a post with what the server made of it, which then must be the same. */
export function fromKept(markdown: string, kept: unknown, posted?: readonly ServerNode[]): Start | undefined {
  const doc = keptDoc(markdown, kept) ?? parse(markdown);
  if (!doc || (posted && !isAsPosted(doc, posted))) return undefined;
  return { docs: [doc], from: doc.content.size, to: doc.content.size };
}

/** A draft as the editor left it, if it still says what its text says. */
function keptDoc(markdown: string, kept: unknown): Node | undefined {
  if (kept === undefined) return undefined;
  try {
    const doc = Node.fromJSON(schema, kept);
    doc.check();
    return write(doc) === markdown ? doc : undefined;
  } catch (error) {
    // Kept by another version, or damaged: the text itself is read.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function isAsPosted(doc: Node, posted: readonly ServerNode[]): boolean {
  try {
    return isSame(doc, fromNodes(posted), ["info", "align"]);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
