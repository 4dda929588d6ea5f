import { useEffect, useRef, useState } from "preact/hooks";
import { errorText } from "../../i18n/errors";
import { t } from "../../i18n/t";
import { post } from "../../net/api";
import { newKey } from "../../net/environment";
import type { WireError } from "../../protocol/decode";
import type { InvitationLook } from "../../protocol/messages.gen";
import { hideFragment } from "../../routing/router";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { Loading } from "../../ui/Loading";
import { useAction } from "../../ui/useAction";
import { AgreementCheck } from "../joining/AgreementText";
import { acceptInvitation } from "./actions";
import { Frame } from "./Frame";

/** Takes up an invitation. Its code came in the fragment, which no server sees, and leaves the address bar at once. */
export function JoinPage({ code: given }: { readonly code: string }) {
  const [code] = useState(given);
  const [look, setLook] = useState<InvitationLook>();
  const [error, setError] = useState<WireError>();
  useEffect(() => {
    hideFragment();
    void post("invitation.look", { code }).then((answer) => {
      if (answer.ok) setLook(answer.value);
      else setError(answer.error);
    });
  }, [code]);
  return (
    <Frame title={t("join.title")}>
      {error && (
        <Notice kind="error">
          <p>{error.code === "invalid" ? t("error.link_invalid") : errorText(error)}</p>
          <p>{t("join.ask_again")}</p>
        </Notice>
      )}
      {!look && !error && <Loading />}
      {look && <JoinForm code={code} look={look} />}
    </Frame>
  );
}

function JoinForm({ code, look }: { readonly code: string; readonly look: InvitationLook }) {
  const client = useClient();
  const [name, setName] = useState(look.name);
  const [email, setEmail] = useState(look.email);
  const [password, setPassword] = useState("");
  const key = useRef(newKey());
  const [agreed, setAgreed] = useState(false);
  const { busy, error, message, fieldError, run } = useAction("name", "email", "password", "agreement");
  const { agreement } = look;
  const invited = { name: look.invited_by, organisation: look.organisation_name };
  return (
    <>
      <p>{t("join.invited", invited)}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const args = { code, name: name.trim(), email: email.trim(), password, ...(agreement ? { agreement: agreement.version } : {}) };
          void run(() => acceptInvitation(client, args, key.current))
            // Other words are another request; the same words again are the same one.
            .then(() => (key.current = newKey()));
        }}
      >
        <Field
          label={t("join.name")}
          hint={t("join.name_hint")}
          autocomplete="name"
          required
          maxLength={80}
          value={name}
          onValue={setName}
          error={fieldError("name")}
        />
        <Field
          label={t("signin.email")}
          type="email"
          autocomplete="username"
          required
          value={email}
          readOnly={look.email_fixed}
          hint={look.email_fixed ? t("join.email_fixed") : undefined}
          onValue={setEmail}
          error={fieldError("email")}
        />
        <Field
          label={t("join.password")}
          hint={t("password.hint")}
          type="password"
          autocomplete="new-password"
          required
          value={password}
          onValue={setPassword}
          error={fieldError("password")}
        />
        {agreement && (
          <AgreementCheck
            agreement={agreement}
            checked={agreed}
            onCheck={setAgreed}
            isOld={error?.field === "agreement"}
          />
        )}
        {message && <p class="field-error" role="alert">{message}</p>}
        <Button type="submit" look="primary" busy={busy}>{t("join.action")}</Button>
      </form>
    </>
  );
}
