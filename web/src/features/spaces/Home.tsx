import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import { paths } from "../../routing/route";
import { upsert } from "../../state/apply";
import { useClient } from "../../state/context";
import { byName, me } from "../../state/select";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { CreateSpaceDialog } from "./CreateSpaceDialog";

/** What is new since one was here, as a list that ends. */
export function HomePage() {
  const client = useClient();
  const state = client.state.value;
  const self = me(state);
  const [creating, setCreating] = useState(false);
  const fresh = state.spaces
    .filter((view) => view.unread.length > 0 && view.level !== "muted" && view.space.state === "open")
    .sort((a, b) => byName(a.space, b.space));
  const mayCreate = self !== undefined && self.role !== "guest";
  return (
    <Page
      title={t("home.title")}
      actions={mayCreate && <Button onClick={() => setCreating(true)}>{t("spaces.create")}</Button>}
    >
      {fresh.length > 0 && (
        <ul class="lines">
          {fresh.map((view) => (
            <li key={view.space.id}>
              <a class="line" href={paths.space(view.space.id)}>
                <strong>#{view.space.name}</strong>
                <span class="hint">{t("unread.threads", { count: view.unread.length })}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <p class="caught-up">{t(fresh.length > 0 ? "home.that_is_all" : "home.caught_up")}</p>
      <OnlineNow />
      {creating && <CreateSpaceDialog onClose={() => setCreating(false)} />}
    </Page>
  );
}

const namedAtMost = 12;

function OnlineNow() {
  const client = useClient();
  const { online, me: self } = client.state.value;
  const others = online.filter((id) => id !== self);
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
              <Avatar name={one.name} online />
              <span>{one.name}<span class="hint">{one.organisation}</span></span>
            </a>
          </li>
        ))}
      </ul>
      {rest > 0 && <p class="hint">{t("home.online_more", { count: rest })}</p>}
    </section>
  );
}
