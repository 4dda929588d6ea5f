import { fullTime, toDate } from "../../../i18n/dates";
import { t } from "../../../i18n/t";
import type { AuditEntry, MemberId, OrganisationId, SpaceId, ThreadId } from "../../../protocol/messages.gen";
import { paths } from "../../../routing/route";
import type { State } from "../../../state/model";
import { member, spaceView } from "../../../state/select";
import { clock } from "./days";
import type { Part, Plain, Ref } from "./entry";
import type { Names } from "./names";
import type { Words } from "./words";

interface Named {
  /** Nothing while it is on its way, or where there is nothing to open. */
  readonly href?: string;
  readonly name: string;
}

const coming = "…";

/** The name and the way to what the reader may open; to others there is none, and they are called by number. */
export function nameOf(part: Plain | Ref, state: State, names: Names): Named {
  if (part.kind === "plain") return { name: part.name };
  const { kind, id, name } = part;
  const number = String(id);
  if (kind === "member") {
    const known = member(state, id as MemberId)?.name ?? name;
    const found = known === undefined ? names.profile(id) : undefined;
    if (found === null) return { name: t("audit.a_member", { number }) };
    const shown = known ?? found?.member.name;
    return shown === undefined ? { name: coming } : { href: paths.member(id as MemberId), name: shown };
  }
  if (kind === "space") {
    const view = spaceView(state, id as SpaceId);
    if (view) return { href: paths.space(id as SpaceId), name: `#${view.space.name}` };
    return { name: name === undefined ? t("audit.a_space", { number }) : `#${name}` };
  }
  if (kind === "organisation") {
    const found = name === undefined ? names.organisation(id) : undefined;
    if (found === null) return { name: t("audit.an_organisation", { number }) };
    const shown = name ?? found?.organisation.name;
    return shown === undefined ? { name: coming } : { href: paths.organisation(id as OrganisationId), name: shown };
  }
  const found = names.thread(id);
  if (found === undefined) return { name: coming };
  // Its channel may have been lost since it was asked for.
  if (!found || !spaceView(state, found.space)) return { name: t("audit.a_thread", { number }) };
  return { href: paths.thread(id as ThreadId), name: found.title };
}

interface PartsProps {
  readonly parts: readonly Part[];
  readonly state: State;
  readonly names: Names;
}

function Parts({ parts, state, names }: PartsProps) {
  return (
    <>
      {parts.map((part, at) => {
        if (typeof part === "string") return part;
        const { href, name } = nameOf(part, state, names);
        return href === undefined ? <bdi key={at}>{name}</bdi> : <a key={at} href={href}><bdi>{name}</bdi></a>;
      })}
    </>
  );
}

interface LineProps {
  readonly entry: AuditEntry;
  readonly words: Words;
  readonly state: State;
  readonly names: Names;
  readonly withStored: boolean;
}

export function Line({ entry, words: { what, notes, rest }, state, names, withStored }: LineProps) {
  const { number, at, act, subject, detail, hash } = entry;
  return (
    <li class="act">
      <p class="act-time">
        <time dateTime={toDate(at).toISOString()} title={fullTime(at)}>{clock(at)}</time>
        <span class="hint">{t("audit.number", { number })}</span>
      </p>
      <div>
        <p class="act-words">
          <Parts parts={what} state={state} names={names} />
          {rest !== undefined && <> <code class="break">{rest}</code></>}
        </p>
        {notes.length > 0 && (
          <p class="hint act-words">
            {notes.map((note, index) => (
              <span key={index}>{index > 0 && " · "}<Parts parts={note} state={state} names={names} /></span>
            ))}
          </p>
        )}
        {withStored && (
          <p class="hint break">
            <code>{act} {subject} {detail}</code>
            <span class="hint">{t("audit.seal", { hash })}</span>
          </p>
        )}
      </div>
    </li>
  );
}
