import { lazily } from "../../ui/lazily";

export const EditPost = lazily(() => import("./EditPost").then((file) => file.EditPost));
export const HistoryDialog = lazily(() => import("./HistoryDialog").then((file) => file.HistoryDialog), "quiet");
export const RenameDialog = lazily(() => import("./ThreadDialogs").then((file) => file.RenameDialog), "quiet");
export const MoveDialog = lazily(() => import("./ThreadDialogs").then((file) => file.MoveDialog), "quiet");
