import { signal } from "@preact/signals";
import { en } from "./en";

export type Key = keyof typeof en;
/** A plain text, or one per plural form of the number `count`. */
type Message = string | (Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string });
/** What a further language must fill. Its file exports one of these and is added to `catalogues`. */
export type Catalogue = { readonly [K in Key]: Message };

type Names<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type TextOf<K extends Key> = (typeof en)[K] extends string ? (typeof en)[K] : (typeof en)[K][keyof (typeof en)[K]];
type Values<K extends Key> = Record<
  Names<TextOf<K>> | ((typeof en)[K] extends string ? never : "count"),
  string | number
>;
type Rest<K extends Key> = keyof Values<K> extends never ? [] : [values: Values<K>];

const catalogues: Readonly<Record<string, Catalogue>> = { en };

function chooseLanguage(): string {
  const wanted = typeof navigator === "undefined" ? [] : navigator.languages;
  return wanted.map((tag) => tag.split("-")[0] ?? "").find((tag) => tag in catalogues) ?? "en";
}

export const language = signal(chooseLanguage());

/** The language tag for dates and numbers: the browser's own variant where it fits the catalogue. */
export function locale(): string {
  const wanted = typeof navigator === "undefined" ? [] : navigator.languages;
  return wanted.find((tag) => tag.split("-")[0] === language.value) ?? language.value;
}

function textOf(message: Message, values: Readonly<Record<string, string | number>>): string {
  if (typeof message === "string") return message;
  const form = new Intl.PluralRules(language.value).select(Number(values["count"]));
  return message[form] ?? message.other;
}

/** The words for `key` in the reader's language, with `{name}` replaced by its value. */
export function t<K extends Key>(key: K, ...rest: Rest<K>): string {
  const values: Readonly<Record<string, string | number>> = rest[0] ?? {};
  const message: Message = (catalogues[language.value] ?? en)[key];
  return textOf(message, values).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? value.toLocaleString(locale()) : value;
  });
}
