import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { PeerState, PeerThread, ThreadId } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { navigate } from "../../routing/router";
import { useClient } from "../../state/context";
import { Menu, type MenuItem } from "../../ui/Menu";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import { CycleBar } from "../cycles/CycleBar";
import type { Talk } from "../sealed/whose";
import { AmendDialog } from "./AmendDialog";
import { Answer } from "./Answer";
import "./peers.css";
import { Terms } from "./Terms";
import { waitsForMe, withWhom } from "./words";

export interface BarProps {
  readonly thread: ThreadId;
  readonly talk: Talk;
}

/** Above a conversation in confidence: how it stands, with whom, and what they agreed; above the talk of coach and teacher, the way to their cycle. */
export function PeerBar({ thread, talk }: BarProps) {
  return talk ? <CycleBar line={talk} /> : <Between thread={thread} />;
}

function Between({ thread }: Pick<BarProps, "thread">) {
  const client = useClient();
  const { value, reload } = useLoaded(() => client.send("peer.list", {}), [client.state.value.peers]);
  const peer = value?.threads.find((one) => one.thread === thread);
  return peer ? <Bar peer={peer} onChange={reload} /> : null;
}

function Bar({ peer, onChange }: { readonly peer: PeerThread; readonly onChange: () => void }) {
  const client = useClient();
  const { me } = client.state.value;
  const [opened, setOpened] = useState<"amend" | "add">();
  const { message, run } = useAction();
  const set = (state: PeerState): void => void run(() => client.send("peer.set_state", { peer: peer.id, state }), onChange);
  const leave = (): void => void run(() => client.send("peer.leave", { peer: peer.id }), () => navigate(paths.peers));
  const items: MenuItem[] = [];
  if (peer.state === "active") items.push({ label: t("peers.pause"), onChoose: () => set("paused") });
  if (peer.state === "paused") items.push({ label: t("peers.resume"), onChoose: () => set("active") });
  if (peer.state !== "closed" && !peer.pending) {
    if (peer.kind === "coaching") items.push({ label: t("peers.amend"), onChoose: () => setOpened("amend") });
    if (peer.members.length < 4) items.push({ label: t("peers.add"), onChoose: () => setOpened("add") });
  }
  if (peer.state !== "closed") items.push({ label: t("peers.close"), onChoose: () => set("closed") });
  items.push({ label: t("peers.leave"), danger: true, onChoose: leave });
  return (
    <section class="peer-bar" aria-label={t("peers.between")} tabIndex={-1}>
      <div class="peer-head">
        <p>
          <strong>{t(`peers.state_${peer.state}`)}</strong> · {t("peers.with", { people: withWhom(peer, me) })}
        </p>
        <Menu label={t("peers.actions")} items={items}>{t("action.options")}</Menu>
      </div>
      {peer.state === "paused" && <p class="hint">{t("peers.paused_text")}</p>}
      {peer.state === "closed" && <p class="hint">{t("peers.closed_text")}</p>}
      {peer.terms && (
        <details>
          <summary>{t("peers.agreements")}</summary>
          <Terms terms={peer.terms} />
        </details>
      )}
      {waitsForMe(peer, me) ? <Answer peer={peer} onDone={onChange} /> : peer.pending && <p class="hint">{t("peers.waiting")}</p>}
      {message && <p class="field-error" role="alert">{message}</p>}
      {opened && <AmendDialog peer={peer} isAdding={opened === "add"} onClose={() => setOpened(undefined)} onDone={onChange} />}
    </section>
  );
}
