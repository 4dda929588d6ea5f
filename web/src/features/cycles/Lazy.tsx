import type { CycleId, CycleLine } from "../../protocol/messages.gen";
import { lazily } from "../../ui/lazily";
import { withLaterWords } from "../../ui/withLaterWords";

export const CyclesPage = withLaterWords<object>(lazily(() => import("./View").then((file) => file.CyclesPage)));
export const CyclePage = withLaterWords<{ readonly cycle: CycleId }>(lazily(() => import("./CyclePage").then((file) => file.CyclePage)));
export const CycleBar = withLaterWords<{ readonly line: CycleLine }>(lazily(() => import("./CycleBar").then((file) => file.CycleBar), "quiet"), "quiet");
