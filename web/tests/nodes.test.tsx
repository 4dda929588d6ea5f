import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { render } from "preact";
import { describe, expect, it } from "vitest";
import { Nodes, plainText, safeHref } from "../src/features/thread/Nodes";
import type { Node } from "../src/protocol/messages.gen";

function html(nodes: readonly Node[]): HTMLElement {
  const root = document.createElement("div");
  render(<Nodes nodes={nodes} />, root);
  return root;
}
const text = (words: string): Node => ({ kind: "text", text: words });

describe("posts as elements", () => {
  it("puts what somebody wrote as a heading below that of the post, and leaves out no step", () => {
    const heading = (level: number, words: string): Node => ({ kind: "heading", level, children: [text(words)] });
    const tags = (levels: readonly number[]): string[] => [...html(levels.map((level) => heading(level, "x"))).children].map((one) => one.tagName);
    expect(tags([2, 3, 2])).toEqual(["H3", "H4", "H3"]);
    expect(tags([6])).toEqual(["H3"]);
    expect(tags([3, 1, 2, 3, 4, 5])).toEqual(["H3", "H3", "H4", "H5", "H6", "H6"]);
  });

  it("makes no link of a scheme that can do harm", () => {
    const harmful = ["javascript:alert(1)", " JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "//elsewhere", "/api"];
    for (const href of harmful) {
      expect(safeHref(href), href).toBeUndefined();
      const root = html([{ kind: "link", href, children: [text("click")] }]);
      expect(root.querySelector("a")).toBeNull();
      expect(root.textContent).toBe("click");
    }
    expect(html([{ kind: "link", href: "https://example.org/a", children: [text("a")] }]).querySelector("a")?.rel).toContain("noopener");
  });
  it("shows markup as the text that it is", () => {
    const root = html([{ kind: "paragraph", children: [text("<img src=x onerror=alert(1)>")] }]);
    expect(root.querySelector("img")).toBeNull();
    expect(root.textContent).toBe("<img src=x onerror=alert(1)>");
  });
  it("shows the words of a kind that it does not know", () => {
    const unknown = { kind: "marquee", children: [text("words")] } as unknown as Node;
    const inherited = { kind: "constructor", text: "more" } as unknown as Node;
    expect(html([unknown, inherited]).textContent).toBe("wordsmore");
  });
  it("links a mention to its member", () => {
    const root = html([{ kind: "mention", text: "@Dana Whitfield", member: 123 as never }]);
    expect(root.querySelector("a")?.getAttribute("href")).toBe("/members/123");
  });
  it("makes lists, quotes, code and tables", () => {
    const cell = (words: string): Node => ({ kind: "table_cell", children: [text(words)] });
    const root = html([
      { kind: "ordered_list", level: 3, children: [{ kind: "item", children: [text("third")] }] },
      { kind: "quote", children: [{ kind: "paragraph", children: [text("said")] }] },
      { kind: "code_block", text: "a < b" },
      {
        kind: "table",
        children: [
          { kind: "table_head", children: [cell("Room")] },
          { kind: "table_row", children: [cell("9 of 24")] },
        ],
      },
    ]);
    expect(root.querySelector("ol")?.start).toBe(3);
    expect(root.querySelector("blockquote p")?.textContent).toBe("said");
    expect(root.querySelector("pre")?.textContent).toBe("a < b");
    expect(root.querySelector("th")?.textContent).toBe("Room");
    expect(root.querySelector("td")?.textContent).toBe("9 of 24");
  });
  it("gives the plain words for a quote", () => {
    const nodes: Node[] = [
      { kind: "paragraph", children: [text("One "), { kind: "strong", children: [text("two")] }] },
      { kind: "paragraph", children: [text("three")] },
    ];
    expect(plainText(nodes).trim()).toBe("One two three");
    const cells: Node[] = ["a", "b"].map((words) => ({ kind: "table_cell", children: [text(words)] }));
    const others: Node[] = [{ kind: "table", children: [{ kind: "table_row", children: cells }] }, { kind: "code_block", text: "code" }, text("end")];
    expect(plainText(others)).toBe("a b code end");
  });
});

describe("the source", () => {
  function* files(folder: string): Generator<string> {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) yield* files(path);
      else yield path;
    }
  }
  it("writes no HTML from text", () => {
    for (const path of files(join(__dirname, "../src"))) {
      const source = readFileSync(path, "utf8");
      expect(source, path).not.toMatch(/\binnerHTML|outerHTML|insertAdjacentHTML|dangerouslySet|document\.write|\beval\(/);
      if (/\.tsx?$/.test(path)) expect(source, path).not.toMatch(/: any\b|as any\b|<any>/);
    }
  });
});
