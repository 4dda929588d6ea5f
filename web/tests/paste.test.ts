import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DOMSerializer } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import { addressAlone, clean, pasteParser, quiet } from "../src/editor/paste";
import { schema } from "../src/editor/schema";
import { parse } from "../src/editor/parse";
import { write } from "../src/editor/write";

/** As the view makes it: a tree in a document without a window. */
function tree(html: string): HTMLElement {
  return new DOMParser().parseFromString(quiet(html), "text/html").body;
}

/** What is stored when this is pasted into an empty text. */
function pasted(html: string): string {
  const state = EditorState.create({ schema });
  return write(state.tr.replaceSelection(pasteParser.parseSlice(tree(html))).doc);
}

function fixture(name: string): string {
  return readFileSync(join(__dirname, "fixtures", name), "utf8");
}

const plan = `# The plan

A paragraph with **bold**, _soft_ and **_both_**, and [a page](https://example.org/page).

## Steps

- first
- second
  - deeper
  - deeper still
- third

1. one
2. two

| Room | Seats |
| --- | --- |
| A | 24 |
| B **big** | 12 |

The end.`;

describe("what is pasted", () => {
  it.each(["docs.html", "word-desktop.html", "word-web.html", "page.html"])("from %s keeps its structure and nothing else", (name) => {
    expect(pasted(fixture(name))).toBe(plan);
  });
  it("loses scripts, styles, pictures that tell on the reader, and addresses that do harm", () => {
    const markdown = pasted(
      '<style>p{color:red}</style><script>alert(1)</script><p onclick="x()" style="color:red">words<img src="https://t.example/p.gif" onerror="x()"></p>' +
        '<iframe src="https://t.example"></iframe><a href="javascript:alert(1)">click</a><svg><script>alert(2)</script></svg><form><input value="typed"></form>',
    );
    expect(markdown).toBe("words\n\nclick");
  });
  it("loses what follows readers around", () => {
    expect(pasted('<a href="https://www.google.com/url?q=https://example.org/a%3Fb%3Dc&amp;sa=D&amp;usg=x">a</a>')).toBe("[a](https://example.org/a?b=c)");
    expect(pasted('<a href="https://example.org/?utm_source=x&amp;id=5&amp;fbclid=y">a</a>')).toBe("[a](https://example.org/?id=5)");
    expect(pasted('<a href="https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2F&amp;data=x">a</a>')).toBe("[a](https://example.org/)");
  });
  it("says in elements what a page says in styles, and the other way round", () => {
    expect(pasted('<p><span style="font-weight:600">a</span> <span style="font-style:italic">b</span> <span style="text-decoration:line-through">c</span></p>')).toBe("**a** _b_ ~~c~~");
    expect(pasted('<p><b style="font-weight:normal">a</b></p>')).toBe("a");
  });
  it("fills the cells of a table that span others", () => {
    expect(pasted('<table><tr><th colspan="2">a</th></tr><tr><td rowspan="2">b</td><td>c</td></tr><tr><td>d</td></tr></table>')).toBe(
      "| a |  |\n| --- | --- |\n| b | c |\n|  | d |",
    );
  });
  it("takes tables for layout apart", () => {
    expect(pasted("<table><tr><td><p>one</p><p>two</p></td></tr></table>")).toBe("one\n\ntwo");
    expect(pasted("<table><tr><td>x</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>")).toBe("x\n\n| a | b |\n| --- | --- |");
  });
  it("knows names that were copied from a post", () => {
    const html = `<p>by <a class="mention" href="${location.origin}/members/12">@Dana Whitfield</a> in <a class="mention" href="/s/5">#ask</a></p>`;
    expect(pasted(html)).toBe("by [@Dana Whitfield](lateral:member/12) in [#ask](lateral:space/5)");
  });
  it("comes back from our own editor as it was", () => {
    const doc = parse(plan);
    if (!doc) throw new Error("The plan is no text.");
    const holder = document.createElement("div");
    holder.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content));
    expect(pasted(holder.innerHTML)).toBe(plan);
  });
  it("is cleaned of every style and handler", () => {
    const root = tree(fixture("word-desktop.html"));
    clean(root);
    expect(root.querySelector("[style], [data-style], [data-gone], style, script, meta")).toBeNull();
  });
});

it("an address alone becomes the link of the words that are chosen", () => {
  expect(addressAlone(" https://example.org/a_b \n")).toBe("https://example.org/a_b");
  expect(addressAlone("see https://example.org")).toBeUndefined();
  expect(addressAlone("words")).toBeUndefined();
});
