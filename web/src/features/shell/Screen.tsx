import { MemberPage, MembersPage, OrganisationPage, OrganisationsPage } from "../people/Lazy";
import { Notices } from "../notices/Lazy";
import { Search } from "../search/Lazy";
import { SettingsPage } from "../settings/Lazy";
import { TodayPage } from "../today/View";
import { ThreadPage } from "../thread/View";
import { SpacePage } from "../threads/Lazy";
import { AdministrationPage } from "../administration/Lazy";
import { CasesPage } from "../conduct/Lazy";
import { ActivityPage } from "../activity/Lazy";
import { CyclePage, CyclesPage } from "../cycles/Lazy";
import { DeskPage, JournalPage } from "../journal/Lazy";
import { PeersPage } from "../peers/Lazy";
import { TranscriptPage } from "../stages/Lazy";
import { AboutPage } from "../stewards/Lazy";
import type { Route } from "../../routing/route";
import { Unreadable } from "../../ui/Page";

/** One screen for every address. */
export function Screen({ at }: { readonly at: Route }) {
  switch (at.at) {
    case "home":
      return <TodayPage />;
    case "space":
      if (at.part) return <AboutPage key={`${at.space} ${at.part}`} space={at.space} />;
      return <SpacePage key={at.space} space={at.space} />;
    case "thread":
      if (at.part) return <TranscriptPage key={`${at.thread} ${at.part}`} thread={at.thread} />;
      return <ThreadPage key={`${at.thread}-${at.position ?? ""}`} thread={at.thread} position={at.position} />;
    case "members":
      return <MembersPage query={at.query} />;
    case "member":
      return <MemberPage key={at.member} member={at.member} part={at.part} />;
    case "organisations":
      return <OrganisationsPage />;
    case "organisation":
      return <OrganisationPage key={at.organisation} organisation={at.organisation} />;
    case "notices":
      return <Notices />;
    case "settings":
      return <SettingsPage />;
    case "administration":
      return <AdministrationPage />;
    case "flagged":
      return <CasesPage />;
    case "journal":
      return <JournalPage />;
    case "desk":
      return <DeskPage />;
    case "activity":
      return <ActivityPage />;
    case "peers":
      return <PeersPage />;
    case "cycles":
      return <CyclesPage />;
    case "cycle":
      return <CyclePage key={at.cycle} cycle={at.cycle} />;
    case "search":
      return <Search query={at.query} />;
    default:
      return <Unreadable />;
  }
}
