import type { Message } from "./language";

const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const accented = "áƀçđéƒǧħíĵķłɱñóƥɋřšŧúṽŵẋýžÁɃÇĐÉƑǦĦÍĴĶŁṀÑÓƤɊŘŠŦÚṼŴẊÝŽ";

/** Two words of every five are said twice: other languages need that room. */
function longer(text: string): string {
  return text.split(" ").map((word, at) => (at % 5 < 2 && !word.includes("{") ? `${word}${word}` : word)).join(" ");
}

function disguise(text: string): string {
  const parts = longer(text).split(/(\{\w+\})/);
  const disguised = parts.map((part) =>
    part.startsWith("{") ? part : Array.from(part, (letter) => accented[plain.indexOf(letter)] ?? letter).join(""),
  );
  return `⟦${disguised.join("")}⟧`;
}

/**
 * English in disguise: accented, longer and in brackets. What stands on a screen without brackets is not in the catalogue, and
 * what does not fit is too narrow for some language.
 */
export function pseudo<K extends string>(words: Readonly<Record<K, Message>>): Readonly<Record<K, Message>> {
  const change = (message: Message): Message =>
    typeof message === "string"
      ? disguise(message)
      : { ...Object.fromEntries(Object.entries(message).map(([form, text]) => [form, disguise(text)])), other: disguise(message.other) };
  return Object.fromEntries(Object.entries<Message>(words).map(([key, message]) => [key, change(message)])) as Record<K, Message>;
}
