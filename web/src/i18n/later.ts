import { useEffect, useState } from "preact/hooks";
import type { en } from "./audit/en";
import type { Language, Message } from "./language";
import { add, isKey, language } from "./t";

/** What every language must fill of the words that come later. */
export type Later = { readonly [K in keyof typeof en]: Message };

const disguised = (): Promise<Later> =>
  Promise.all([import("./pseudo"), import("./audit/en")]).then(([{ pseudo }, { en }]) => pseudo(en));

const loaders: Readonly<Record<Language, () => Promise<Later>>> = {
  en: () => import("./audit/en").then((file): Later => file.en),
  es: () => import("./audit/es").then((file): Later => file.es),
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

/** The words of the audit log, in the reader's language and again when they choose another. */
export function useAuditWords(): Coming {
  const tag = language.value;
  const isHere = isKey("audit.title");
  const [tries, setTries] = useState(0);
  const [failed, setFailed] = useState(-1);
  useEffect(() => {
    if (isHere) return;
    loadLater(tag).then(
      (words) => add(tag, words),
      () => setFailed(tries),
    );
  }, [tag, isHere, tries]);
  return { are: isHere ? "here" : failed === tries ? "failed" : "coming", retry: () => setTries(tries + 1) };
}
