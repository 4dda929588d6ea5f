import { useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { SpaceId, SpaceView } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { unreadLimit } from "../../state/apply";
import { useClient } from "../../state/context";
import { byName, channelsOf, me, unreadOf } from "../../state/select";
import { Button } from "../../ui/Button";
import { CreateSpaceDialog } from "./Lazy";

interface Props {
  readonly current: SpaceId | undefined;
}

/** Channels with something new stand first. The one that is open stays where it is while it is being read. */
function useGroups(current: SpaceId | undefined): readonly (readonly SpaceView[])[] {
  const state = useClient().state.value;
  const fresh = useRef<ReadonlySet<SpaceId>>(new Set());
  const spaces = [...channelsOf(state)].sort((a, b) => byName(a.space, b.space));
  const isFresh = (view: SpaceView): boolean =>
    view.space.id === current ? fresh.current.has(current) || unreadOf(state, view).length > 0 : unreadOf(state, view).length > 0;
  const first = spaces.filter(isFresh);
  fresh.current = new Set(first.map((view) => view.space.id));
  const others = spaces.filter((view) => !fresh.current.has(view.space.id));
  const inState = (wanted: SpaceView["space"]["state"]) => others.filter((view) => view.space.state === wanted);
  return [first, inState("open"), inState("archived")];
}

export function ChannelList({ current }: Props) {
  const client = useClient();
  const [creating, setCreating] = useState(false);
  const [fresh = [], open = [], archived = []] = useGroups(current);
  const self = me(client.state.value);
  const list = (views: readonly SpaceView[]) => (
    <ul>{views.map((view) => <ChannelLink key={view.space.id} view={view} isCurrent={view.space.id === current} />)}</ul>
  );
  return (
    <>
      <nav class="channels ways" aria-labelledby="channels-title">
        <div class="ways-title">
          <h2 id="channels-title">{t("spaces.title")}</h2>
          {self && self.role !== "guest" && (
            <Button look="quiet" onClick={() => setCreating(true)}>{t("spaces.create")}</Button>
          )}
        </div>
        {fresh.length + open.length === 0 && <p class="hint">{t("spaces.none")}</p>}
        {fresh.length > 0 && <h3>{t("spaces.fresh")}</h3>}
        {fresh.length > 0 && list(fresh)}
        {fresh.length > 0 && open.length > 0 && <h3>{t("spaces.others")}</h3>}
        {open.length > 0 && list(open)}
        {archived.length > 0 && (
          <details>
            <summary>{t("spaces.archived", { count: archived.length })}</summary>
            {list(archived)}
          </details>
        )}
      </nav>
      {creating && <CreateSpaceDialog onClose={() => setCreating(false)} />}
    </>
  );
}

function ChannelLink({ view, isCurrent }: { readonly view: SpaceView; readonly isCurrent: boolean }) {
  const { space, level } = view;
  const count = unreadOf(useClient().state.value, view).length;
  return (
    <li>
      <a
        href={paths.space(space.id)}
        class={["way", count > 0 ? "unread" : "", level === "muted" ? "muted" : ""].join(" ").trim()}
        aria-current={isCurrent ? "page" : undefined}
      >
        <span class="hash" aria-hidden="true">#</span>
        <span class="way-name">
          {space.name}
          {(space.visibility === "organisation" || space.visibility === "closed") && (
            <span class="hint">{t(`visibility.short_${space.visibility}`)}</span>
          )}
        </span>
        {count > 0 && (
          <span class="count">
            <span aria-hidden="true">{count >= unreadLimit ? t("unread.many", { count }) : count}</span>
            <span class="visually-hidden">{t("unread.threads", { count })}</span>
          </span>
        )}
      </a>
    </li>
  );
}
