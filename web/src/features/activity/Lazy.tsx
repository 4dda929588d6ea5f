import { lazily } from "../../ui/lazily";
import { withLaterWords } from "../../ui/withLaterWords";

export const ActivityPage = withLaterWords<object>(lazily(() => import("./View").then((file) => file.ActivityPage)));
