import { useState } from "preact/hooks";
import { errorText } from "../../i18n/errors";
import { t } from "../../i18n/t";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Dialog";
import { tell } from "../../ui/Notice";
import { countWaiting } from "../files/waiting";
import { signOut } from "../signin/actions";
import { hasUnsavedDrafts } from "../thread/drafts";

/** What only this browser has. */
interface Lost {
  readonly hasWords: boolean;
  readonly files: number;
}

/** Signing out leaves nothing in this browser. Words and files that are nowhere else are not taken without asking. */
export function SignOut() {
  const client = useClient();
  const [lost, setLost] = useState<Lost>();
  const leave = async (): Promise<void> => {
    const answer = await signOut(client);
    if (!answer.ok) tell(errorText(answer.error));
  };
  const ask = (): void => {
    const { me } = client.state.peek();
    const hasWords = client.outbox.posts.peek().length > 0 || hasUnsavedDrafts(me);
    const files = countWaiting(me);
    if (hasWords || files > 0) setLost({ hasWords, files });
    else void leave();
  };
  return (
    <>
      <Button onClick={ask}>{t("settings.sign_out")}</Button>
      {lost && (
        <Confirm
          title={t(lost.hasWords ? "settings.unsent_title" : "settings.unsent_files_title")}
          text={[lost.hasWords && t("settings.unsent_text"), lost.files > 0 && t("settings.unsent_files", { count: lost.files })]
            .filter(Boolean)
            .join(" ")}
          action={t("settings.sign_out_anyway")}
          onConfirm={() => void leave()}
          onClose={() => setLost(undefined)}
        />
      )}
    </>
  );
}
