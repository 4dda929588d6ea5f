import { lazily } from "../../ui/lazily";

export const ShortcutsDialog = lazily(() => import("./Shortcuts").then((file) => file.ShortcutsDialog), "quiet");
