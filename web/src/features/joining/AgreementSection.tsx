import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import { Button } from "../../ui/Button";
import { AgreementDialog } from "./AgreementDialog";

/** In the settings: what one agreed to, to read again. */
export function AgreementSection() {
  const [open, setOpen] = useState(false);
  return (
    <section aria-labelledby="agreement">
      <h2 id="agreement">{t("agreement.title")}</h2>
      <p class="hint">{t("agreement.ours")}</p>
      <p><Button onClick={() => setOpen(true)}>{t("agreement.read")}</Button></p>
      {open && <AgreementDialog onClose={() => setOpen(false)} />}
    </section>
  );
}
