import { batch, signal } from "@preact/signals";
import type { en as later } from "./later/en";
import type { en } from "./en";
import { type Catalogue, directionOf, type Language, load, localeOf, type Message } from "./language";
import type { Later } from "./later";

type Words = typeof en & typeof later;
export type Key = keyof Words;

type Names<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type TextOf<K extends Key> = Words[K] extends string ? Words[K] : Words[K][keyof Words[K]];
export type Values<K extends Key> = Record<Names<TextOf<K>> | (Words[K] extends string ? never : "count"), string | number>;
type Rest<K extends Key> = keyof Values<K> extends never ? [] : [values: Values<K>];

export const language = signal<Language>("en");
const catalogue = signal<Partial<Catalogue & Later>>({});

/** Every screen that shows words follows. */
export function use(next: Language, words: Catalogue): void {
  batch(() => {
    language.value = next;
    catalogue.value = words;
  });
  document.documentElement.lang = localeOf(next);
  document.documentElement.dir = directionOf(next);
}

/** Words of a part that comes later; if its language is the reader's still. */
export function add(to: Language, words: Later): void {
  if (language.value === to) catalogue.value = { ...catalogue.value, ...words };
}

export async function speak(next: Language): Promise<void> {
  use(next, await load(next));
}

/** The language tag for dates, numbers and plural forms. */
export function locale(): string {
  return localeOf(language.value);
}

/**
 * Formats of a kind for the reader's language and zone. Making one takes as long as using it a hundred times; a clock that is taken into
 * another zone makes them anew.
 */
export function formats<T>(make: (locale: string) => T): () => T {
  let key = "";
  let made: T | undefined;
  return () => {
    const now = `${locale()} ${new Date().getTimezoneOffset()}`;
    if (made === undefined || key !== now) made = make(locale());
    key = now;
    return made;
  };
}

const plural = formats((tag) => new Intl.PluralRules(tag));
const number = formats((tag) => new Intl.NumberFormat(tag));

export function isKey(key: string): key is Key {
  return key in catalogue.value;
}

function textOf(message: Message, values: Readonly<Record<string, string | number>>): string {
  if (typeof message === "string") return message;
  const form = plural().select(Number(values["count"]));
  return message[form] ?? message.other;
}

/** The words for `key` in the reader's language, with `{name}` replaced by its value. */
export function t<K extends Key>(key: K, ...rest: Rest<K>): string {
  const values: Readonly<Record<string, string | number>> = rest[0] ?? {};
  return textOf(catalogue.value[key] ?? key, values).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? number().format(value) : value;
  });
}
