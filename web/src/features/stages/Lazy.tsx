import type { ComponentType } from "preact";
import { useLaterWords } from "../../i18n/later";
import { Failed } from "../../ui/Failed";
import { lazily } from "../../ui/lazily";
import { Loading } from "../../ui/Loading";

/** Few threads have stages: all that shows them, and its words, come with the first of them. */
function later<P extends object>(pick: (parts: typeof import("./parts")) => ComponentType<P>, way: "awaited" | "quiet" = "quiet"): ComponentType<P> {
  const Part = lazily(() => import("./parts").then(pick), way);
  return function Worded(props: P) {
    const words = useLaterWords();
    if (words.are === "here") return <Part {...props} />;
    if (way === "quiet") return null;
    return words.are === "failed" ? <Failed error={{ code: "unavailable" }} onRetry={words.retry} /> : <Loading />;
  };
}

export const StageBar = later((parts) => parts.StageBar);
export const StageMark = later((parts) => parts.StageMark);
export const StageLine = later((parts) => parts.StageLine);
export const Turn = later((parts) => parts.Turn, "awaited");
export const PlanFields = later((parts) => parts.PlanFields, "awaited");
export const TranscriptPage = later((parts) => parts.TranscriptPage, "awaited");
export const Coming = later((parts) => parts.Coming);
