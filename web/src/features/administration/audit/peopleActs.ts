import { calendarDay } from "../../../i18n/dates";
import { t } from "../../../i18n/t";
import { type About, type Act, member, organisation, parts, partWord, roles, roleWord, space, told } from "./act";
import { type Part, roleBefore } from "./entry";
import { sentence } from "./sentence";

/** What is said of an account and needs no more than who did it to whom. */
const account = (key: "audit.suspend" | "audit.restore" | "audit.link"): Act => ({
  kinds: ["people"],
  fields: ["member"],
  say: ({ who, id }) => sentence(key, { who, member: member(id) }),
});

export const ofPeople: Readonly<Record<string, Act>> = {
  "user create": {
    kinds: ["people", "roles"],
    fields: ["role"],
    say: ({ who, id, detail }) => {
      const role = detail.one("role", roles);
      return role && sentence("audit.user_create", { who, member: member(id), role: roleWord(role) });
    },
  },
  "member.suspend": account("audit.suspend"),
  "member.restore": account("audit.restore"),
  "password.link": account("audit.link"),
  "member.set_role": {
    kinds: ["roles"],
    fields: ["member", "role"],
    say: ({ who, id, detail, entry, entries }) => {
      const role = detail.one("role", roles);
      if (!role) return undefined;
      const before = roles.find((one) => one === roleBefore(entry, entries));
      const values = { who, member: member(id), role: roleWord(role) };
      if (!before || before === role) return sentence("audit.set_role", values);
      return sentence("audit.set_role_from", { ...values, before: roleWord(before) });
    },
  },
  "affiliation.add": {
    kinds: ["roles", "organisations"],
    fields: ["member", "organisation", "role", "title", "starts_on", "ends_on"],
    say: ({ who, id, detail }) => {
      const role = detail.one("role", parts);
      const where = detail.id("organisation");
      if (!role || where === undefined) return undefined;
      const values = { who, member: member(id), organisation: organisation(where), role: partWord(role) };
      const [title, from, until] = [detail.text("title"), detail.text("starts_on"), detail.text("ends_on")];
      return told(sentence("audit.affiliate", values), [
        title !== undefined && sentence("audit.note_job", { title }),
        from !== undefined && sentence("audit.note_from", { day: calendarDay(from) }),
        until !== undefined && sentence("audit.note_until", { day: calendarDay(until) }),
      ]);
    },
  },
  "affiliation.end": {
    kinds: ["roles", "organisations"],
    fields: ["affiliation", "ends_on"],
    say: ({ who, id, detail, names }) => {
      const ended = detail.id("affiliation");
      if (ended === undefined) return undefined;
      const place = names.profile(id)?.affiliations.find((one) => one.id === ended);
      const until = detail.text("ends_on");
      const values = { who, member: member(id) };
      const what = place
        ? sentence("audit.unaffiliate", { ...values, organisation: organisation(place.organisation, place.organisation_name) })
        : sentence("audit.unaffiliate_unknown", values);
      return told(what, [until !== undefined && sentence("audit.note_until", { day: calendarDay(until) })]);
    },
  },
};

/** Whom an invitation was made for: who came by it, or whom it names. */
function invited({ id, names, joined }: About): Part {
  const came = joined.get(id);
  if (came !== undefined) return member(came);
  const kept = names.invitation(id);
  if (kept === undefined) return names.isListComing() ? "…" : t("audit.no_longer_listed", { number: String(id) });
  return kept.name || kept.email || t("audit.whoever");
}

export const ofInvitations: Readonly<Record<string, Act>> = {
  "invitation.create": {
    kinds: ["invitations"],
    fields: ["role", "organisation", "affiliation_role", "spaces"],
    say: (about) => {
      const { who, detail } = about;
      const [role, part, where] = [detail.one("role", roles), detail.one("affiliation_role", parts), detail.id("organisation")];
      if (!role || !part || where === undefined) return undefined;
      const values = { who, invited: invited(about), organisation: organisation(where), role: partWord(part) };
      return told(sentence("audit.invite", values), [
        sentence("audit.note_role", { role: roleWord(role) }),
        ...detail.ids("spaces").map((one) => sentence("audit.note_space", { space: space(one) })),
      ]);
    },
  },
  "agreement.publish": {
    kinds: ["server"],
    fields: ["version"],
    say: ({ who, detail }) => {
      const version = detail.id("version");
      return version === undefined ? undefined : sentence("audit.agreement_publish", { who, number: String(version) });
    },
  },
  "join_link.create": {
    kinds: ["invitations"],
    fields: ["organisation", "affiliation_role", "approval", "listed", "domains"],
    say: ({ who, detail }) => {
      const [part, where] = [detail.one("affiliation_role", parts), detail.id("organisation")];
      if (!part || where === undefined) return undefined;
      return sentence("audit.join_link", { who, organisation: organisation(where), role: partWord(part) });
    },
  },
  "join_link.close": {
    kinds: ["invitations"],
    fields: ["link"],
    say: ({ who, id }) => sentence("audit.join_link_close", { who, number: String(id) }),
  },
  "join_link.use": {
    kinds: ["invitations", "people"],
    fields: [],
    say: ({ who, id }) => sentence("audit.join_link_use", { who, number: String(id) }),
  },
  "join_request.decide": {
    kinds: ["invitations"],
    fields: ["request", "admit"],
    say: ({ who, id, detail }) =>
      sentence(detail.flag("admit") ? "audit.request_admit" : "audit.request_refuse", { who, organisation: organisation(id) }),
  },
  "invitation.revoke": {
    kinds: ["invitations"],
    fields: ["invitation"],
    say: (about) => sentence("audit.withdraw", { who: about.who, invited: invited(about) }),
  },
  "invitation.accept": {
    kinds: ["invitations", "people"],
    fields: [],
    say: ({ who, id, names }) => {
      const by = names.invitation(id)?.invited_by;
      if (!by) return sentence("audit.accept", { who, number: String(id) });
      // Nobody: it was made at the server.
      const inviter = by.id === 0 ? t("audit.somebody") : { ...member(by.id), name: by.name };
      return sentence("audit.accept_from", { who, inviter });
    },
  },
};
