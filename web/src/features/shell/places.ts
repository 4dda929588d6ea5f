import { t } from "../../i18n/t";
import { paths, type Route } from "../../routing/route";
import { route } from "../../routing/router";
import { useClient } from "../../state/context";
import { me, unreadOf } from "../../state/select";
import type { IconName } from "../../ui/Icon";
import type { ShortcutKey } from "../../ui/shortcuts";
import { useMayInvite } from "../administration/useMayInvite";

/** A place of the network besides its channels. */
export interface Place {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  readonly isAt: readonly Route["at"][];
  readonly key?: ShortcutKey;
}

export const home = (): Place => ({ href: paths.home, label: t("nav.new"), icon: "new", isAt: ["home"], key: "1" });
const members = (): Place => ({
  href: paths.members,
  label: t("members.title"),
  icon: "members",
  isAt: ["members", "member"],
  key: "2",
});

/** On its own screen the key leads to the field instead. */
const search = (): Place => ({
  href: paths.search,
  label: t("search.title"),
  icon: "search",
  isAt: ["search"],
  ...(route.value.at === "search" ? {} : { key: "/" as const }),
});

/** What there is for this member, in the order of use. */
export function usePlaces(): readonly Place[] {
  const self = me(useClient().state.value);
  const mayInvite = useMayInvite();
  if (self?.role === "guest") return [home(), search()];
  const organisations: Place = {
    href: paths.organisations,
    label: t("organisations.title"),
    icon: "organisations",
    isAt: ["organisations", "organisation"],
  };
  const administration: Place = {
    href: paths.administration,
    label: t("administration.title"),
    icon: "administration",
    isAt: ["administration"],
  };
  return [home(), search(), members(), organisations, ...(mayInvite ? [administration] : [])];
}

/** How many threads ask for attention, in all channels together. */
export function useFresh(): number {
  const state = useClient().state.value;
  return state.spaces.reduce((sum, view) => sum + unreadOf(state, view).length, 0);
}
