import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { AgreementDialog } from "./Lazy";

/** Says that the agreement changed. One reads on as before; writing waits until it is accepted. */
export function AgreementBar() {
  const isDue = useClient().state.value.agreement_due;
  const [open, setOpen] = useState(false);
  return (
    <>
      <div class={isDue ? "update" : undefined} role="status">
        {isDue && (
          <>
            <span>{t("agreement.due")}</span>
            <Button look="quiet" onClick={() => setOpen(true)}>{t("agreement.read")}</Button>
          </>
        )}
      </div>
      {open && <AgreementDialog onClose={() => setOpen(false)} />}
    </>
  );
}
