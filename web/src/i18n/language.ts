import type { en } from "./en";
import { keep, recall } from "../state/storage";

export type Key = keyof typeof en;
/** A plain text, or one per plural form of the number `count`. */
export type Message = string | (Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string });
/** What every language must fill: its file exports one of these and is named in `loaders`. */
export type Catalogue = { readonly [K in Key]: Message };

/** Each language is a file of its own: a visit carries the one that it reads. */
const loaders = {
  en: () => import("./en").then((file): Catalogue => file.en),
  es: () => import("./es").then((file): Catalogue => file.es),
  "qps-ploc": () => Promise.all([import("./pseudo"), import("./en")]).then(([{ pseudo }, { en }]) => pseudo(en)),
  "qps-plocm": () => Promise.all([import("./pseudo"), import("./en")]).then(([{ pseudo }, { en }]) => pseudo(en)),
} as const;

export type Language = keyof typeof loaders;

/** Those that one can choose, each under its own name. The other two show what is not in a catalogue, and what is not mirrored. */
export const languages: readonly { readonly tag: Language; readonly name: string }[] = [
  { tag: "en", name: "English" },
  { tag: "es", name: "Español" },
];

/** What dates, numbers and plural forms go by where the catalogue's own tag is none. */
const stands: Partial<Record<Language, string>> = { "qps-ploc": "en", "qps-plocm": "ar" };
const fromRight: readonly string[] = ["ar", "fa", "he", "ur"];
const name = "language";

function isLanguage(tag: unknown): tag is Language {
  return typeof tag === "string" && Object.hasOwn(loaders, tag);
}

function wanted(): readonly string[] {
  return typeof navigator === "undefined" ? [] : navigator.languages;
}

/** What was chosen here, or the first of the browser's languages that there is. */
export function chosenLanguage(): Language {
  const kept = recall(name);
  if (isLanguage(kept)) return kept;
  return wanted().map((tag) => tag.split("-")[0]).find(isLanguage) ?? "en";
}

export function keepLanguage(language: Language): void {
  keep(name, language);
}

export async function load(language: Language): Promise<Catalogue> {
  try {
    return await loaders[language]();
  } catch {
    // Neither kept here nor to be had: other words are better than none.
    return loaders.en();
  }
}

/** The tag for dates and numbers: the browser's own variant where it fits the language. */
export function localeOf(language: Language): string {
  return stands[language] ?? wanted().find((tag) => tag.split("-")[0] === language) ?? language;
}

export function directionOf(language: Language): "ltr" | "rtl" {
  return fromRight.includes(localeOf(language).split("-")[0] ?? "") ? "rtl" : "ltr";
}
