import { useLaterWords } from "../../../i18n/later";
import { Failed } from "../../../ui/Failed";
import { lazily } from "../../../ui/lazily";
import { Loading } from "../../../ui/Loading";

const Log = lazily(() => import("./View").then((file) => file.Log));

/** Administrators alone read it, so it and its words come apart from what others do on the same page. */
export function Audit() {
  const words = useLaterWords();
  if (words.are === "failed") return <Failed error={{ code: "unavailable" }} onRetry={words.retry} />;
  return words.are === "here" ? <Log /> : <Loading />;
}
