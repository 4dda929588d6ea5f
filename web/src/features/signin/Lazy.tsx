import { lazily } from "../../ui/lazily";

export const JoinPage = lazily(() => import("./Join").then((file) => file.JoinPage));
export const ResetPage = lazily(() => import("./Reset").then((file) => file.ResetPage));
