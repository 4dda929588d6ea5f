import { useState } from "preact/hooks";
import { fullTime } from "../../i18n/dates";
import { t } from "../../i18n/t";
import type {
  AffiliationRole,
  CreateInvitation,
  InvitationCreated,
  NetworkRole,
  OrganisationId,
  SpaceId,
} from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { me } from "../../state/select";
import { Button } from "../../ui/Button";
import { Combobox } from "../../ui/Combobox";
import { CopyLink } from "../../ui/CopyLink";
import { Field, Select } from "../../ui/Field";
import { tell } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";
import { affiliationRoles } from "../people/query";
import { networkRoles } from "../people/MemberAdministration";
import { findOrganisations } from "../people/search";
import { invitationsChanged } from "./Invitations";
import { NameInChannels } from "./NameInChannels";

interface Form {
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly role: NetworkRole;
  readonly affiliation_role: AffiliationRole;
  readonly spaces: readonly SpaceId[];
}

/** What those may give who are no administrators. */
const ordinaryRoles: readonly NetworkRole[] = ["member", "guest"];
const emptyForm: Form = { name: "", email: "", title: "", role: "member", affiliation_role: "teacher", spaces: [] };

function argsOf(form: Form, organisation: OrganisationId): CreateInvitation {
  const { name, email, title, role, affiliation_role, spaces } = form;
  return {
    organisation,
    role,
    affiliation_role,
    ...(spaces.length > 0 ? { spaces } : {}),
    ...(name.trim() ? { name: name.trim() } : {}),
    ...(email.trim() ? { email: email.trim() } : {}),
    ...(title.trim() ? { title: title.trim() } : {}),
  };
}

/** Makes an invitation. Its link is shown this once: the server keeps only what it needs to know it again. */
export function Invite() {
  const client = useClient();
  const roles = me(client.state.value)?.role === "administrator" ? networkRoles : ordinaryRoles;
  const [form, setForm] = useState(emptyForm);
  const [organisation, setOrganisation] = useState<OrganisationId>();
  const [missing, setMissing] = useState(false);
  const [made, setMade] = useState<InvitationCreated>();
  const { busy, message, fieldError, run } = useAction("organisation", "name", "email", "title");
  const set = (part: Partial<Form>): void => setForm({ ...form, ...part });
  const invite = (): void => {
    setMissing(organisation === undefined);
    if (organisation === undefined) return;
    void run(
      () => client.send("invitation.create", argsOf(form, organisation)),
      (reply) => {
        setMade(reply);
        setForm({ ...emptyForm, role: form.role, affiliation_role: form.affiliation_role });
        invitationsChanged.value++;
        tell(t("invite.made_told"));
      },
    );
  };
  return (
    <section aria-labelledby="invite">
      <h2 id="invite">{t("invite.title")}</h2>
      <p class="hint">{t("invite.text")}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          invite();
        }}
      >
        <div class="filters">
          <Field label={t("invite.name")} value={form.name} onValue={(name) => set({ name })} maxLength={80} error={fieldError("name")} />
          <Field label={t("invite.email")} type="email" value={form.email} onValue={(email) => set({ email })} error={fieldError("email")} />
          <Combobox
            label={t("organisation.one")}
            error={missing ? t("organisation.choose") : fieldError("organisation")}
            search={(query) => findOrganisations(client, query)}
            onPick={(option) => setOrganisation(option ? (option.id as OrganisationId) : undefined)}
          />
          <Select
            label={t("affiliations.role")}
            value={form.affiliation_role}
            onValue={(affiliation_role) => set({ affiliation_role })}
            options={affiliationRoles.map((value) => ({ value, label: t(`affiliation_role.${value}`) }))}
          />
          <Field label={t("affiliations.job")} value={form.title} onValue={(title) => set({ title })} maxLength={120} error={fieldError("title")} />
          <Select
            label={t("member.role")}
            value={form.role}
            onValue={(role) => set({ role })}
            options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
          />
        </div>
        <NameInChannels chosen={form.spaces} onChange={(spaces) => set({ spaces })} />
        {message && <p class="field-error" role="alert">{message}</p>}
        <Button type="submit" look="primary" busy={busy}>{t("invite.action")}</Button>
      </form>
      {made && (
        <div class="panel">
          <CopyLink label={t("invite.link")} link={`${location.origin}/join#${made.code}`} />
          <p class="hint">{t("invite.link_hint")} {t("link.expires", { when: fullTime(made.invitation.expires_at) })}</p>
        </div>
      )}
    </section>
  );
}
