import type { ComponentType } from "preact";
import { useLaterWords } from "../../i18n/later";
import { Failed } from "../../ui/Failed";
import { lazily } from "../../ui/lazily";
import { Loading } from "../../ui/Loading";
import type { Props as OfPost } from "./FlagDialog";

/** Few flag, and few decide: the screens and their words come when somebody does. */
function withWords<P extends object>(Screen: ComponentType<P>): ComponentType<P> {
  return function Worded(props: P) {
    const words = useLaterWords();
    if (words.are === "failed") return <Failed error={{ code: "unavailable" }} onRetry={words.retry} />;
    return words.are === "here" ? <Screen {...props} /> : <Loading />;
  };
}

export const FlagDialog = withWords<OfPost>(lazily(() => import("./FlagDialog").then((file) => file.FlagDialog), "quiet"));
export const OwnCaseDialog = withWords<OfPost>(lazily(() => import("./OwnCaseDialog").then((file) => file.OwnCaseDialog), "quiet"));
export const CasesPage = withWords<object>(lazily(() => import("./View").then((file) => file.CasesPage)));
