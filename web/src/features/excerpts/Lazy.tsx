import type { ThreadView } from "../../protocol/messages.gen";
import { lazily } from "../../ui/lazily";
import { withLaterWords } from "../../ui/withLaterWords";

/** For authors of reflections and of what they published of them. */
export const ExcerptBar = withLaterWords<{ readonly view: ThreadView }>(lazily(() => import("./ExcerptBar").then((file) => file.ExcerptBar), "quiet"), "quiet");
