import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { InvitationCreated, JoinRequest } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { CopyLink } from "../../ui/CopyLink";
import { Confirm } from "../../ui/Dialog";
import { Failed } from "../../ui/Failed";
import { tell } from "../../ui/Notice";
import { Time } from "../../ui/Time";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import "./joining.css";

interface Admitted {
  readonly name: string;
  readonly made: InvitationCreated;
}

/** Who waits to be let in, the longest first; nothing at all when nobody does. Admitting makes a link to be mailed to them. */
export function Requests() {
  const client = useClient();
  const { value, error, reload } = useLoaded(() => client.send("join_request.list", {}), [client.state.value.asked]);
  const [admitted, setAdmitted] = useState<readonly Admitted[]>([]);
  const requests = value?.requests ?? [];
  if (error) return <Failed error={error} onRetry={reload} />;
  if (requests.length === 0 && admitted.length === 0) return null;
  return (
    <section aria-labelledby="join-requests" tabIndex={-1}>
      <h2 id="join-requests">{t("requests.title")}</h2>
      <p class="hint">{t("requests.text")}</p>
      {admitted.map((one) => <Link key={one.made.invitation.id} {...one} />)}
      <ul class="lines">
        {requests.map((request) => (
          <Line key={request.id} request={request} onAdmitted={(made) => setAdmitted([...admitted, { name: request.name, made }])} onDecided={reload} />
        ))}
      </ul>
    </section>
  );
}

function Link({ name, made }: Admitted) {
  const link = `${location.origin}/join#${made.code}`;
  const body = t("requests.mail", { name, link });
  const mail = `mailto:${encodeURIComponent(made.invitation.email)}?subject=${encodeURIComponent(t("requests.mail_subject"))}&body=${encodeURIComponent(body)}`;
  return (
    <div class="panel">
      <CopyLink label={t("requests.link", { name })} link={link} />
      <p><a class="button" href={mail}>{t("requests.write_mail", { email: made.invitation.email })}</a></p>
      <p class="hint">{t("requests.link_hint")}</p>
    </div>
  );
}

interface LineProps {
  readonly request: JoinRequest;
  readonly onAdmitted: (made: InvitationCreated) => void;
  readonly onDecided: () => void;
}

function Line({ request, onAdmitted, onDecided }: LineProps) {
  const client = useClient();
  const { busy, error, message, run } = useAction();
  const [refusing, setRefusing] = useState(false);
  const decide = (admit: boolean): void => {
    void run(
      () => client.send("join_request.decide", { request: request.id, admit }),
      ({ invitation }) => {
        if (invitation) onAdmitted(invitation);
        tell(t(invitation ? "requests.admitted_told" : "requests.refused_told", { name: request.name }));
        onDecided();
      },
    );
  };
  return (
    <li class="line">
      <span>
        <strong><bdi>{request.name}</bdi></strong> {request.is_member && <span class="tag">{t("requests.is_member")}</span>}
        <span class="hint">
          <bdi>{request.email}</bdi>{request.title && <> · <bdi>{request.title}</bdi></>} · {request.organisation_name} · <Time at={request.asked_at} />
        </span>
        {request.question !== "" && (
          <>
            <span class="hint request-question">{request.question}</span>
            <span class="request-answer" dir="auto">{request.answer}</span>
          </>
        )}
        {request.is_member && <span class="hint">{t("requests.is_member_hint")}</span>}
        {message && <span class="field-error" role="alert">{error?.code === "not_found" ? t("requests.decided") : message}</span>}
      </span>
      <span class="row">
        {!request.is_member && (
          <Button busy={busy} onClick={() => decide(true)}>{t("requests.admit")}<span class="visually-hidden"> {request.name}</span></Button>
        )}
        <Button look="quiet" busy={busy} onClick={() => setRefusing(true)}>{t("requests.refuse")}<span class="visually-hidden"> {request.name}</span></Button>
      </span>
      {refusing && (
        <Confirm
          title={t("requests.refuse_title", { name: request.name })}
          text={t("requests.refuse_text")}
          action={t("requests.refuse")}
          busy={busy}
          error={message}
          onConfirm={() => decide(false)}
          onClose={() => setRefusing(false)}
        />
      )}
    </li>
  );
}
