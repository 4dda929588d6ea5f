import { signal } from "@preact/signals";
import { t } from "../../i18n/t";
import type { Invitation } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Failed } from "../../ui/Failed";
import { Loading } from "../../ui/Loading";
import { Time } from "../../ui/Time";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";

/** Counts up when one was made, for there is no event of it. */
export const invitationsChanged = signal(0);

type Standing = "open" | "accepted" | "revoked" | "expired";

export function standingOf(invitation: Invitation, now: number): Standing {
  if (invitation.accepted_at !== undefined) return "accepted";
  if (invitation.revoked_at !== undefined) return "revoked";
  return invitation.expires_at < now ? "expired" : "open";
}

export function Invitations() {
  const client = useClient();
  const { value, error, reload } = useLoaded(() => client.send("invitation.list", {}), [invitationsChanged.value]);
  return (
    <section aria-labelledby="invitations">
      <h2 id="invitations">{t("invitations.title")}</h2>
      {error && <Failed error={error} onRetry={reload} />}
      {!value && !error && <Loading />}
      {value?.invitations.length === 0 && <p class="hint">{t("invitations.none")}</p>}
      <ul class="lines">
        {value?.invitations.map((one) => <Line key={one.id} invitation={one} onChange={reload} />)}
      </ul>
    </section>
  );
}

function Line({ invitation, onChange }: { readonly invitation: Invitation; readonly onChange: () => void }) {
  const client = useClient();
  const { busy, message, run } = useAction();
  const standing = standingOf(invitation, Date.now() * 1000);
  const revoke = (): void => {
    void run(() => client.send("invitation.revoke", { invitation: invitation.id }), onChange);
  };
  const who = invitation.name || invitation.email || t("invitations.anybody");
  return (
    <li class="line" tabIndex={-1}>
      <span>
        {who} <span class="tag">{t(`invitations.${standing}`)}</span>
        <span class="hint">
          {invitation.organisation_name} · {t("invitations.by", { name: invitation.invited_by.name })}
          {standing === "open" && <> · {t("invitations.until")} <Time at={invitation.expires_at} /></>}
        </span>
        {message && <span class="field-error" role="alert">{message}</span>}
      </span>
      {standing === "open" && (
        <Button look="quiet" busy={busy} onClick={revoke}>
          {t("invitations.revoke")}<span class="visually-hidden"> {who}</span>
        </Button>
      )}
    </li>
  );
}
