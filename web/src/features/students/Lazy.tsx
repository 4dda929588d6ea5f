import type { WireError } from "../../protocol/decode";
import { lazily } from "../../ui/lazily";
import type { Props } from "./Panel";

const Panel = lazily(() => import("./Panel").then((file) => file.Panel), "quiet");

/** What stands where something was refused because words may say who a student is; comes when it is. */
export function heldBack(error: WireError | undefined, props: Props) {
  return error?.code === "may_identify" ? <Panel {...props} /> : undefined;
}
