import { t } from "../../i18n/t";
import { paths, type Route } from "../../routing/route";
import { route } from "../../routing/router";
import { unreadLimit } from "../../state/apply";
import { useClient } from "../../state/context";
import { me, unreadOf } from "../../state/select";
import type { IconName } from "../../ui/Icon";
import type { ShortcutKey } from "../../ui/shortcuts";
import { useMayInvite } from "../administration/useMayInvite";
import { useUnreadIn } from "../sealed/whose";

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

const notices = (): Place => ({
  href: paths.notices,
  label: t("notices.title"),
  icon: "notices",
  isAt: ["notices"],
  key: "3",
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
  const journal: Place = { href: paths.journal, label: t("journal.title"), icon: "journal", isAt: ["journal", "desk"] };
  if (self?.role === "guest") return [home(), notices(), search()];
  const organisations: Place = {
    href: paths.organisations,
    label: t("organisations.title"),
    icon: "organisations",
    isAt: ["organisations", "organisation", "activity"],
  };
  const peers: Place = { href: paths.peers, label: t("peers.title"), icon: "peers", isAt: ["peers"] };
  const cycles: Place = { href: paths.cycles, label: t("cycles.title"), icon: "cycles", isAt: ["cycles", "cycle"] };
  const administration: Place = {
    href: paths.administration,
    label: t("administration.title"),
    icon: "administration",
    isAt: ["administration"],
  };
  return [home(), notices(), search(), members(), journal, peers, cycles, organisations, ...(mayInvite ? [administration] : [])];
}

export interface Waiting {
  /** A number, short enough for a badge. */
  readonly sign: string;
  readonly words: string;
}

/** More than so many notices are many. */
const counted = 9;

/** How much waits at a place; nothing where nothing does. */
export function useWaiting({ icon }: Place): Waiting | undefined {
  const client = useClient();
  const state = client.state.value;
  const inConfidence = useUnreadIn(icon);
  const sign = (count: number, most: number): string => (count > most ? t("unread.many", { count: most }) : String(count));
  if (icon === "new") {
    const count = state.spaces.reduce((sum, view) => sum + unreadOf(state, view).length, 0);
    return count > 0 ? { sign: sign(count, unreadLimit - 1), words: t("unread.threads", { count }) } : undefined;
  }
  if (icon === "notices") {
    const count = client.notices.list.value?.unread ?? 0;
    return count > 0 ? { sign: sign(count, counted), words: t("notices.unread", { count }) } : undefined;
  }
  return inConfidence > 0 ? { sign: sign(inConfidence, counted), words: t("unread.threads", { count: inConfidence }) } : undefined;
}
