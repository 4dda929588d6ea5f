import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { en } from "../src/i18n/en";
import { errorText } from "../src/i18n/errors";
import { t } from "../src/i18n/t";

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.tsx?$/.test(name) && name !== "en.ts" ? [readFileSync(path, "utf8")] : [];
  });
}
const source = sources(join(__dirname, "../src")).join("\n");
const whole = new Set(Array.from(source.matchAll(/"([a-z_]+\.[a-z_]+)"/g), (found) => found[1]));
/** `kind.${kind}_hint` and the like, as patterns. */
const parts = Array.from(source.matchAll(/`([a-z_]+\.[a-z_]*)\$\{[^}]+\}([a-z_]*)`/g), (found) => {
  return new RegExp(`^${(found[1] ?? "").replace(".", "\\.")}[a-z_]+${found[2] ?? ""}$`);
});

describe("the catalogue", () => {
  it("has no words that nobody shows", () => {
    const unused = Object.keys(en).filter((key) => !whole.has(key) && !parts.some((part) => part.test(key)));
    expect(unused).toEqual([]);
  });
  it("has words for every error of the protocol", () => {
    const generated = readFileSync(join(__dirname, "../src/protocol/messages.gen.ts"), "utf8");
    const codes = /type ErrorCode = ([^;]+);/.exec(generated)?.[1]?.match(/"(\w+)"/g) ?? [];
    expect(codes.length).toBeGreaterThan(10);
    for (const code of codes) expect(Object.keys(en)).toContain(`error.${code.replaceAll('"', "")}`);
  });
  it("has both forms of everything that is counted", () => {
    for (const [key, message] of Object.entries(en)) {
      if (typeof message === "string") expect(message.trim(), key).not.toBe("");
      else expect(Object.keys(message), key).toEqual(["one", "other"]);
    }
  });
  it("fills in values and chooses the form", () => {
    expect(t("typing.one", { name: "Dana" })).toBe("Dana is writing …");
    expect(t("thread.replies", { count: 1 })).toBe("1 reply");
    expect(t("thread.replies", { count: 1200 })).toBe("1,200 replies");
  });
  it("speaks by code and never by the server's message", () => {
    expect(errorText({ code: "forbidden", message: "no" })).toBe(en["error.forbidden"]);
    expect(errorText({ code: "rate_limited", retry_after: 3.2 })).toContain("4 seconds");
    expect(errorText({ code: "brand_new" })).toBe(en["error.internal"]);
  });
});
