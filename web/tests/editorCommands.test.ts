import { history } from "prosemirror-history";
import { type Node } from "prosemirror-model";
import { AllSelection, EditorState, NodeSelection, type Selection, TextSelection } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import { breakLine, commands, linkAt, newLine } from "../src/editor/commands";
import { parse } from "../src/editor/parse";
import { randomText } from "./support/randomText";

const texts = ["", "words", "- one\n- two", "> a quote\n>\n> of two", "| a | b |\n|---|---|\n| 1 | 2 |", "```\ncode\n```", "one\n\n***\n\ntwo"];

/** Wherever somebody can stand in a text, and whatever they can choose of it. */
function* places(doc: Node): Generator<Selection> {
  yield new AllSelection(doc);
  for (let position = 0; position <= doc.content.size; position++) {
    const at = doc.resolve(position);
    if (at.parent.isTextblock) yield TextSelection.create(doc, position);
    if (at.nodeAfter && !at.nodeAfter.isText && NodeSelection.isSelectable(at.nodeAfter)) yield NodeSelection.create(doc, position);
  }
}

const everything = { ...commands, newLine, breakLine };

describe("every command of the editor", () => {
  const docs = texts.map((text) => parse(text)).filter((doc) => doc !== undefined);
  for (let seed = 1; seed <= 10; seed++) docs.push(randomText(seed, "calm"));
  for (const [name, command] of Object.entries(everything)) {
    it(`${name} can be asked anywhere, and leaves a text that holds together`, () => {
      for (const doc of docs) {
        for (const selection of places(doc)) {
          const state = EditorState.create({ doc, selection, plugins: [history()] });
          const where = `${name} at ${JSON.stringify(selection)} of ${doc}`;
          expect(() => command(state), where).not.toThrow();
          expect(() => linkAt(state), where).not.toThrow();
          let after = state;
          expect(() => command(state, (tr) => (after = state.apply(tr))), where).not.toThrow();
          expect(() => after.doc.check(), where).not.toThrow();
        }
      }
    });
  }
  it("puts a table behind all when all is chosen", () => {
    const doc = parse("one\n\ntwo");
    if (!doc) throw new Error("no text");
    let state = EditorState.create({ doc, selection: new AllSelection(doc) });
    commands.table(state, (tr) => (state = state.apply(tr)));
    expect(state.doc.lastChild?.type.name).toBe("table");
    expect(state.doc.textContent).toContain("onetwo");
  });
});
