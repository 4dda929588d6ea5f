import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { MemberId, PeerThread } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Combobox } from "../../ui/Combobox";
import { Dialog } from "../../ui/Dialog";
import { useAction } from "../../ui/useAction";
import { AuthorName, Chosen as ChosenMember } from "../people/Chosen";
import { findMembers } from "../people/search";
import { type Chosen, TermsFields } from "./TermsFields";

interface Props {
  readonly peer: PeerThread;
  readonly isAdding: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Other agreements, or somebody to come in: both hold when everybody has said yes. */
export function AmendDialog({ peer, isAdding, onClose, onDone }: Props) {
  const client = useClient();
  const [chosen, setChosen] = useState<Chosen>({ agreements: peer.terms?.agreements ?? [], words: peer.terms?.words ?? "" });
  const [adds, setAdds] = useState<MemberId>();
  const [opens, setOpens] = useState(false);
  const { busy, message, fieldError, run } = useAction("adds");
  const send = (): void =>
    void run(
      () =>
        client.send("peer.amend", {
          peer: peer.id,
          agreements: chosen.agreements,
          words: chosen.words.trim(),
          ...(adds === undefined ? {} : { adds }),
          open_history: opens,
        }),
      () => {
        onDone();
        onClose();
      },
    );
  const isIn = (id: number): boolean => peer.members.some((one) => one.member.id === id);
  return (
    <Dialog title={t(isAdding ? "peers.add" : "peers.amend")} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {isAdding ? (
          <>
            <p class="hint">{t("peers.add_text")}</p>
            <ChosenMember label={t("peers.who")} is={adds} onClear={() => setAdds(undefined)} name={AuthorName}>
              <Combobox
                label={t("peers.who")}
                error={fieldError("adds")}
                search={async (words) => (await findMembers(client, words)).filter((one) => !isIn(one.id))}
                onPick={(option) => setAdds(option?.id as MemberId | undefined)}
              />
            </ChosenMember>
            <label class="check">
              <input type="checkbox" checked={opens} onChange={(event) => setOpens(event.currentTarget.checked)} />
              {t("peers.open_history")}
            </label>
          </>
        ) : (
          <TermsFields chosen={chosen} onChosen={setChosen} />
        )}
        {message && <p class="field-error" role="alert">{message}</p>}
        <Button type="submit" look="primary" busy={busy} disabled={isAdding && adds === undefined}>{t("peers.ask_all")}</Button>
      </form>
    </Dialog>
  );
}
