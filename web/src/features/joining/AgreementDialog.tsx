import { t } from "../../i18n/t";
import type { Agreement } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Failed } from "../../ui/Failed";
import { Loading } from "../../ui/Loading";
import { tell } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import { AgreementText } from "./AgreementText";

export interface DialogProps {
  readonly onClose: () => void;
}

/** The agreement in force, to read again at any time and to accept when that is due. */
export function AgreementDialog({ onClose }: DialogProps) {
  const client = useClient();
  const { value, error, reload } = useLoaded(() => client.send("agreement.get", {}), [client.state.value.agreement_due]);
  const agreement = value?.agreement;
  return (
    <Dialog title={t("agreement.title")} onClose={onClose}>
      {error && <Failed error={error} onRetry={reload} />}
      {!value && !error && <Loading />}
      {value && !agreement && <p>{t("agreement.none")}</p>}
      {agreement && <AgreementText agreement={agreement} />}
      {agreement && value.accepted < agreement.version && <Accept agreement={agreement} onDone={onClose} onChanged={reload} />}
    </Dialog>
  );
}

interface AcceptProps {
  readonly agreement: Agreement;
  readonly onDone: () => void;
  readonly onChanged: () => void;
}

function Accept({ agreement, onDone, onChanged }: AcceptProps) {
  const client = useClient();
  const { busy, error, message, run } = useAction();
  const accept = (): void => {
    void run(
      () => client.send("agreement.accept", { version: agreement.version }),
      () => {
        tell(t("agreement.accepted_told"));
        onDone();
      },
    );
  };
  // Another version came while this one was read.
  if (error?.code === "conflict") {
    return (
      <p class="row">
        <span>{t("agreement.changed_again")}</span>
        <Button onClick={onChanged}>{t("agreement.read")}</Button>
      </p>
    );
  }
  return (
    <>
      {message && <p class="field-error" role="alert">{message}</p>}
      <p class="row">
        <Button look="primary" busy={busy} onClick={accept}>{t("agreement.accept")}</Button>
        <Button onClick={onDone}>{t("agreement.later")}</Button>
      </p>
    </>
  );
}
