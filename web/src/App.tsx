import { useEffect } from "preact/hooks";
import { Shell } from "./features/shell/Shell";
import { AskPage, ByLinkPage } from "./features/joining/Lazy";
import { JoinPage, ResetPage } from "./features/signin/Lazy";
import { names } from "./state/storage";
import { SignInPage } from "./features/signin/SignIn";
import { paths } from "./routing/route";
import { replace, route } from "./routing/router";
import { useClient } from "./state/context";
import { ConnectionBar } from "./ui/ConnectionBar";
import { Loading } from "./ui/Loading";

export function App() {
  const client = useClient();
  const at = route.value;
  const standing = client.standing.value;
  useEffect(() => {
    if (standing === "signed_in" && at.at === "sign-in") replace(paths.home);
  }, [standing, at.at]);
  useEffect(() => {
    // Entered in a coaching cycle without a network: it goes out whichever screen one opens.
    if (standing === "signed_in" && names("cycle_entry.").length > 0) void import("./features/cycles/outbox").then(({ watch }) => watch(client));
  }, [standing]);
  if (at.at === "join") return <JoinPage key={at.code} code={at.code} />;
  if (at.at === "come") return <ByLinkPage key={at.code} code={at.code} />;
  if (at.at === "ask") return <AskPage />;
  if (at.at === "reset") return <ResetPage code={at.code} />;
  if (standing === "signed_out") return <SignInPage />;
  if (standing === "starting") return <main class="gate" id="main"><ConnectionBar /><Loading /></main>;
  return <Shell at={at} />;
}
