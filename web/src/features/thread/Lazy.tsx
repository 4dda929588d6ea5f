import { lazily } from "../../ui/lazily";

export const HistoryDialog = lazily(() => import("./HistoryDialog").then((file) => file.HistoryDialog), "quiet");
