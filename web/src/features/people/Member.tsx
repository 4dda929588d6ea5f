import { useEffect, useRef, useState } from "preact/hooks";
import { calendarDay, clockIn, month, toDate } from "../../i18n/dates";
import { t } from "../../i18n/t";
import type { Affiliation, Member, MemberId, MemberReply, Profile } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { upsert } from "../../state/apply";
import { useClient } from "../../state/context";
import { me, member } from "../../state/select";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { FailedPage } from "../../ui/Failed";
import { Notice, tell } from "../../ui/Notice";
import { Loading } from "../../ui/Loading";
import { Page } from "../../ui/Page";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import { PeerActions } from "../peers/Lazy";
import { Activity } from "./Activity";
import { AddAffiliation } from "./AddAffiliation";
import { Block } from "./Block";
import { EditProfile } from "./EditProfile";
import { MemberAdministration } from "./MemberAdministration";
import { peopleAddress } from "./query";
import { affiliationOf } from "./search";
import { useLed } from "./useLed";

/** One member with the organisations they belong and belonged to. */
export function MemberPage({ member: id, part }: { readonly member: MemberId; readonly part?: Part }) {
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
  return <OpenMember reply={value} part={part} onChange={setValue} />;
}

type Part = "activity" | undefined;

interface Props {
  readonly reply: MemberReply;
  readonly onChange: (reply: MemberReply) => void;
}

function OpenMember({ reply, part, onChange }: Props & { readonly part: Part }) {
  const client = useClient();
  const state = client.state.value;
  const [editing, setEditing] = useState(false);
  const [returns, setReturns] = useState(0);
  const one = member(state, reply.member.id) ?? reply.member;
  const isMine = one.id === state.me;
  const done = (next?: MemberReply): void => {
    if (next) onChange(next);
    setEditing(false);
    setReturns(returns + 1);
  };
  return (
    <Page
      title={one.name}
      back={me(state)?.role === "guest" ? { href: paths.home, label: t("home.title") } : { href: paths.members, label: t("members.title") }}
      eyebrow={t(`role.${one.role}`)}
      lead={<Lead one={one} reply={reply} />}
      actions={isMine && !editing && <EditButton focus={returns > 0} onClick={() => setEditing(true)} />}
    >
      {one.state !== "active" && <Notice>{t(`member_state.${one.state}_text`)}</Notice>}
      {!editing && <Parts member={one.id} part={part} />}
      {part === "activity" && !editing ? (
        <Activity member={one.id} />
      ) : (
        <>
          {editing ? <EditProfile reply={reply} onPhoto={onChange} onDone={done} /> : <Words profile={reply.profile} isMine={isMine} />}
          <Affiliations reply={reply} onChange={onChange} />
          {!isMine && one.state === "active" && one.role !== "guest" && me(state)?.role !== "guest" && <PeerActions member={one} />}
          {!isMine && <Block member={one} />}
          {me(state)?.role === "administrator" && !isMine && (one.state === "active" || one.state === "suspended") && (
            <MemberAdministration member={one} />
          )}
        </>
      )}
    </Page>
  );
}

/** The two halves of the page. Each has an address, so that going back leads to the one that one left. */
function Parts({ member: id, part }: { readonly member: MemberId; readonly part: Part }) {
  const current = (is: boolean) => (is ? "page" : undefined);
  return (
    <nav class="parts" aria-label={t("profile.parts")}>
      <a href={paths.member(id)} aria-current={current(part === undefined)}>{t("profile.title")}</a>
      <a href={paths.activity(id)} aria-current={current(part === "activity")}>{t("activity.title")}</a>
    </nav>
  );
}

/** Where the focus returns to when the form closes. */
function EditButton({ focus, onClick }: { readonly focus: boolean; readonly onClick: () => void }) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (focus) place.current?.querySelector("button")?.focus();
  }, []);
  return <span ref={place}><Button onClick={onClick}>{t("profile.edit")}</Button></span>;
}

function Lead({ one, reply }: { readonly one: Member; readonly reply: MemberReply }) {
  const state = useClient().state.value;
  const { pronouns, zone } = reply.profile;
  const clock = one.id === state.me ? undefined : clockIn(zone);
  return (
    <div class="profile-lead">
      <Avatar of={one} online={state.online.includes(one.id)} />
      <div>
        {pronouns && <p>{pronouns}</p>}
        <p>{affiliationOf(one)}</p>
        {clock && <p class="hint">{t("profile.clock", { clock })}</p>}
        <p class="hint">{t("members.since")} <time dateTime={toDate(reply.joined_at).toISOString()}>{month(reply.joined_at)}</time></p>
      </div>
    </div>
  );
}

function Words({ profile, isMine }: { readonly profile: Profile; readonly isMine: boolean }) {
  const { about, topics, courses } = profile;
  const isEmpty = about === "" && topics.length === 0 && courses.length === 0;
  if (isEmpty) return isMine ? <Notice>{t("profile.empty")}</Notice> : null;
  return (
    <>
      {about && <p class="about" dir="auto">{about}</p>}
      <Topics title={t("profile.topics")} topics={topics} />
      <Topics title={t("profile.courses")} topics={courses} />
    </>
  );
}

/** Each leads to everybody who has it; guests have no directory to be led to. */
function Topics({ title, topics }: { readonly title: string; readonly topics: readonly string[] }) {
  const isGuest = me(useClient().state.value)?.role === "guest";
  if (topics.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="topics">
        {topics.map((topic) => (
          <li key={topic}>{isGuest ? <span class="topic">{topic}</span> : <a class="topic" href={peopleAddress({ words: "", topic })}>{topic}</a>}</li>
        ))}
      </ul>
    </section>
  );
}

function Affiliations({ reply, onChange }: Props) {
  const led = useLed();
  return (
    <section aria-labelledby="affiliations">
      <h2 id="affiliations">{t("affiliations.title")}</h2>
      {reply.affiliations.length === 0 && <p class="hint">{t("affiliations.none")}</p>}
      <ul class="lines">
        {reply.affiliations.map((affiliation) => (
          <AffiliationLine key={affiliation.id} affiliation={affiliation} mayEnd={led.has(affiliation.organisation)} onChange={onChange} />
        ))}
      </ul>
      {led.any && <AddAffiliation member={reply.member.id} onChange={onChange} />}
    </section>
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
    <li class="line" tabIndex={-1}>
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
