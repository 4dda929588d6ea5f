import { lazily } from "../../ui/lazily";

export const AdministrationPage = lazily(() => import("./View").then((file) => file.AdministrationPage));
