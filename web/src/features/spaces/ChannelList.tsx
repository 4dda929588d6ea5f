import { t } from "../../i18n/t";
import type { SpaceId, SpaceView } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { unreadLimit } from "../../state/apply";
import { useClient } from "../../state/context";
import { byName } from "../../state/select";

interface Props {
  readonly current: SpaceId | undefined;
}

export function ChannelList({ current }: Props) {
  const client = useClient();
  const spaces = [...client.state.value.spaces].sort((a, b) => byName(a.space, b.space));
  const open = spaces.filter((view) => view.space.state === "open");
  const archived = spaces.filter((view) => view.space.state === "archived");
  return (
    <nav class="channels" aria-labelledby="channels-title">
      <h2 id="channels-title">{t("spaces.title")}</h2>
      {open.length === 0 && <p class="hint">{t("spaces.none")}</p>}
      <ul>{open.map((view) => <ChannelLink key={view.space.id} view={view} isCurrent={view.space.id === current} />)}</ul>
      {archived.length > 0 && (
        <details>
          <summary>{t("spaces.archived", { count: archived.length })}</summary>
          <ul>
            {archived.map((view) => (
              <ChannelLink key={view.space.id} view={view} isCurrent={view.space.id === current} />
            ))}
          </ul>
        </details>
      )}
    </nav>
  );
}

function ChannelLink({ view, isCurrent }: { readonly view: SpaceView; readonly isCurrent: boolean }) {
  const { space, unread, level } = view;
  const isMuted = level === "muted";
  const count = isMuted ? 0 : unread.length;
  return (
    <li>
      <a
        href={paths.space(space.id)}
        class={[count > 0 ? "unread" : "", isMuted ? "muted" : ""].join(" ").trim()}
        aria-current={isCurrent ? "page" : undefined}
      >
        <span class="channel-name">
          <span class="hash" aria-hidden="true">#</span>{space.name}
          {space.visibility !== "network" && <span class="hint">{t(`visibility.short_${space.visibility}`)}</span>}
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
