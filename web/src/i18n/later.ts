import { useEffect, useState } from "preact/hooks";
import type { en } from "./later/en";
import type { Language, Message } from "./language";
import { add, isKey, language } from "./t";

/** What a further language must fill of some English words. */
export type Words<English> = { readonly [K in keyof English]: Message };

/** What every language must fill of the words that come later. */
export type Later = Words<typeof en>;

const disguised = (): Promise<Later> =>
  Promise.all([import("./pseudo"), import("./later/en")]).then(([{ pseudo }, { en }]) => pseudo(en));

const loaders: Readonly<Record<Language, () => Promise<Later>>> = {
  en: () => import("./later/en").then((file): Later => file.en),
  es: () => import("./later/es").then((file): Later => file.es),
  "qps-ploc": disguised,
  "qps-plocm": disguised,
};

export function loadLater(tag: Language): Promise<Later> {
  return loaders[tag]();
}

interface Coming {
  readonly are: "coming" | "here" | "failed";
  readonly retry: () => void;
}

/** These words in the reader's language, and again when they choose another; asked for after so many milliseconds. */
export function useLaterWords(delay = 0): Coming {
  const tag = language.value;
  const isHere = isKey("audit.title");
  const [tries, setTries] = useState(0);
  const [failed, setFailed] = useState(-1);
  useEffect(() => {
    if (isHere) return;
    const ask = (): void =>
      void loadLater(tag).then(
        (words) => add(tag, words),
        () => setFailed(tries),
      );
    if (delay === 0) return ask();
    const timer = window.setTimeout(ask, delay);
    return () => window.clearTimeout(timer);
  }, [tag, isHere, tries]);
  return { are: isHere ? "here" : failed === tries ? "failed" : "coming", retry: () => setTries(tries + 1) };
}
