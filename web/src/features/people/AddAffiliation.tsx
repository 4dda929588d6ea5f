import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { AffiliationRole, MemberId, MemberReply, OrganisationId } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Combobox } from "../../ui/Combobox";
import { Field, Select } from "../../ui/Field";
import { useAction } from "../../ui/useAction";
import { affiliationRoles } from "./query";
import { findOrganisations } from "./search";

interface Props {
  readonly member: MemberId;
  readonly onChange: (reply: MemberReply) => void;
}

export function AddAffiliation({ member, onChange }: Props) {
  const client = useClient();
  const [open, setOpen] = useState(false);
  const [organisation, setOrganisation] = useState<OrganisationId>();
  const [role, setRole] = useState<AffiliationRole>("teacher");
  const [title, setTitle] = useState("");
  const [starts, setStarts] = useState("");
  const { busy, message, fieldError, run } = useAction("organisation", "title", "starts_on");
  const [missing, setMissing] = useState(false);
  if (!open) return <Button onClick={() => setOpen(true)}>{t("affiliations.add")}</Button>;
  const add = (): void => {
    setMissing(organisation === undefined);
    if (organisation === undefined) return;
    const from = starts === "" ? {} : { starts_on: starts };
    void run(
      () => client.send("affiliation.add", { member, organisation, role, title: title.trim(), ...from }),
      (reply) => {
        onChange(reply);
        setOpen(false);
      },
    );
  };
  return (
    <form
      class="panel"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <h3>{t("affiliations.add")}</h3>
      <Combobox
        label={t("organisation.one")}
        error={missing ? t("organisation.choose") : fieldError("organisation")}
        search={(query) => findOrganisations(client, query)}
        onPick={(option) => setOrganisation(option ? (option.id as OrganisationId) : undefined)}
      />
      <Select
        label={t("affiliations.role")}
        value={role}
        onValue={setRole}
        options={affiliationRoles.map((value) => ({ value, label: t(`affiliation_role.${value}`) }))}
      />
      <Field
        label={t("affiliations.job")}
        hint={t("affiliations.job_hint")}
        value={title}
        onValue={setTitle}
        maxLength={120}
        error={fieldError("title")}
      />
      <Field
        label={t("affiliations.starts")}
        hint={t("affiliations.starts_hint")}
        type="date"
        value={starts}
        onValue={setStarts}
        error={fieldError("starts_on")}
      />
      {message && <p class="field-error" role="alert">{message}</p>}
      <p class="row">
        <Button type="submit" look="primary" busy={busy}>{t("action.add")}</Button>
        <Button onClick={() => setOpen(false)}>{t("action.cancel")}</Button>
      </p>
    </form>
  );
}
