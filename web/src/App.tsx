import { useEffect } from "preact/hooks";
import { AdministrationPage } from "./features/administration/View";
import { useMayInvite } from "./features/administration/useMayInvite";
import { MemberPage } from "./features/people/Member";
import { MembersPage } from "./features/people/Members";
import { OrganisationPage } from "./features/people/Organisation";
import { OrganisationsPage } from "./features/people/Organisations";
import { Search } from "./features/search/Lazy";
import { useSearchKey } from "./features/search/useSearchKey";
import { SettingsPage } from "./features/settings/View";
import { JoinPage } from "./features/signin/Join";
import { ResetPage } from "./features/signin/Reset";
import { SignInPage } from "./features/signin/SignIn";
import { ChannelList } from "./features/spaces/ChannelList";
import { HomePage } from "./features/spaces/Home";
import { ThreadPage } from "./features/thread/View";
import { SpacePage } from "./features/threads/View";
import { t } from "./i18n/t";
import type { SpaceId } from "./protocol/messages.gen";
import { paths, type Route } from "./routing/route";
import { navigate, replace, route } from "./routing/router";
import { useClient } from "./state/context";
import { me, threadView } from "./state/select";
import { ConnectionBar } from "./ui/ConnectionBar";
import { Menu } from "./ui/Menu";
import { Toasts } from "./ui/Notice";
import { Loading, Unreadable } from "./ui/Page";
import { useWide } from "./ui/useWide";

export function App() {
  const client = useClient();
  const at = route.value;
  const standing = client.standing.value;
  useEffect(() => {
    if (standing === "signed_in" && at.at === "sign-in") replace(paths.home);
  }, [standing, at.at]);
  if (at.at === "join") return <JoinPage key={at.code} code={at.code} />;
  if (at.at === "reset") return <ResetPage code={at.code} />;
  if (standing === "signed_out") return <SignInPage />;
  if (standing === "starting") return <main class="gate" id="main"><Loading /><ConnectionBar /></main>;
  return <Inside at={at} />;
}

function Inside({ at }: { readonly at: Route }) {
  const wide = useWide();
  useSearchKey();
  // On a phone the channels come after what is new, in the order of the document too: keys and readers follow it.
  const channels = wide || at.at === "home" ? <Channels key="channels" at={at} /> : null;
  return (
    <>
      <a class="skip" href="#main">{t("nav.skip")}</a>
      <ConnectionBar />
      <div class="frame">
        <header class="top">
          <a class="brand" href={paths.home}>{t("app.name")}</a>
          <a class="to-search" href={paths.search} aria-current={at.at === "search" ? "page" : undefined}>
            {t("search.title")}
          </a>
          {!wide && <NetworkMenu />}
        </header>
        {wide && channels}
        <main id="main" key="main" tabIndex={-1}><Screen at={at} /></main>
        {!wide && channels}
      </div>
      <Toasts />
    </>
  );
}

function currentSpace(at: Route, spaceOf: (thread: Extract<Route, { at: "thread" }>) => SpaceId | undefined) {
  if (at.at === "space") return at.space;
  return at.at === "thread" ? spaceOf(at) : undefined;
}

interface Place {
  readonly href: string;
  readonly label: string;
  readonly isAt: readonly Route["at"][];
  readonly hint?: string | undefined;
}

/** What there is besides channels, for this member. */
function usePlaces(): readonly Place[] {
  const self = me(useClient().state.value);
  const mayInvite = useMayInvite();
  const settings: Place = { href: paths.settings, label: t("settings.title"), isAt: ["settings"], hint: self?.name };
  if (self?.role === "guest") return [settings];
  return [
    { href: paths.members, label: t("members.title"), isAt: ["members", "member"] },
    { href: paths.organisations, label: t("organisations.title"), isAt: ["organisations", "organisation"] },
    ...(mayInvite
      ? [{ href: paths.administration, label: t("administration.title"), isAt: ["administration"] } as const]
      : []),
    settings,
  ];
}

function NetworkMenu() {
  const items = usePlaces().map(({ href, label }) => ({ label, onChoose: () => navigate(href) }));
  return <Menu label={t("nav.menu")} items={items} />;
}

function Channels({ at }: { readonly at: Route }) {
  const state = useClient().state.value;
  const wide = useWide();
  const current = currentSpace(at, ({ thread }) => threadView(state, thread)?.thread.space);
  return (
    <div class="sidebar">
      <ChannelList current={current} />
      {wide && <Places at={at} />}
    </div>
  );
}

function Places({ at }: { readonly at: Route }) {
  return (
    <nav class="places" aria-label={t("nav.network")}>
      <ul>
        {usePlaces().map(({ href, label, isAt, hint }) => (
          <li key={href}>
            <a href={href} aria-current={isAt.includes(at.at) ? "page" : undefined}>
              <span>{label}{hint && <span class="hint">{hint}</span>}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Screen({ at }: { readonly at: Route }) {
  switch (at.at) {
    case "home":
      return <HomePage />;
    case "space":
      return <SpacePage key={at.space} space={at.space} />;
    case "thread":
      return <ThreadPage key={`${at.thread}-${at.position ?? ""}`} thread={at.thread} position={at.position} />;
    case "members":
      return <MembersPage />;
    case "member":
      return <MemberPage key={at.member} member={at.member} />;
    case "organisations":
      return <OrganisationsPage />;
    case "organisation":
      return <OrganisationPage key={at.organisation} organisation={at.organisation} />;
    case "settings":
      return <SettingsPage />;
    case "administration":
      return <AdministrationPage />;
    case "search":
      return <Search query={at.query} />;
    default:
      return <Unreadable />;
  }
}
