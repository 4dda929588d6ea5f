import { calendarDay } from "../../i18n/dates";
import { t } from "../../i18n/t";
import type { Affiliation, MemberId, MemberReply } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { upsert } from "../../state/apply";
import { useClient } from "../../state/context";
import { me, member } from "../../state/select";
import { Button } from "../../ui/Button";
import { FailedPage } from "../../ui/Failed";
import { Notice, tell } from "../../ui/Notice";
import { Loading } from "../../ui/Loading";
import { Page } from "../../ui/Page";
import { Time } from "../../ui/Time";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import { AddAffiliation } from "./AddAffiliation";
import { MemberAdministration } from "./MemberAdministration";
import { affiliationOf } from "./search";

/** One member with the organisations they belong and belonged to. */
export function MemberPage({ member: id }: { readonly member: MemberId }) {
  const client = useClient();
  const { value, error, reload, setValue } = useLoaded(
    () =>
      client.load("member.get", { member: id }, (state, reply) => ({
        ...state,
        members: upsert(state.members, reply.member),
      })),
    [id],
  );
  if (error) return <FailedPage error={error} onRetry={reload} />;
  if (!value) return <Loading />;
  return <OpenMember reply={value} onChange={setValue} />;
}

interface Props {
  readonly reply: MemberReply;
  readonly onChange: (reply: MemberReply) => void;
}

function OpenMember({ reply, onChange }: Props) {
  const client = useClient();
  const state = client.state.value;
  const one = member(state, reply.member.id) ?? reply.member;
  const isAdministrator = me(state)?.role === "administrator";
  return (
    <Page
      title={one.name}
      back={{ href: paths.members, label: t("members.title") }}
      eyebrow={t(`role.${one.role}`)}
      lead={
        <>
          <p>{affiliationOf(one)}</p>
          <p class="hint">{t("members.since")} <Time at={reply.joined_at} /></p>
        </>
      }
      actions={one.id === state.me && <a class="button plain" href={paths.settings}>{t("settings.title")}</a>}
    >
      {one.state !== "active" && <Notice>{t(`member_state.${one.state}_text`)}</Notice>}
      <section aria-labelledby="affiliations">
        <h2 id="affiliations">{t("affiliations.title")}</h2>
        {reply.affiliations.length === 0 && <p class="hint">{t("affiliations.none")}</p>}
        <ul class="lines">
          {reply.affiliations.map((affiliation) => (
            <AffiliationLine
              key={affiliation.id}
              affiliation={affiliation}
              mayEnd={isAdministrator}
              onChange={onChange}
            />
          ))}
        </ul>
        {isAdministrator && <AddAffiliation member={one.id} onChange={onChange} />}
      </section>
      {isAdministrator && one.id !== state.me && <MemberAdministration member={one} />}
    </Page>
  );
}

interface LineProps {
  readonly affiliation: Affiliation;
  readonly mayEnd: boolean;
  readonly onChange: (reply: MemberReply) => void;
}

function AffiliationLine({ affiliation, mayEnd, onChange }: LineProps) {
  const client = useClient();
  const { busy, message, run } = useAction();
  const { starts_on, ends_on } = affiliation;
  const when =
    ends_on === undefined
      ? t("affiliations.from", { start: calendarDay(starts_on) })
      : t("affiliations.from_to", { start: calendarDay(starts_on), end: calendarDay(ends_on) });
  const end = (): void => {
    void run(
      () => client.send("affiliation.end", { affiliation: affiliation.id }),
      (reply) => {
        onChange(reply);
        tell(t("affiliations.ended_told"));
      },
    );
  };
  return (
    <li class="line">
      <span>
        <a href={paths.organisation(affiliation.organisation)}>{affiliation.organisation_name}</a>
        <span class="hint">
          {[t(`affiliation_role.${affiliation.role}`), affiliation.title, when].filter(Boolean).join(" · ")}
        </span>
        {message && <span class="field-error" role="alert">{message}</span>}
      </span>
      {mayEnd && ends_on === undefined && (
        <Button look="quiet" busy={busy} onClick={end}>{t("affiliations.end")}</Button>
      )}
    </li>
  );
}
