import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { tell } from "../../ui/Notice";
import { LanguageChoice } from "../../ui/LanguageChoice";
import { Page } from "../../ui/Page";
import { useAction } from "../../ui/useAction";
import { AgreementSection } from "../joining/Lazy";
import { Hearing } from "../notices/Lazy";
import { OwnExport } from "../own/OwnExport";
import { ShortcutSwitch } from "../shell/Shortcuts";
import { Blocked } from "./Blocked";
import { Sessions } from "./Sessions";
import { SignOut } from "./SignOut";

export function SettingsPage() {
  return (
    <Page title={t("settings.title")} actions={<SignOut />}>
      <OwnProfile />
      <Hearing />
      <OwnPassword />
      <section aria-labelledby="browser">
        <h2 id="browser">{t("settings.browser")}</h2>
        <LanguageChoice />
        <ShortcutSwitch />
      </section>
      <Blocked />
      <AgreementSection />
      <Sessions />
      <OwnExport />
    </Page>
  );
}

function OwnProfile() {
  const { me } = useClient().state.value;
  return (
    <section aria-labelledby="own-profile">
      <h2 id="own-profile">{t("settings.profile")}</h2>
      <p class="hint">{t("settings.profile_hint")}</p>
      <p><a class="button" href={paths.member(me)}>{t("settings.profile_open")}</a></p>
    </section>
  );
}

function OwnPassword() {
  const client = useClient();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const { busy, message, fieldError, run } = useAction("current", "next");
  return (
    <section aria-labelledby="own-password">
      <h2 id="own-password">{t("settings.password")}</h2>
      <p class="hint">{t("settings.password_hint")}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(
            () => client.send("password.change", { current, next }),
            () => {
              setCurrent("");
              setNext("");
              tell(t("settings.password_told"));
            },
          );
        }}
      >
        <Field
          label={t("settings.password_current")}
          type="password"
          autocomplete="current-password"
          value={current}
          onValue={setCurrent}
          required
          error={fieldError("current")}
        />
        <Field
          label={t("join.password")}
          hint={t("password.hint")}
          type="password"
          autocomplete="new-password"
          value={next}
          onValue={setNext}
          required
          error={fieldError("next")}
        />
        {message && <p class="field-error" role="alert">{message}</p>}
        <Button type="submit" busy={busy}>{t("settings.password_action")}</Button>
      </form>
    </section>
  );
}
