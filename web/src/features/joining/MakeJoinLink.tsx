import { useRef, useState } from "preact/hooks";
import { fullTime } from "../../i18n/dates";
import { t } from "../../i18n/t";
import type { AffiliationRole, CreateJoinLink, JoinLinkCreated, OrganisationId } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { me } from "../../state/select";
import { Button } from "../../ui/Button";
import { Choice } from "../../ui/Choice";
import { Combobox } from "../../ui/Combobox";
import { CopyLink } from "../../ui/CopyLink";
import { Field, Select } from "../../ui/Field";
import { tell } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";
import { useWrongField } from "../../ui/useArrival";
import { affiliationRoles } from "../people/query";
import { findOrganisations } from "../people/search";

/** With a link, asking first or at once; or at a door that anybody finds. */
type Way = "ask" | "quick" | "listed";

/** Those who lead are invited by name. */
const roles = affiliationRoles.filter((role) => role !== "director" && role !== "lead");

interface Form {
  readonly way: Way;
  readonly role: AffiliationRole;
  readonly domains: string;
  readonly question: string;
}

function argsOf(form: Form, organisation: OrganisationId): CreateJoinLink {
  const domains = form.domains.split(/[\s,;]+/).filter((domain) => domain !== "");
  const question = form.question.trim();
  return {
    organisation,
    approval: form.way !== "quick",
    affiliation_role: form.role,
    ...(domains.length > 0 ? { domains } : {}),
    ...(question && form.way !== "quick" ? { question } : {}),
    ...(form.way === "listed" ? { listed: true, days: 365 } : {}),
  };
}

export function MakeJoinLink({ onMade }: { readonly onMade: () => void }) {
  const client = useClient();
  const isAdministrator = me(client.state.value)?.role === "administrator";
  const [form, setForm] = useState<Form>({ way: "ask", role: "teacher", domains: "", question: "" });
  const [organisation, setOrganisation] = useState<OrganisationId>();
  const [tries, setTries] = useState(0);
  const [made, setMade] = useState<JoinLinkCreated>();
  const { busy, error, message, run } = useAction("organisation", "domains", "question");
  const set = (part: Partial<Form>): void => setForm({ ...form, ...part });
  const place = useRef<HTMLFormElement>(null);
  useWrongField(place, tries, error);
  const ways: readonly Way[] = isAdministrator ? ["ask", "quick", "listed"] : ["ask", "quick"];
  const make = (): void => {
    if (organisation === undefined) return setTries(tries + 1);
    setTries(0);
    void run(
      () => client.send("join_link.create", argsOf(form, organisation)),
      (reply) => {
        setMade(reply);
        tell(t(reply.code === "" ? "links.listed_told" : "links.made_told"));
        onMade();
      },
    );
  };
  return (
    <>
      <form
        ref={place}
        onSubmit={(event) => {
          event.preventDefault();
          make();
        }}
      >
        <Choice
          legend={t("links.way")}
          name="way"
          value={form.way}
          options={ways.map((value) => ({ value, label: t(`links.${value}`), hint: t(`links.${value}_hint`) }))}
          onValue={(way) => set({ way })}
        />
        <div class="filters link-parts">
          <Combobox
            label={t("organisation.one")}
            error={tries > 0 && organisation === undefined ? t("organisation.choose") : undefined}
            search={(query) => findOrganisations(client, query)}
            onPick={(option) => setOrganisation(option ? (option.id as OrganisationId) : undefined)}
          />
          <Select
            label={t("affiliations.role")}
            value={form.role}
            onValue={(role) => set({ role })}
            options={roles.map((value) => ({ value, label: t(`affiliation_role.${value}`) }))}
          />
          <Field
            label={t("links.domains")}
            hint={t("links.domains_hint")}
            required={form.way === "quick"}
            value={form.domains}
            onValue={(domains) => set({ domains })}
            error={error?.field?.startsWith("domains") ? t("links.no_domain") : undefined}
          />
          {form.way !== "quick" && (
            <Field label={t("links.question")} hint={t("links.question_hint")} maxLength={300} value={form.question} onValue={(question) => set({ question })} />
          )}
        </div>
        {message && <p class="field-error" role="alert">{message}</p>}
        <Button type="submit" busy={busy}>{t("links.make")}</Button>
      </form>
      {made && made.code !== "" && (
        <div class="panel">
          <CopyLink label={t("links.link")} link={`${location.origin}/come#${made.code}`} />
          <p class="hint">{t("links.link_hint")} {t("link.expires", { when: fullTime(made.link.expires_at) })}</p>
        </div>
      )}
    </>
  );
}
