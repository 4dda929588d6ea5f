import { useEffect } from "preact/hooks";
import { AdministrationPage } from "./features/administration/View";
import { useMayInvite } from "./features/administration/useMayInvite";
import { MemberPage } from "./features/people/Member";
import { MembersPage } from "./features/people/Members";
import { OrganisationPage } from "./features/people/Organisation";
import { OrganisationsPage } from "./features/people/Organisations";
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
import { replace, route } from "./routing/router";
import { useClient } from "./state/context";
import { me, threadView } from "./state/select";
import { ConnectionBar } from "./ui/ConnectionBar";
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
  // On a phone the channels come after what is new, in the order of the document too: keys and readers follow it.
  const channels = wide || at.at === "home" ? <Channels key="channels" at={at} /> : null;
  return (
    <>
      <a class="skip" href="#main">{t("nav.skip")}</a>
      <ConnectionBar />
      <div class="frame">
        <header class="top"><a class="brand" href={paths.home}>{t("app.name")}</a></header>
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

function Channels({ at }: { readonly at: Route }) {
  const client = useClient();
  const state = client.state.value;
  const self = me(state);
  const isGuest = self?.role === "guest";
  const mayInvite = useMayInvite();
  const current = currentSpace(at, ({ thread }) => threadView(state, thread)?.thread.space);
  const link = (href: string, label: string, isCurrent: boolean, hint?: string) => (
    <li>
      <a href={href} aria-current={isCurrent ? "page" : undefined}>
        <span>{label}{hint && <span class="hint">{hint}</span>}</span>
      </a>
    </li>
  );
  return (
    <div class="sidebar">
      <ChannelList current={current} />
      <nav aria-label={t("nav.network")}>
        <ul>
          {!isGuest && link(paths.members, t("members.title"), at.at === "members" || at.at === "member")}
          {!isGuest &&
            link(paths.organisations, t("organisations.title"), at.at === "organisations" || at.at === "organisation")}
          {mayInvite && link(paths.administration, t("administration.title"), at.at === "administration")}
          {link(paths.settings, t("settings.title"), at.at === "settings", self?.name)}
        </ul>
      </nav>
    </div>
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
    default:
      return <Unreadable />;
  }
}
