import { lazily } from "../../ui/lazily";
import { withLaterWords } from "../../ui/withLaterWords";
import type { CodeProps } from "../joining/ByLink";

export const JoinPage = withLaterWords<CodeProps>(lazily(() => import("./Join").then((file) => file.JoinPage)));
export const ResetPage = lazily(() => import("./Reset").then((file) => file.ResetPage));
