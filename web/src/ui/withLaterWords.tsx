import type { ComponentType } from "preact";
import { useLaterWords } from "../i18n/later";
import { Failed } from "./Failed";
import { Loading } from "./Loading";

/** A screen whose words come with it, because few open it. */
export function withLaterWords<P extends object>(Screen: ComponentType<P>): ComponentType<P> {
  return function Worded(props: P) {
    const words = useLaterWords();
    if (words.are === "failed") return <Failed error={{ code: "unavailable" }} onRetry={words.retry} />;
    return words.are === "here" ? <Screen {...props} /> : <Loading />;
  };
}
