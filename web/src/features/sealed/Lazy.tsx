import type { ThreadId } from "../../protocol/messages.gen";
import { lazily } from "../../ui/lazily";
import { withLaterWords } from "../../ui/withLaterWords";

export const Openings = withLaterWords<{ readonly thread: ThreadId }>(lazily(() => import("./Openings").then((file) => file.Openings), "quiet"), "quiet");
export const HonestLine = withLaterWords<object>(lazily(() => import("./HonestLine").then((file) => file.HonestLine), "quiet"), "quiet");
