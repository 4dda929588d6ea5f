import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import { Button } from "../../ui/Button";
import { AgreementDialog } from "./AgreementDialog";

/** Says that the agreement changed. One reads on as before; writing waits until it is accepted. */
export function AgreementBar() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <div class="update" role="status">
        <span>{t("agreement.due")}</span>
        <Button look="quiet" onClick={() => setOpen(true)}>{t("agreement.read")}</Button>
      </div>
      {open && <AgreementDialog onClose={() => setOpen(false)} />}
    </>
  );
}
