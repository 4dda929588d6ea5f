import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { Member } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { isBlocked } from "../../state/select";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Dialog";
import { tell } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";

/** Blocks a member, or takes it back. They do not learn of it, and the button stays in its place. */
export function Block({ member }: { readonly member: Member }) {
  const client = useClient();
  const [confirming, setConfirming] = useState(false);
  const { busy, message, run } = useAction();
  const { id, name } = member;
  const blocked = isBlocked(client.state.value, id);
  const block = (): void => {
    setConfirming(false);
    void run(() => client.send("member.block", { member: id }), () => tell(t("block.told", { name })));
  };
  const unblock = (): void =>
    void run(() => client.send("member.unblock", { member: id }), () => tell(t("block.undone_told", { name })));
  return (
    <section aria-labelledby="block">
      <h2 id="block">{t("block.title")}</h2>
      <p class="hint">{blocked ? t("block.is_blocked", { name }) : t("block.hint")}</p>
      <p>
        <Button busy={busy} onClick={blocked ? unblock : () => setConfirming(true)}>
          {t(blocked ? "block.undo" : "block.do", { name })}
        </Button>
      </p>
      {message && <p class="field-error" role="alert">{message}</p>}
      {confirming && (
        <Confirm
          title={t("block.do", { name })}
          text={t("block.text")}
          action={t("block.action")}
          onConfirm={block}
          onClose={() => setConfirming(false)}
        />
      )}
    </section>
  );
}
