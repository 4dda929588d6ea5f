import { render } from "preact";
import { describe, expect, it } from "vitest";
import { Attachments, filesBelow } from "../src/features/files/Attachments";
import { bodyOf, isOnlyPictures } from "../src/features/files/bodyOf";
import { endingOf, sizeText } from "../src/features/files/size";
import { en } from "../src/i18n/en";
import { use } from "../src/i18n/t";
import type { Attachment, FileId } from "../src/protocol/messages.gen";
import { postOf } from "./support/samples";

use("en", en);

const board: Attachment = { file: 7 as FileId, name: "board.jpg", size: 2_500_000, kind: "picture", type: "image/jpeg", width: 1200, height: 800, description: "A board" };
const plan: Attachment = { file: 8 as FileId, name: "Plan.v2.pdf", size: 900, kind: "document", type: "application/pdf" };

function shown(files: readonly Attachment[]): HTMLElement {
  const place = document.createElement("div");
  render(<Attachments files={files} />, place);
  return place;
}

describe("files of a post", () => {
  it("stand below it unless they stand in its text", () => {
    const content = [{ kind: "paragraph", children: [{ kind: "picture", file: board.file, text: "A board", width: 1200, height: 800 }] }] as const;
    expect(filesBelow(postOf(1, { attachments: [board, plan] }))).toEqual([board, plan]);
    expect(filesBelow(postOf(1, { attachments: [board, plan], content }))).toEqual([plan]);
  });
  it("reserve the room of a picture, and say what it shows", () => {
    const place = shown([board]);
    const image = place.querySelector("img");
    expect([image?.getAttribute("width"), image?.getAttribute("height")]).toEqual(["1200", "800"]);
    expect(image?.getAttribute("loading")).toBe("lazy");
    expect(place.querySelector("button")?.getAttribute("aria-label")).toBe("A board. Open it large");
  });
  it("are downloads by their own name, whatever it holds", () => {
    const link = shown([{ ...plan, name: '<b>"x".pdf' }]).querySelector("a");
    expect(link?.getAttribute("href")).toBe("/files/8");
    expect(link?.getAttribute("download")).toBe('<b>"x".pdf');
    expect(link?.querySelector("b")).toBeNull();
  });
  it("say how large they are and of what kind", () => {
    expect(sizeText(board.size)).toBe("2.4 MB");
    expect(sizeText(900)).toBe("900 bytes");
    expect(endingOf(plan.name)).toBe("PDF");
    expect(endingOf(".profile")).toBe("");
  });
});

describe("a post of files alone", () => {
  const item = (done: Attachment, description = "", isDecorative = false) => ({ done, description, isDecorative });
  it("holds its pictures with their descriptions, and nothing in them is markup", () => {
    expect(bodyOf([item(board, " A *board* [1] "), item(plan)])).toBe("![A \\*board\\* \\[1\\]](file:7)");
    expect(bodyOf([item(board, "unused", true)])).toBe("![](file:7)");
  });
  it("is the names of its documents", () => {
    expect(bodyOf([item(plan)])).toBe("Plan.v2.pdf");
  });
  it("is known again when it is changed", () => {
    expect(isOnlyPictures({ body: bodyOf([item(board, "A [b]"), item(board)]) })).toBe(true);
    expect(isOnlyPictures({ body: "See ![x](file:7)" })).toBe(false);
  });
});
