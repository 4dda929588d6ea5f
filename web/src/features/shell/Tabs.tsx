import { t } from "../../i18n/t";
import type { Route } from "../../routing/route";
import { Icon, type IconName } from "../../ui/Icon";
import { type Place, usePlaces, useWaiting, type Waiting } from "./places";
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
  const waiting = useWaiting(place);
  return (
    <li>
      <a href={place.href} aria-current={place.isAt.includes(at) ? "page" : undefined}>
        <Icon name={place.icon} />
        <span>{place.label}</span>
        {waiting && <Mark place={place} waiting={waiting} />}
      </a>
    </li>
  );
}

/** What is new is a dot, and notices a number: they are few and meant for this member. */
function Mark({ place, waiting }: { readonly place: Place; readonly waiting: Waiting }) {
  const isCounted = place.icon === "notices";
  return (
    <>
      <span class={isCounted ? "dot counted" : "dot"} aria-hidden="true">{isCounted && waiting.sign}</span>
      <span class="visually-hidden">{isCounted ? waiting.words : t("unread.some")}</span>
    </>
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
