import type { Member } from "../../protocol/messages.gen";
import { lazily } from "../../ui/lazily";
import { withLaterWords } from "../../ui/withLaterWords";
import type { BarProps } from "./PeerBar";

export const PeersPage = withLaterWords<object>(lazily(() => import("./View").then((file) => file.PeersPage)));
export const PeerBar = withLaterWords<BarProps>(lazily(() => import("./PeerBar").then((file) => file.PeerBar), "quiet"), "quiet");
export const PeerActions = withLaterWords<{ readonly member: Member }>(lazily(() => import("./PeerActions").then((file) => file.PeerActions), "quiet"), "quiet");
