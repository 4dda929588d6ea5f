import type { ComponentType } from "preact";
import { useLaterWords } from "../i18n/later";
import { Failed } from "./Failed";
import { Loading } from "./Loading";

/** Who reads on at once needs none of these words: a first visit does not carry them. */
const pause = 2_500;

/**
 * A screen whose words come with it, because few open it. A quiet one that does not come is not missed; one for someday
 * comes when somebody stays on the screen that has it.
 */
export function withLaterWords<P extends object>(
  Screen: ComponentType<P>,
  way: "awaited" | "quiet" | "someday" = "awaited",
): ComponentType<P> {
  return function Worded(props: P) {
    const words = useLaterWords(way === "someday" ? pause : 0);
    if (words.are === "here") return <Screen {...props} />;
    if (way !== "awaited") return null;
    return words.are === "failed" ? <Failed error={{ code: "unavailable" }} onRetry={words.retry} /> : <Loading />;
  };
}
