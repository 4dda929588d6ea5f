import type { Member, ThreadId } from "../../protocol/messages.gen";
import { lazily } from "../../ui/lazily";
import { withLaterWords } from "../../ui/withLaterWords";

export const PeersPage = withLaterWords<object>(lazily(() => import("./View").then((file) => file.PeersPage)));
export const PeerBar = withLaterWords<{ readonly thread: ThreadId }>(lazily(() => import("./PeerBar").then((file) => file.PeerBar), "quiet"), "quiet");
export const PeerActions = withLaterWords<{ readonly member: Member }>(lazily(() => import("./PeerActions").then((file) => file.PeerActions), "quiet"), "quiet");
