import { lazily } from "../../ui/lazily";
import { withWords } from "../../ui/withWords";
import type { Props as OfPost } from "./FlagDialog";

// Few flag, and few decide: the screens and their words come when somebody does.
export const FlagDialog = withWords<OfPost>(lazily(() => import("./FlagDialog").then((file) => file.FlagDialog), "quiet"));
export const OwnCaseDialog = withWords<OfPost>(lazily(() => import("./OwnCaseDialog").then((file) => file.OwnCaseDialog), "quiet"));
export const CasesPage = withWords<object>(lazily(() => import("./View").then((file) => file.CasesPage)));
