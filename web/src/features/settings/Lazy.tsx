import { lazily } from "../../ui/lazily";

export const SettingsPage = lazily(() => import("./View").then((file) => file.SettingsPage));
