import { type Key, t, type Values } from "../../../i18n/t";
import type { Part } from "./entry";

function inPlace(part: Part): Part {
  return typeof part === "string" && part !== "" ? { kind: "plain", name: part } : part;
}

/** The words for `key` with people, channels and the like in their places, so that each can be shown as a link. */
export function sentence<K extends Key>(key: K, values: Record<keyof Values<K>, Part>): readonly Part[] {
  const places = Object.fromEntries(Object.keys(values).map((name) => [name, `{${name}}`]));
  const words = (t as (key: Key, values: Readonly<Record<string, string>>) => string)(key, places);
  const named = values as Readonly<Record<string, Part>>;
  return words
    .split(/\{(\w+)\}/)
    .map((part, at) => (at % 2 === 0 ? part : inPlace(named[part] ?? "")))
    .filter((part) => part !== "");
}
