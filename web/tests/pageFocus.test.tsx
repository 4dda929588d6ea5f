import { render } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { act } from "preact/test-utils";
import { afterEach, expect, it } from "vitest";
import { Page } from "../src/ui/Page";

/** Takes the focus before the effects of its screen run, as somebody does who writes at once. */
function Written({ at }: { readonly at: "field" | "link" }) {
  const field = useRef<HTMLInputElement>(null);
  const link = useRef<HTMLAnchorElement>(null);
  useLayoutEffect(() => (at === "field" ? field : link).current?.focus(), []);
  return <><input ref={field} /><a ref={link} href="/">Home</a></>;
}

const main = document.body.appendChild(document.createElement("main"));
afterEach(() => render(null, main));

async function show(at: "field" | "link"): Promise<void> {
  await act(() => render(<Page key={at} title={at}><Written at={at} /></Page>, main));
}

it("a screen starts at its heading, but does not take the focus from who has begun to write in it", async () => {
  await show("link"); // the first leaves it where it is
  expect(document.activeElement?.tagName).toBe("A");
  await show("field");
  expect(document.activeElement?.tagName).toBe("INPUT");
  await show("link");
  expect(document.activeElement?.tagName).toBe("H1");
});
