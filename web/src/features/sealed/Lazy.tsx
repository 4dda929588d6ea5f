import { lazily } from "../../ui/lazily";
import { withLaterWords } from "../../ui/withLaterWords";

export const HonestLine = withLaterWords<object>(lazily(() => import("./HonestLine").then((file) => file.HonestLine), "quiet"), "quiet");
