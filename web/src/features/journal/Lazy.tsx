import { lazily } from "../../ui/lazily";
import { withLaterWords } from "../../ui/withLaterWords";

/** Few open these on a first visit. */
export const JournalPage = withLaterWords<object>(lazily(() => import("./View").then((file) => file.JournalPage)));
export const DeskPage = withLaterWords<object>(lazily(() => import("./Desk").then((file) => file.DeskPage)));
export const ThisWeek = withLaterWords<object>(lazily(() => import("./ThisWeek").then((file) => file.ThisWeek), "quiet"), "someday");
