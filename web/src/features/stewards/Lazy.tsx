import type { ThreadView } from "../../protocol/messages.gen";
import { lazily } from "../../ui/lazily";
import { withLaterWords } from "../../ui/withLaterWords";
import type { AboutProps } from "./AboutPage";
import type { ClosedProps } from "./Closing";

export const AboutPage = withLaterWords<AboutProps>(lazily(() => import("./AboutPage").then((file) => file.AboutPage)));
export const ClosingReason = withLaterWords<ClosedProps>(lazily(() => import("./Closing").then((file) => file.ClosingReason), "quiet"), "quiet");
// On New, where what does not come is not missed.
export const Stewardship = withLaterWords<object>(lazily(() => import("./Stewardship").then((file) => file.Stewardship), "quiet"), "someday");
export const OwnQuestion = withLaterWords<{ readonly view: ThreadView }>(lazily(() => import("./OwnQuestion").then((file) => file.OwnQuestion), "quiet"), "quiet");
