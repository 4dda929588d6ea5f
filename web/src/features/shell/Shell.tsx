import { t } from "../../i18n/t";
import type { SpaceId } from "../../protocol/messages.gen";
import type { Route } from "../../routing/route";
import { useClient } from "../../state/context";
import { threadView } from "../../state/select";
import { ConnectionBar } from "../../ui/ConnectionBar";
import { Toasts } from "../../ui/Notice";
import { UpdateBar } from "../../ui/UpdateBar";
import { useWide } from "../../ui/useWide";
import { AgreementBar } from "../joining/Lazy";
import { Announcer } from "../notices/Announcer";
import { useOpening } from "../notices/useOpening";
import { usePlaceOf } from "../sealed/whose";
import { Screen } from "./Screen";
import { ShortcutsDialog } from "./Lazy";
import { Sheets } from "./Sheets";
import { open } from "./opened";
import { Sidebar } from "./Sidebar";
import { Tabs } from "./Tabs";

/** The channel that one is in, also while one reads a thread of it. */
function useSpace(at: Route): SpaceId | undefined {
  const state = useClient().state.value;
  if (at.at === "space") return at.space;
  return at.at === "thread" ? threadView(state, at.thread)?.thread.space : undefined;
}

/** What stays while the screens change. In the document the places stand where the eye finds them: keys follow it. */
export function Shell({ at }: { readonly at: Route }) {
  const wide = useWide();
  const space = useSpace(at);
  const place = usePlaceOf(space) ?? at.at;
  const isDue = useClient().state.value.agreement_due;
  useOpening(at);
  return (
    <>
      <a class="skip" href="#main">{t("nav.skip")}</a>
      <a class="skip" href="#navigation">{t("nav.skip_to_navigation")}</a>
      <ConnectionBar />
      <UpdateBar />
      {isDue && <AgreementBar />}
      <div class="frame">
        {wide && <Sidebar key="sidebar" at={place} space={space} />}
        <main id="main" key="main" tabIndex={-1}><Screen at={at} /></main>
        {!wide && <Tabs key="tabs" at={place} />}
      </div>
      {!wide && <Sheets at={place} space={space} />}
      {open.value === "shortcuts" && <ShortcutsDialog onClose={() => (open.value = undefined)} />}
      <Announcer at={at} />
      <Toasts />
    </>
  );
}
