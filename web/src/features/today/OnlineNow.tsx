import { useEffect } from "preact/hooks";
import { t } from "../../i18n/t";
import { paths } from "../../routing/route";
import { upsert } from "../../state/apply";
import { useClient } from "../../state/context";
import { byName, me } from "../../state/select";
import { Avatar } from "../../ui/Avatar";

const namedAtMost = 12;

/** Who is here at this moment, by name as far as a screen has room. */
export function OnlineNow() {
  const client = useClient();
  const { online, blocked, me: self } = client.state.value;
  const others = online.filter((id) => id !== self && !blocked.includes(id));
  const isGuest = me(client.state.value)?.role === "guest";
  useEffect(() => {
    if (isGuest) return;
    // Presence tells ids only; the first page of the directory names most of a network's people.
    void client.load("member.list", { limit: 100 }, (state, reply) => ({
      ...state,
      members: reply.members.reduce(upsert, state.members),
    }));
  }, [client.generation.value, isGuest]);
  if (others.length === 0) return null;
  const named = client.state.value.members.filter((one) => others.includes(one.id)).sort(byName).slice(0, namedAtMost);
  const rest = others.length - named.length;
  return (
    <section aria-labelledby="online-title">
      <h2 id="online-title">{t("home.online")}</h2>
      <ul class="people">
        {named.map((one) => (
          <li key={one.id}>
            <a class="person" href={paths.member(one.id)}>
              <Avatar of={one} online />
              <span>{one.name}<span class="hint">{one.organisation}</span></span>
            </a>
          </li>
        ))}
      </ul>
      {rest > 0 && <p class="hint">{t("home.online_more", { count: rest })}</p>}
    </section>
  );
}
