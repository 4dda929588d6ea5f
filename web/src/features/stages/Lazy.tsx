import type { ComponentType } from "preact";
import type { ThreadView } from "../../protocol/messages.gen";
import { lazily } from "../../ui/lazily";
import { withLaterWords } from "../../ui/withLaterWords";

/** Few threads have stages: all that shows them, and its words, come with the first of them. */
function later<P extends object>(pick: (parts: typeof import("./parts")) => ComponentType<P>, way: "awaited" | "quiet" = "quiet"): ComponentType<P> {
  return withLaterWords<P>(lazily(() => import("./parts").then(pick), way), way);
}

export const StageBar = later((parts) => parts.StageBar);
export const StageMark = later((parts) => parts.StageMark);
export const StageLine = later((parts) => parts.StageLine);
export const Turn = later((parts) => parts.Turn, "awaited");
export const PlanFields = later((parts) => parts.PlanFields, "awaited");
export const TranscriptPage = later((parts) => parts.TranscriptPage, "awaited");
export const Coming = withLaterWords<{ readonly threads: readonly ThreadView[] }>(lazily(() => import("./parts").then((parts) => parts.Coming), "quiet"), "someday");
