import { t } from "../../i18n/t";
import type { SpaceId } from "../../protocol/messages.gen";
import { paths, type Route } from "../../routing/route";
import { useClient } from "../../state/context";
import { nobody } from "../../state/model";
import { me } from "../../state/select";
import { Avatar } from "../../ui/Avatar";
import { Icon } from "../../ui/Icon";
import { shortcut } from "../../ui/shortcuts";
import { ChannelList } from "../spaces/ChannelList";
import { type Place, usePlaces, useWaiting } from "./places";
import { open } from "./opened";

interface Props {
  readonly at: Route["at"];
  readonly space: SpaceId | undefined;
}

/** On a wide screen: where one can go, always in sight. */
export function Sidebar({ at, space }: Props) {
  const self = me(useClient().state.value);
  return (
    <div class="sidebar">
      <header class="top"><a class="brand" href={paths.home}>{t("app.name")}</a></header>
      <nav class="ways" id="navigation" tabIndex={-1} aria-label={t("nav.main")}>
        <ul>{usePlaces().map((place) => <Way key={place.href} place={place} at={at} />)}</ul>
      </nav>
      <ChannelList current={space} />
      <nav class="own" aria-label={t("nav.own")}>
        <a class="way" href={paths.settings} aria-current={at === "settings" ? "page" : undefined}>
          <Avatar of={self ?? { id: nobody, name: "" }} />
          <span class="way-name">{t("settings.title")}<span class="hint">{self?.name}</span></span>
        </a>
        <button
          type="button"
          class="button quiet square"
          aria-label={t("shortcuts.title")}
          title={t("shortcuts.title")}
          aria-keyshortcuts={shortcut("?")}
          onClick={() => (open.value = "shortcuts")}
        >
          <Icon name="keyboard" />
        </button>
      </nav>
    </div>
  );
}

/** One place as a line, with how much waits there. */
export function Way({ place, at }: { readonly place: Place; readonly at: Route["at"] }) {
  const waiting = useWaiting(place);
  return (
    <li>
      <a
        class="way"
        href={place.href}
        aria-current={place.isAt.includes(at) ? "page" : undefined}
        aria-keyshortcuts={place.key && shortcut(place.key)}
      >
        <Icon name={place.icon} />
        <span class="way-name">{place.label}</span>
        {waiting && (
          <span class="count">
            <span aria-hidden="true">{waiting.sign}</span>
            <span class="visually-hidden">{waiting.words}</span>
          </span>
        )}
      </a>
    </li>
  );
}
