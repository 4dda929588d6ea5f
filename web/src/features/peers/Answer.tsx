import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { PeerReply, PeerThread } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { useAction } from "../../ui/useAction";
import { Terms } from "./Terms";

interface Props {
  readonly peer: PeerThread;
  readonly onDone: (reply: PeerReply) => void;
}

/** What waits for one's own yes: who comes in, and what is agreed then. */
export function Answer({ peer, onDone }: Props) {
  const client = useClient();
  const [opens, setOpens] = useState(false);
  const { busy, message, run } = useAction();
  const { pending } = peer;
  if (!pending) return null;
  const isParty = peer.members.some((one) => one.member.id === client.state.value.me && one.standing === "party");
  const answer = (agree: boolean): void =>
    void run(() => client.send("peer.answer", { peer: peer.id, version: pending.terms.version, agree, open_history: opens }), onDone);
  return (
    <div class="peer-answer">
      {pending.adds && isParty && <p>{t("peers.adds", { by: pending.proposed_by.name, name: pending.adds.name })}</p>}
      {pending.adds && !isParty && <p>{t(pending.opens_history ? "peers.comes_to_all" : "peers.comes_from_now")}</p>}
      <Terms terms={pending.terms} />
      {pending.adds && isParty && (
        <label class="check">
          <input type="checkbox" checked={opens} onChange={(event) => setOpens(event.currentTarget.checked)} />
          {t("peers.open_history")}
        </label>
      )}
      {message && <p class="field-error" role="alert">{message}</p>}
      <div class="row">
        <Button look="primary" busy={busy} onClick={() => answer(true)}>{t("peers.agree")}</Button>
        <Button busy={busy} onClick={() => answer(false)}>{t("peers.decline")}</Button>
      </div>
    </div>
  );
}
