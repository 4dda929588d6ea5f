import { lazily } from "../../../ui/lazily";
import { withLaterWords } from "../../../ui/withLaterWords";

// Administrators alone read it, so it and its words come apart from what others do on the same page.
export const Audit = withLaterWords<object>(lazily(() => import("./View").then((file) => file.Log)));
