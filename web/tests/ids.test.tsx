import { render } from "preact";
import { act } from "preact/test-utils";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { useId } from "../src/ui/useId";

function sources(folder: string): { path: string; text: string }[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.tsx?$/.test(name) ? [{ path, text: readFileSync(path, "utf8") }] : [];
  });
}

function Named() {
  return <p id={useId()} />;
}

afterEach(() => render(null, document.body));

it("what is added after the page was rendered again gets an id of its own, and the others keep theirs", () => {
  const page = (count: number) => <main>{Array.from({ length: count }, (_, at) => <Named key={at} />)}</main>;
  const ids = () => Array.from(document.querySelectorAll("p"), (one) => one.id);
  act(() => render(page(2), document.body));
  const before = ids();
  act(() => render(page(4), document.body));
  expect(ids().slice(0, 2)).toEqual(before);
  expect(new Set(ids()).size).toBe(4);
});

it("nobody takes Preact's, which gives one id twice", () => {
  const taking = sources(join(__dirname, "../src")).filter(({ text }) => /\buseId\b[^;]*from "preact/.test(text));
  expect(taking.map(({ path }) => path)).toEqual([]);
});
