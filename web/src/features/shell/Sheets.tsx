import type { ComponentChildren } from "preact";
import { t } from "../../i18n/t";
import type { SpaceId } from "../../protocol/messages.gen";
import { paths, type Route } from "../../routing/route";
import { useClient } from "../../state/context";
import { me } from "../../state/select";
import { Dialog } from "../../ui/Dialog";
import { Icon } from "../../ui/Icon";
import { ChannelList } from "../spaces/ChannelList";
import { type Place, usePlaces } from "./places";
import { inSight, open } from "./opened";
import { Way } from "./Sidebar";

interface Props {
  readonly at: Route["at"];
  readonly space: SpaceId | undefined;
}

/** What the tabs open: the channels, and the places that are not among the tabs. */
export function Sheets({ at, space }: Props) {
  if (open.value === "channels") return <Sheet title={t("spaces.title")}><ChannelList current={space} /></Sheet>;
  return open.value === "menu" ? <MenuSheet at={at} /> : null;
}

function Sheet({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return <Dialog title={title} onClose={() => (open.value = undefined)} isSheet>{children}</Dialog>;
}

function MenuSheet({ at }: { readonly at: Route["at"] }) {
  const places = usePlaces().slice(inSight);
  const self = me(useClient().state.value);
  const settings: Place = { href: paths.settings, label: t("settings.title"), icon: "settings", isAt: ["settings"] };
  return (
    <Sheet title={self?.name ?? t("nav.menu")}>
      <ul class="ways">
        {[...places, settings].map((place) => <Way key={place.href} place={place} at={at} />)}
        <li>
          <button type="button" class="way" onClick={() => (open.value = "shortcuts")}>
            <Icon name="keyboard" />
            <span class="way-name">{t("shortcuts.title")}</span>
          </button>
        </li>
      </ul>
    </Sheet>
  );
}
