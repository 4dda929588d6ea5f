import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import { post } from "../../net/api";
import { hideFragment } from "../../routing/router";
import { paths } from "../../routing/route";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { useAction } from "../../ui/useAction";
import { Frame } from "./Frame";

/** Sets a new password by a link that an administrator made. */
export function ResetPage({ code: given }: { readonly code: string }) {
  const [code] = useState(given);
  const [password, setPassword] = useState("");
  const [done, setDone] = useState(false);
  const { busy, error, message, fieldError, run } = useAction("password");
  useEffect(hideFragment, []);
  if (done) {
    return (
      <Frame title={t("reset.done_title")}>
        <p>{t("reset.done")}</p>
        <p><a href={paths.signIn}>{t("signin.title")}</a></p>
      </Frame>
    );
  }
  return (
    <Frame title={t("reset.title")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(() => post("password.reset", { code, password }), () => setDone(true));
        }}
      >
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
        {message && (
          <p class="field-error" role="alert">{error?.field === "code" ? t("error.link_invalid") : message}</p>
        )}
        <Button type="submit" look="primary" busy={busy}>{t("reset.action")}</Button>
      </form>
    </Frame>
  );
}
