import { lazily } from "../../ui/lazily";
import type { DraftSync } from "./draftSync";

/** Seldom needed: it comes when there are two. */
const DraftVersions = lazily(() => import("./TwoVersions").then((file) => file.DraftVersions));

/** What two devices wrote, side by side, until their writer has chosen. */
export function TwoDrafts({ sync }: { readonly sync: DraftSync }) {
  return sync.other.value ? <DraftVersions sync={sync} /> : null;
}
