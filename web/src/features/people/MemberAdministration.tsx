import { useState } from "preact/hooks";
import { fullTime } from "../../i18n/dates";
import { t } from "../../i18n/t";
import type { LinkReply, Member, NetworkRole } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { CopyLink } from "../../ui/CopyLink";
import { Confirm } from "../../ui/Dialog";
import { Select } from "../../ui/Field";
import { tell } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";

export const networkRoles: readonly NetworkRole[] = ["member", "specialist", "administrator", "guest"];

/** What an administrator may do with an account. Every act of it is on record. */
export function MemberAdministration({ member }: { readonly member: Member }) {
  const client = useClient();
  const [role, setRole] = useState(member.role);
  const [link, setLink] = useState<LinkReply>();
  const [confirming, setConfirming] = useState(false);
  const { busy, message, run } = useAction();
  const id = { member: member.id };
  const isActive = member.state === "active";
  const suspend = (): void => {
    setConfirming(false);
    void run(() => client.send("member.suspend", id), () => tell(t("member.suspended_told", { name: member.name })));
  };
  return (
    <section aria-labelledby="account">
      <h2 id="account">{t("member.account")}</h2>
      <p class="hint">{t("administration.recorded")}</p>
      <form
        class="row end"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() => client.send("member.set_role", { ...id, role }), () => tell(t("member.role_told")));
        }}
      >
        <Select
          label={t("member.role")}
          value={role}
          onValue={setRole}
          options={networkRoles.map((value) => ({ value, label: t(`role.${value}`) }))}
        />
        <Button type="submit" busy={busy}>{t("action.change")}</Button>
      </form>
      <p class="row">
        <Button busy={busy} onClick={() => void run(() => client.send("password.link", id), setLink)}>
          {t("member.reset_link")}
        </Button>
        {isActive ? (
          <Button look="danger" busy={busy} onClick={() => setConfirming(true)}>{t("member.suspend")}</Button>
        ) : (
          <Button
            busy={busy}
            onClick={() =>
              void run(() => client.send("member.restore", id), () => tell(t("member.restored_told", { name: member.name })))
            }
          >
            {t("member.restore")}
          </Button>
        )}
      </p>
      {message && <p class="field-error" role="alert">{message}</p>}
      {link && (
        <>
          <CopyLink label={t("member.reset_link_once", { name: member.name })} link={`${location.origin}/reset#${link.code}`} />
          <p class="hint">{t("link.expires", { when: fullTime(link.expires_at) })}</p>
        </>
      )}
      {confirming && (
        <Confirm
          title={t("member.suspend")}
          text={t("member.suspend_text", { name: member.name })}
          action={t("member.suspend")}
          onConfirm={suspend}
          onClose={() => setConfirming(false)}
        />
      )}
    </section>
  );
}
