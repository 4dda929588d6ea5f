import { lazily } from "../../ui/lazily";
import { withLaterWords } from "../../ui/withLaterWords";
import type { Props as OfPost } from "./FlagDialog";

// Few flag, and few decide: the screens and their words come when somebody does.
export const FlagDialog = withLaterWords<OfPost>(lazily(() => import("./FlagDialog").then((file) => file.FlagDialog), "quiet"));
export const OwnCaseDialog = withLaterWords<OfPost>(lazily(() => import("./OwnCaseDialog").then((file) => file.OwnCaseDialog), "quiet"));
export const Flagged = withLaterWords<object>(lazily(() => import("./Flagged").then((file) => file.Flagged), "quiet"), "someday");
export const CasesPage = withLaterWords<object>(lazily(() => import("./View").then((file) => file.CasesPage)));
