import { useState } from "preact/hooks";
import { errorText } from "../../i18n/errors";
import { t } from "../../i18n/t";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Dialog";
import { tell } from "../../ui/Notice";
import { signOut } from "../signin/actions";
import { hasUnsavedDrafts } from "../thread/drafts";

/** Signing out leaves nothing in this browser. Words that are nowhere else are not taken without asking. */
export function SignOut() {
  const client = useClient();
  const [asks, setAsks] = useState(false);
  const leave = async (): Promise<void> => {
    const answer = await signOut(client);
    if (!answer.ok) tell(errorText(answer.error));
  };
  const ask = (): void => {
    const hasWords = client.outbox.posts.peek().length > 0 || hasUnsavedDrafts(client.state.peek().me);
    if (hasWords) setAsks(true);
    else void leave();
  };
  return (
    <>
      <Button onClick={ask}>{t("settings.sign_out")}</Button>
      {asks && (
        <Confirm
          title={t("settings.unsent_title")}
          text={t("settings.unsent_text")}
          action={t("settings.sign_out_anyway")}
          onConfirm={() => void leave()}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  );
}
