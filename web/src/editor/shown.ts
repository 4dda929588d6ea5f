import { DOMSerializer } from "prosemirror-model";
import { parse } from "./parse";
import { schema } from "./schema";

/** A text as elements, before the server has read it; nothing when it holds what the editor does not know. */
export function shown(markdown: string): Node | undefined {
  const doc = parse(markdown);
  return doc && DOMSerializer.fromSchema(schema).serializeFragment(doc.content);
}
