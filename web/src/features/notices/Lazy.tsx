import { lazily } from "../../ui/lazily";

export const Notices = lazily(() => import("./NoticesPage").then((file) => file.NoticesPage));
export const Hearing = lazily(() => import("./Hearing").then((file) => file.Hearing));
