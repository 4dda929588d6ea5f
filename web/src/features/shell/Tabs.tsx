import { t } from "../../i18n/t";
import type { Route } from "../../routing/route";
import { Icon, type IconName } from "../../ui/Icon";
import { type Place, useFresh, usePlaces } from "./places";
import { inSight, open } from "./opened";

/** On a narrow screen: the places at the lower edge. The rest opens from there. */
export function Tabs({ at }: { readonly at: Route["at"] }) {
  const places = usePlaces();
  const isWithin = at === "space" || at === "thread";
  return (
    <nav class="tabs" id="navigation" tabIndex={-1} aria-label={t("nav.main")}>
      <ul>
        {places.slice(0, 1).map((place) => <Tab key={place.href} place={place} at={at} />)}
        <Opener sheet="channels" icon="channels" label={t("spaces.title")} isCurrent={isWithin} />
        {places.slice(1, inSight).map((place) => <Tab key={place.href} place={place} at={at} />)}
        <Opener sheet="menu" icon="menu" label={t("nav.menu")} isCurrent={false} />
      </ul>
    </nav>
  );
}

function Tab({ place, at }: { readonly place: Place; readonly at: Route["at"] }) {
  const isFresh = useFresh() > 0 && place.icon === "new";
  return (
    <li>
      <a href={place.href} aria-current={place.isAt.includes(at) ? "page" : undefined}>
        <Icon name={place.icon} />
        <span>{place.label}</span>
        {isFresh && <><span class="dot" aria-hidden="true" /><span class="visually-hidden">{t("unread.some")}</span></>}
      </a>
    </li>
  );
}

interface OpenerProps {
  readonly sheet: "channels" | "menu";
  readonly icon: IconName;
  readonly label: string;
  readonly isCurrent: boolean;
}

function Opener({ sheet, icon, label, isCurrent }: OpenerProps) {
  return (
    <li>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-current={isCurrent ? "true" : undefined}
        onClick={() => (open.value = sheet)}
      >
        <Icon name={icon} />
        <span>{label}</span>
      </button>
    </li>
  );
}
