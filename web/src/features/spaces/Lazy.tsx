import { lazily } from "../../ui/lazily";

export const CreateSpaceDialog = lazily(() => import("./CreateSpaceDialog").then((file) => file.CreateSpaceDialog), "quiet");
export const SpaceMembersDialog = lazily(() => import("./SettingsDialog").then((file) => file.SpaceMembersDialog), "quiet");
export const SpaceSettingsDialog = lazily(() => import("./SettingsDialog").then((file) => file.SpaceSettingsDialog), "quiet");
