import type { ComponentType } from "preact";
import { useLaterWords } from "../i18n/later";
import { Failed } from "./Failed";
import { Loading } from "./Loading";

/** For what few open: its words come with it and not with a first visit. */
export function withWords<P extends object>(Screen: ComponentType<P>): ComponentType<P> {
  return function Worded(props: P) {
    const words = useLaterWords();
    if (words.are === "failed") return <Failed error={{ code: "unavailable" }} onRetry={words.retry} />;
    return words.are === "here" ? <Screen {...props} /> : <Loading />;
  };
}
