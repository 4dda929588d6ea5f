import "./people.css";
import { t } from "../../i18n/t";
import type { SimilarMember } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { isBlocked, me } from "../../state/select";
import { Avatar } from "../../ui/Avatar";
import { useLoaded } from "../../ui/useLoaded";
import { affiliationOf } from "./search";

interface Props {
  readonly title: string;
  readonly most: number;
}

/** People with the same work in another district. Nothing at all where there are none: it is an offer. */
export function Similar({ title, most }: Props) {
  const client = useClient();
  const state = client.state.value;
  const { value } = useLoaded(() => client.send("member.similar", {}), []);
  const members = value?.members.filter((one) => !isBlocked(state, one.member.id)).slice(0, most) ?? [];
  if (members.length === 0) return null;
  return (
    <section class="similar" aria-labelledby="similar">
      <h2 id="similar">{title}</h2>
      <ul class="people">
        {members.map((one) => <Line key={one.member.id} one={one} />)}
      </ul>
    </section>
  );
}

function Line({ one: { member, topics, same_role } }: { readonly one: SimilarMember }) {
  const { online } = useClient().state.value;
  const isOnline = online.includes(member.id);
  const shared = topics.length > 0 ? t("similar.topics", { topics: topics.join(", ") }) : same_role && t("similar.role");
  return (
    <li>
      <a class="person" href={paths.member(member.id)}>
        <Avatar of={member} online={isOnline} />
        <span>
          {member.name}
          {isOnline && <span class="visually-hidden">{t("members.is_online")}</span>}
          <span class="hint">{affiliationOf(member)}</span>
          {shared && <span class="hint shared">{shared}</span>}
        </span>
      </a>
    </li>
  );
}

/** For Today; guests have no directory to look into. */
export function SimilarOnToday() {
  const isGuest = me(useClient().state.value)?.role === "guest";
  return isGuest ? null : <Similar title={t("similar.today")} most={3} />;
}
