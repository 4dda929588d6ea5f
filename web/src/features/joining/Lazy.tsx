import { lazily } from "../../ui/lazily";
import { withLaterWords } from "../../ui/withLaterWords";
import type { CodeProps } from "./ByLink";

export const ByLinkPage = withLaterWords<CodeProps>(lazily(() => import("./ByLink").then((file) => file.ByLinkPage)));
export const AskPage = withLaterWords<object>(lazily(() => import("./Doors").then((file) => file.AskPage)));
// On New, where what does not come is not missed.
export const Asking = withLaterWords<object>(lazily(() => import("./Asking").then((file) => file.Asking), "quiet"), "someday");
export const FirstSteps = withLaterWords<object>(lazily(() => import("./FirstSteps").then((file) => file.FirstSteps), "quiet"), "someday");
export const AgreementBar = withLaterWords<object>(lazily(() => import("./AgreementBar").then((file) => file.AgreementBar), "quiet"), "quiet");
export const AgreementSection = withLaterWords<object>(lazily(() => import("./AgreementSection").then((file) => file.AgreementSection)));
export const Requests = withLaterWords<object>(lazily(() => import("./Requests").then((file) => file.Requests)));
export const JoinLinks = withLaterWords<object>(lazily(() => import("./JoinLinks").then((file) => file.JoinLinks)));
export const AgreementEditor = withLaterWords<object>(lazily(() => import("./AgreementEditor").then((file) => file.AgreementEditor)));
