import { lazily } from "../../ui/lazily";

/** A first visit leads to New and on to a thread: a channel comes when somebody opens one. */
export const SpacePage = lazily(() => import("./View").then((file) => file.SpacePage));
