import type { CycleId } from "../../protocol/messages.gen";
import { lazily } from "../../ui/lazily";
import { withLaterWords } from "../../ui/withLaterWords";

export const CyclesPage = withLaterWords<object>(lazily(() => import("./View").then((file) => file.CyclesPage)));
export const CyclePage = withLaterWords<{ readonly cycle: CycleId }>(lazily(() => import("./CyclePage").then((file) => file.CyclePage)));
