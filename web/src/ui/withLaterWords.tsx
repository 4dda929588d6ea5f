import type { ComponentType } from "preact";
import { useLaterWords } from "../i18n/later";
import { Failed } from "./Failed";
import { Loading } from "./Loading";

/** A screen whose words come with it, because few open it. A quiet one that does not come is not missed. */
export function withLaterWords<P extends object>(Screen: ComponentType<P>, way: "awaited" | "quiet" = "awaited"): ComponentType<P> {
  return function Worded(props: P) {
    const words = useLaterWords();
    if (words.are === "here") return <Screen {...props} />;
    if (way === "quiet") return null;
    return words.are === "failed" ? <Failed error={{ code: "unavailable" }} onRetry={words.retry} /> : <Loading />;
  };
}
