import { t } from "../../i18n/t";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { me } from "../../state/select";
import { Page } from "../../ui/Page";
import { AgreementEditor, JoinLinks, Requests } from "../joining/Lazy";
import { Audit } from "./audit/Lazy";
import { Introductions } from "./Introductions";
import { Invitations } from "./Invitations";
import { Invite } from "./Invite";

/** Leads of an organisation invite too; what else one may not do is not shown, and refused in words. */
export function AdministrationPage() {
  const role = me(useClient().state.value)?.role;
  const isAdministrator = role === "administrator";
  return (
    <Page title={t("administration.title")}>
      {isAdministrator && (
        <p class="hint">
          {t("administration.accounts")} <a href={paths.members}>{t("members.title")}</a>
        </p>
      )}
      <Requests />
      <Invite />
      <JoinLinks />
      <Invitations />
      {(isAdministrator || role === "specialist") && <Introductions />}
      {isAdministrator && <AgreementEditor />}
      {isAdministrator && <Audit />}
    </Page>
  );
}
