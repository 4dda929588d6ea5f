import { lazily } from "../../ui/lazily";
import { withLaterWords } from "../../ui/withLaterWords";
import type { CodeProps } from "./ByLink";
import type { DialogProps } from "./AgreementDialog";

export const ByLinkPage = withLaterWords<CodeProps>(lazily(() => import("./ByLink").then((file) => file.ByLinkPage)));
export const AskPage = withLaterWords<object>(lazily(() => import("./Doors").then((file) => file.AskPage)));
export const AgreementDialog = withLaterWords<DialogProps>(lazily(() => import("./AgreementDialog").then((file) => file.AgreementDialog), "quiet"));
export const Requests = withLaterWords<object>(lazily(() => import("./Requests").then((file) => file.Requests)));
export const JoinLinks = withLaterWords<object>(lazily(() => import("./JoinLinks").then((file) => file.JoinLinks)));
export const AgreementEditor = withLaterWords<object>(lazily(() => import("./AgreementEditor").then((file) => file.AgreementEditor)));
