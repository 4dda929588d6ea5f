import { lazily } from "../../ui/lazily";
import { withLaterWords } from "../../ui/withLaterWords";

export const SettingsPage = withLaterWords(lazily(() => import("./View").then((file) => file.SettingsPage)));
