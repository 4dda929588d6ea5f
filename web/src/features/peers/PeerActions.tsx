import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { Member } from "../../protocol/messages.gen";
import { Button } from "../../ui/Button";
import { MessageDialog } from "./MessageDialog";
import { ProposeDialog } from "./ProposeDialog";

/** On somebody's page: a word to them alone, and peer coaching. */
export function PeerActions({ member }: { readonly member: Member }) {
  const [opened, setOpened] = useState<"message" | "propose">();
  const close = (): void => setOpened(undefined);
  return (
    <section aria-labelledby="peer-actions">
      <h2 id="peer-actions">{t("peers.between")}</h2>
      <div class="row">
        <Button onClick={() => setOpened("message")}>{t("peers.write_to", { name: member.name })}</Button>
        <Button onClick={() => setOpened("propose")}>{t("peers.propose")}</Button>
      </div>
      {opened === "message" && <MessageDialog to={member} onClose={close} />}
      {opened === "propose" && <ProposeDialog to={member} onClose={close} />}
    </section>
  );
}
