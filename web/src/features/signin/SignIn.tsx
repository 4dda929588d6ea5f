import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { useAction } from "../../ui/useAction";
import { signIn } from "./actions";
import { Frame } from "./Frame";

export function SignInPage() {
  const client = useClient();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const { busy, message, run } = useAction();
  return (
    <Frame title={t("signin.title")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(() => signIn(client, email.trim(), password));
        }}
      >
        <Field
          label={t("signin.email")}
          type="email"
          name="email"
          autocomplete="username"
          required
          value={email}
          onValue={setEmail}
        />
        <Field
          label={t("signin.password")}
          type="password"
          name="password"
          autocomplete="current-password"
          required
          value={password}
          onValue={setPassword}
        />
        {message && <p class="field-error" role="alert">{message}</p>}
        <Button type="submit" look="primary" busy={busy}>{t("signin.action")}</Button>
      </form>
      <p class="hint">{t("signin.no_account")} <a href={paths.ask}>{t("signin.ask")}</a></p>
      <p class="hint">{t("signin.forgotten")}</p>
    </Frame>
  );
}
