import { lazily } from "../../ui/lazily";
import { withLaterWords } from "../../ui/withLaterWords";
import type { SettingsProps } from "./SettingsDialog";

export const CreateSpaceDialog = lazily(() => import("./CreateSpaceDialog").then((file) => file.CreateSpaceDialog), "quiet");
export const SpaceMembersDialog = lazily(() => import("./SettingsDialog").then((file) => file.SpaceMembersDialog), "quiet");
export const SpaceSettingsDialog = withLaterWords<SettingsProps>(
  lazily(() => import("./SettingsDialog").then((file) => file.SpaceSettingsDialog), "quiet"),
  "quiet",
);
