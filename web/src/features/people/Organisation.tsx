import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { OrganisationId, OrganisationReply } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { upsert } from "../../state/apply";
import { useClient } from "../../state/context";
import { me } from "../../state/select";
import { Button } from "../../ui/Button";
import { Combobox } from "../../ui/Combobox";
import { Failed, FailedPage } from "../../ui/Failed";
import { Field } from "../../ui/Field";
import { Notice, tell } from "../../ui/Notice";
import { Loading } from "../../ui/Loading";
import { Page } from "../../ui/Page";
import { Time } from "../../ui/Time";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import { Questions, SchoolCalendar } from "../calendars/Lazy";
import { MemberLines } from "./MemberLines";
import { findOrganisations } from "./search";

/** One organisation: its people, the names it once had, and what merged into it. */
export function OrganisationPage({ organisation: id }: { readonly organisation: OrganisationId }) {
  const client = useClient();
  const { value, error, reload, setValue } = useLoaded(
    () =>
      client.load("organisation.get", { organisation: id }, (state, reply) => ({
        ...state,
        organisations: upsert(state.organisations, reply.organisation),
      })),
    [id],
  );
  if (error) return <FailedPage error={error} onRetry={reload} />;
  if (!value) return <Loading />;
  return <OpenOrganisation reply={value} onChange={setValue} />;
}

interface Props {
  readonly reply: OrganisationReply;
  readonly onChange: (reply: OrganisationReply) => void;
}

function OpenOrganisation({ reply, onChange }: Props) {
  const client = useClient();
  const state = client.state.value;
  const one = state.organisations.find((known) => known.id === reply.organisation.id) ?? reply.organisation;
  const former = reply.names.filter((entry) => entry.name !== one.name);
  const isAdministrator = me(state)?.role === "administrator";
  return (
    <Page
      title={one.name}
      back={{ href: paths.organisations, label: t("organisations.title") }}
      eyebrow={t(`organisation_kind.${one.kind}`)}
      lead={one.parent !== undefined && <Parent of={one.parent} />}
    >
      {one.merged_into !== undefined && (
        <Notice>
          <p>{t("organisation.merged_text")}</p>
          <p><a href={paths.organisation(one.merged_into)}>{t("organisation.merged_link")}</a></p>
        </Notice>
      )}
      {former.length > 0 && (
        <section aria-labelledby="former">
          <h2 id="former">{t("organisation.former")}</h2>
          <ul class="lines">
            {former.map((entry) => (
              <li class="line" key={`${entry.name}-${entry.since}`}>
                <span>{entry.name}</span>
                <span class="hint">{t("organisation.since")} <Time at={entry.since} /></span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {reply.merged.length > 0 && (
        <section aria-labelledby="merged">
          <h2 id="merged">{t("organisation.merged_here")}</h2>
          <ul class="lines">
            {reply.merged.map((other) => (
              <li key={other.id}><a class="line" href={paths.organisation(other.id)}>{other.name}</a></li>
            ))}
          </ul>
        </section>
      )}
      {one.merged_into === undefined && <SchoolCalendar key={one.id} organisation={one.id} />}
      {one.merged_into === undefined && one.kind === "programme" && <Questions key={one.id} organisation={one.id} />}
      <People organisation={one.id} />
      {isAdministrator && one.merged_into === undefined && <Manage reply={reply} onChange={onChange} />}
    </Page>
  );
}

/** Its name takes a moment; the line is there from the start. */
function Parent({ of: id }: { readonly of: OrganisationId }) {
  const client = useClient();
  const { value } = useLoaded(() => client.send("organisation.get", { organisation: id }), [id]);
  return <p>{t("organisation.part_of")} <a href={paths.organisation(id)}>{value?.organisation.name ?? t("organisation.parent")}</a></p>;
}

function People({ organisation }: { readonly organisation: OrganisationId }) {
  const client = useClient();
  const { value, error, reload } = useLoaded(() => client.send("member.list", { organisation, limit: 100 }), [organisation]);
  if (error) return <Failed error={error} onRetry={reload} />;
  if (!value) return <Loading />;
  return (
    <section aria-labelledby="people">
      <h2 id="people">{t("organisation.people")}</h2>
      {value.members.length === 0 ? <p class="hint">{t("organisation.people_none")}</p> : <MemberLines members={value.members} />}
      {value.more && <p class="hint">{t("organisation.people_more")}</p>}
    </section>
  );
}

function Manage({ reply, onChange }: Props) {
  const client = useClient();
  const { organisation } = reply;
  const [name, setName] = useState(organisation.name);
  const [into, setInto] = useState<OrganisationId>();
  const { busy, message, fieldError, run } = useAction("name", "into");
  const changed = (next: OrganisationReply): void => {
    onChange(next);
    tell(t("state.saved"));
  };
  const merge = (): void => {
    if (into === undefined) return;
    void run(() => client.send("organisation.merge", { organisation: organisation.id, into }), changed);
  };
  return (
    <section aria-labelledby="manage">
      <h2 id="manage">{t("organisation.manage")}</h2>
      <p class="hint">{t("administration.recorded")}</p>
      <form
        class="row end"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() => client.send("organisation.rename", { organisation: organisation.id, name: name.trim() }), changed);
        }}
      >
        <Field
          label={t("organisation.name")}
          value={name}
          onValue={setName}
          required
          maxLength={120}
          error={fieldError("name")}
        />
        <Button type="submit" busy={busy}>{t("organisation.rename")}</Button>
      </form>
      <form
        class="row end"
        onSubmit={(event) => {
          event.preventDefault();
          merge();
        }}
      >
        <Combobox
          label={t("organisation.merge_into")}
          hint={t("organisation.merge_hint")}
          error={fieldError("into")}
          search={(query) => findOrganisations(client, query)}
          onPick={(option) => setInto(option && option.id !== organisation.id ? (option.id as OrganisationId) : undefined)}
        />
        <Button type="submit" look="danger" busy={busy}>{t("organisation.merge")}</Button>
      </form>
      {message && <p class="field-error" role="alert">{message}</p>}
    </section>
  );
}
