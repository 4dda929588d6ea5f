import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { en as laterEn } from "../src/i18n/later/en";
import { es as laterEs } from "../src/i18n/later/es";
import { en } from "../src/i18n/en";
import { es } from "../src/i18n/es";
import { directionOf, type Message } from "../src/i18n/language";
import { pseudo } from "../src/i18n/pseudo";
import { errorText } from "../src/i18n/errors";
import { add, isKey, t, use } from "../src/i18n/t";

/** Those of a first visit, and those that come later. */
const allEn = { ...en, ...laterEn };
const allEs = { ...es, ...laterEs };

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return /\/later\/(en|es)$/.test(path) ? [] : sources(path);
    return /\.tsx?$/.test(name) && !/^(en|es)\.ts$/.test(name) ? [readFileSync(path, "utf8")] : [];
  });
}
const files = sources(join(__dirname, "../src"));
const source = files.join("\n");
const whole = new Set(Array.from(source.matchAll(/"([a-z_]+\.[a-z_]+)"/g), (found) => found[1]));
/** `kind.${kind}_hint` and the like, as patterns. */
const parts = Array.from(source.matchAll(/`([a-z_]+\.[a-z_]*)\$\{[^}]+\}([a-z_]*)`/g), (found) => {
  return new RegExp(`^${(found[1] ?? "").replace(".", "\\.")}[a-z_]+${found[2] ?? ""}$`);
});

describe("the catalogue", () => {
  it("has no words that nobody shows", () => {
    const unused = Object.keys(allEn).filter((key) => !whole.has(key) && !parts.some((part) => part.test(key)));
    expect(unused).toEqual([]);
  });
  it("has words for every error of the protocol", () => {
    const generated = readFileSync(join(__dirname, "../src/protocol/messages.gen.ts"), "utf8");
    const codes = /type ErrorCode = ([^;]+);/.exec(generated)?.[1]?.match(/"(\w+)"/g) ?? [];
    expect(codes.length).toBeGreaterThan(10);
    for (const code of codes) expect(Object.keys(en)).toContain(`error.${code.replaceAll('"', "")}`);
  });
  it("has both forms of everything that is counted", () => {
    for (const [key, message] of Object.entries(allEn)) {
      if (typeof message === "string") expect(message.trim(), key).not.toBe("");
      else expect(Object.keys(message), key).toEqual(["one", "other"]);
    }
  });
  it("is in the reader's language at once, with its plural forms", () => {
    use("es", es);
    expect(t("thread.replies", { count: 1 })).toBe("1 respuesta");
    expect(t("thread.replies", { count: 2 })).toBe("2 respuestas");
    expect(document.documentElement.lang).toBe("es");
    use("en", en);
    expect(t("thread.replies", { count: 1 })).toBe("1 reply");
  });
  it("has what comes later only where it is waited for, and only in the reader's language", () => {
    const parts = ["activity", "administration", "calendars", "conduct", "cycles", "excerpts", "joining", "journal", "own", "people", "peers", "sealed", "settings", "spaces", "stages", "stewards"];
    const waiting = parts.map((part) => join(__dirname, "../src/features", part));
    const late = new Set(waiting.flatMap(sources));
    const isShown = (key: string): boolean => files.some((text) => !late.has(text) && text.includes(`t("${key}"`));
    expect(Object.keys(laterEn).filter(isShown)).toEqual([]);
    expect(Object.keys(en).filter((key) => key in laterEn)).toEqual([]);
    add("es", laterEs);
    expect(isKey("audit.title")).toBe(false);
    add("en", laterEn);
    expect(t("audit.title")).toBe("Audit log");
    use("es", es);
    expect(isKey("audit.title")).toBe(false);
    use("en", en);
  });
  it.each([["en", laterEn], ["es", laterEs]])("joins every file of what comes later, and has each word in one of them (%s)", async (name, joined) => {
    const folder = join(__dirname, "../src/i18n/later", name);
    const parts = await Promise.all(readdirSync(folder).map((part): Promise<Record<string, object>> => import(join(folder, part))));
    const keys = parts.flatMap(Object.values).flatMap(Object.keys);
    expect(keys.sort()).toEqual(Object.keys(joined).sort());
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

const further: readonly (readonly [string, Readonly<Record<keyof typeof allEn, Message>>])[] = [["es", allEs], ["en", pseudo(allEn)]];

function textsOf(message: Message): readonly string[] {
  return typeof message === "string" ? [message] : Object.values(message);
}
function placeholders(text: string): readonly string[] {
  return Array.from(text.matchAll(/\{(\w+)\}/g), (found) => found[1] ?? "").sort();
}

describe.each(further)("a further catalogue (%s)", (locale, words) => {
  const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  it("has the same keys", () => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(allEn).sort());
  });
  it.each(Object.entries(allEn) as [keyof typeof allEn, Message][])("says %s with the same values", (key, message) => {
    const own = words[key];
    expect(typeof own).toBe(typeof message);
    if (typeof own !== "string") for (const form of Object.keys(own)) expect(forms).toContain(form);
    const expected = placeholders(textsOf(message).at(-1) ?? "");
    for (const text of textsOf(own)) {
      expect(text.trim()).not.toBe("");
      expect(placeholders(text)).toEqual(expected);
    }
  });
});

it("says nothing in English that is to be Spanish", () => {
  const said = (words: object, key: string): string => JSON.stringify(words[key as keyof typeof words]);
  const isSame = (key: string): boolean => said(allEs, key) === said(allEn, key);
  // Names, a word that both languages have, and a number with its sign, and what only joins two.
  const both = ["app.name", "time.day", "unread.many", "affiliation_role.coach", "cycles.minutes", "cycles.hours", "cycles.hours_minutes", "desk.of", "stage.titled"];
  expect(Object.keys(allEn).filter(isSame)).toEqual(both);
});

it("knows which way a language runs", () => {
  expect(directionOf("es")).toBe("ltr");
  expect(directionOf("qps-plocm")).toBe("rtl");
});
