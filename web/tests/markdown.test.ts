import { describe, expect, it } from "vitest";
import { fromNodes } from "../src/editor/fromNodes";
import { parse } from "../src/editor/parse";
import { kind, schema } from "../src/editor/schema";
import { fromKept, fromPlain } from "../src/editor/start";
import { isSame, tidy } from "../src/editor/tidy";
import { write } from "../src/editor/write";
import type { FileId, Node as ServerNode } from "../src/protocol/messages.gen";
import { randomText } from "./support/randomText";

const written = (markdown: string): string | undefined => {
  const doc = parse(markdown);
  return doc && write(doc);
};

/** Many texts on a machine that does other things too. */
const slowly = 30_000;

describe("any text", () => {
  it("that people write is the same after it was written and read, and is written the same again", () => {
    for (let seed = 1; seed <= 500; seed++) {
      const doc = tidy(randomText(seed, "calm"));
      doc.check();
      const markdown = write(doc);
      const back = parse(markdown);
      expect(back?.toJSON(), `seed ${seed}\n${markdown}`).toEqual(doc.toJSON());
      expect(write(back ?? doc), `seed ${seed}`).toBe(markdown);
    }
  }, slowly);
  it("however odd, is kept by a draft exactly", () => {
    for (let seed = 1; seed <= 500; seed++) {
      const doc = randomText(seed, "wild");
      const start = fromKept(write(doc), JSON.parse(JSON.stringify(doc)));
      expect(start?.docs[0]?.toJSON(), `seed ${seed}`).toEqual(doc.toJSON());
    }
  }, slowly);
  it("is tidied once and then stays", () => {
    for (let seed = 1; seed <= 500; seed++) {
      const doc = tidy(randomText(seed, "wild"));
      expect(tidy(doc).toJSON(), `seed ${seed}`).toEqual(doc.toJSON());
    }
  }, slowly);
});

describe("Markdown", () => {
  it.each([
    ["# One\n\n###### Six"],
    ["**bold** _soft_ ~~gone~~ `code`"],
    ["- a\n- b\n  - c\n\n3. d\n4. e"],
    ["> said\n>\n> > twice"],
    ["```js\nx < `y`\n\n  z\n```"],
    ["| a | b |\n| :-- | --: |\n| **c** | `d\\|e` |"],
    ["[words](https://example.org/a_b?c=\\(d\\)) and <https://example.org/x_y>"],
    ["one\ntwo\\\n\\\nthree"],
    ["___"],
    ["See ![A board: \\*1\\* \\[x\\] & more](file:7) and ![](file:8)"],
    ["- ![one](file:7)\n- **bold ![two](file:8) words**"],
    ["| ![a](file:7) | b! |\n| --- | --- |"],
    ["[@Dana Whitfield](lateral:member/12) in [#ask](lateral:space/5)"],
    ["1. one\n\n   two\n\n   ```\n   three\n   ```"],
    ["- \\- no list\n- \\# none\n- 1\\. none"],
  ])("is given back as it was: %s", (markdown) => expect(written(markdown)).toBe(markdown));

  it("may be written in other ways that mean the same", () => {
    expect(written("*soft* __bold__\n***\n+ a\n+ b")).toBe("_soft_ **bold**\n\n___\n\n- a\n- b");
    expect(written("Title\n=====\n\n    code")).toBe("# Title\n\n```\ncode\n```");
    expect(written("see https://example.org/a_b, or www.example.org")).toBe(
      "see <https://example.org/a_b>, or [www\\.example.org](http://www.example.org)",
    );
    expect(written("- [ ] a task")).toBe("- \\[ \\] a task");
  });
  it.each([
    ["a picture from elsewhere", "![a cat](https://example.org/cat.png)"],
    ["a picture with a title", '![a](file:7 "b")'],
    ["a picture that is a link", "[![a](file:7)](https://example.org)"],
    ["a picture without a number", "![a](file:0)"],
    ["a tag", "a <b>x</b>"],
    ["a block of HTML", "<div>\nx\n</div>"],
    ["a comment", "<!-- x -->"],
    ["a title", '[x](https://example.org "title")'],
    ["a definition", "[x]: https://example.org\n\n[x]"],
    ["an address that is let nowhere", "[x](javascript:alert(1))"],
    ["a name of a sign", "&hearts;"],
  ])("with %s is left to the plain field", (_, markdown) => expect(parse(markdown)).toBeUndefined());
});

describe("what the server made of a post", () => {
  const text = (words: string): ServerNode => ({ kind: "text", text: words });
  const paragraph = (...children: ServerNode[]): ServerNode => ({ kind: "paragraph", children });

  it("is the text that the editor reads", () => {
    const nodes = [paragraph(text("a "), { kind: "strong", children: [text("b")] }, { kind: "line_break" }, text("c"))];
    expect(fromKept("a **b**\nc", undefined, nodes)?.docs[0]?.toJSON()).toEqual(tidy(fromNodes(nodes)).toJSON());
  });
  it("has pictures with what they show", () => {
    const picture: ServerNode = { kind: "picture", file: 7 as FileId, text: "A *board*, [1] & b", width: 6, height: 4 };
    const doc = fromKept("See ![A \\*board\\*, \\[1\\] & b](file:7)!", undefined, [paragraph(text("See "), picture, text("!"))])?.docs[0];
    expect(doc?.firstChild?.child(1).attrs).toEqual({ file: 7, description: "A *board*, [1] & b" });
    const read = fromKept("![an **old** `code`\nline](file:7)", undefined, [paragraph({ ...picture, text: "an old code line" })]);
    expect(read?.docs[0]?.firstChild?.firstChild?.attrs["description"]).toBe("an old code line");
    // Another's, or none: the server made words of it.
    expect(fromKept("![words](file:7)", undefined, [paragraph(text("words"))])).toBeUndefined();
  });
  it("decides: where the two differ, the post is changed in the plain field", () => {
    expect(fromKept("a **b**", undefined, [paragraph(text("a **b**"))])).toBeUndefined();
    expect(fromKept("a", undefined, [{ kind: "marquee", children: [] } as unknown as ServerNode])).toBeUndefined();
  });
  it("says nothing of the language of code, which stays", () => {
    const start = fromKept("```js\nx\n```", undefined, [{ kind: "code_block", text: "x\n" }]);
    expect(start?.docs[0]?.firstChild?.attrs["info"]).toBe("js");
  });
});

describe("what the plain field hands over", () => {
  const hand = (text: string, past: readonly string[] = []) => {
    const at = text.indexOf("|");
    const words = text.replace("|", "");
    const start = fromPlain({ text: words, from: at, to: at, hasFocus: true, past }, (same) => same);
    const doc = start?.docs[start.docs.length - 1];
    return start && doc ? { before: doc.textBetween(0, start.from, "¶"), doc, start } : undefined;
  };
  it.each([
    ["Hello |world", "Hello "],
    ["Hello |", "Hello "],
    ["One\n\n|", "One¶"],
    ["- one\n- t|wo", "one¶t"],
    ["**bo|ld** x", "bo"],
    ["|", ""],
  ])("keeps the cursor in %s", (text, before) => expect(hand(text)?.before).toBe(before));
  it("keeps the texts before it", () => expect(hand("one two|", ["", "one"])?.start.docs.length).toBe(3));
  it("stays there when the editor has no place for it", () => expect(hand("an <b>|")).toBeUndefined());
});

it("a draft that is damaged, or of another version, is read from its text", () => {
  for (const kept of [5, {}, { type: "doc", content: [{ type: "marquee" }] }, schema.node("doc", null, [kind("rule").create()]).toJSON()]) {
    const start = fromKept("words", kept as unknown);
    expect(start?.docs[0]?.textContent).toBe("words");
  }
});

it("two texts are the same by what they say", () => {
  const doc = parse("a  \nb");
  expect(doc && isSame(doc, fromNodes([{ kind: "paragraph", children: [{ kind: "text", text: "a" }, { kind: "line_break" }, { kind: "text", text: "b" }] }]))).toBe(true);
});
