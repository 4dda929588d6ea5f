import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import { post } from "../../net/api";
import { newKey } from "../../net/environment";
import type { JoinLinkLook } from "../../protocol/messages.gen";
import { hideFragment } from "../../routing/router";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Failed } from "../../ui/Failed";
import { Field } from "../../ui/Field";
import { Loading } from "../../ui/Loading";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import { enterByLink } from "../signin/actions";
import { Frame } from "../signin/Frame";
import { AgreementCheck } from "./AgreementText";
import { AskForm } from "./AskForm";
import { domainsInWords } from "./domains";

export interface CodeProps {
  readonly code: string;
}

/** Where a link for many leads: in at once, or to asking. Its code leaves the address bar at once. */
export function ByLinkPage({ code: given }: CodeProps) {
  const [code] = useState(given);
  const { value: look, error, reload } = useLoaded(() => post("join_link.look", { code }), [code]);
  useEffect(hideFragment, []);
  return (
    <Frame title={t("join.title")}>
      {error && (error.code === "link_invalid" || error.code === "invalid" ? <p>{t("door.no_good")}</p> : <Failed error={error} onRetry={reload} />)}
      {!look && !error && <Loading />}
      {look?.door.approval && <AskForm door={look.door} code={code} />}
      {look && !look.door.approval && (
        <>
          <p>{t("door.enter", { organisation: look.door.organisation_name })}</p>
          <EnterForm look={look} code={code} />
        </>
      )}
    </Frame>
  );
}

function EnterForm({ look, code }: { readonly look: JoinLinkLook; readonly code: string }) {
  const client = useClient();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [title, setTitle] = useState("");
  const [password, setPassword] = useState("");
  const [agreed, setAgreed] = useState(false);
  const key = useRef(newKey());
  const { busy, error, message, fieldError, run } = useAction("name", "email", "title", "password", "agreement");
  const { agreement, door } = look;
  const enter = (): void => {
    void run(() =>
      enterByLink(
        client,
        {
          code,
          name: name.trim(),
          email: email.trim(),
          password,
          ...(title.trim() ? { title: title.trim() } : {}),
          ...(agreement ? { agreement: agreement.version } : {}),
        },
        key.current,
      ),
    ).then(() => (key.current = newKey()));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        enter();
      }}
    >
      <Field label={t("join.name")} hint={t("join.name_hint")} autocomplete="name" required maxLength={80} value={name} onValue={setName} error={fieldError("name")} />
      <Field
        label={t("door.email")}
        hint={t("door.email_domains", { domains: domainsInWords(door.domains) })}
        type="email"
        autocomplete="username"
        required
        value={email}
        onValue={setEmail}
        error={error?.field === "email" && error.code === "invalid" ? t("door.other_domain") : fieldError("email")}
      />
      <Field label={t("door.job")} maxLength={120} value={title} onValue={setTitle} error={fieldError("title")} />
      <Field label={t("join.password")} hint={t("password.hint")} type="password" autocomplete="new-password" required value={password} onValue={setPassword} error={fieldError("password")} />
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
  );
}
