import { fullTime } from "../../i18n/dates";
import { t } from "../../i18n/t";
import type { Agreement } from "../../protocol/messages.gen";
import { Nodes } from "../thread/Nodes";
import "./joining.css";

interface Props {
  readonly agreement: Agreement;
}

export function AgreementText({ agreement }: Props) {
  return (
    <>
      <p class="hint">{t("agreement.version", { number: String(agreement.version), when: fullTime(agreement.published_at) })}</p>
      <div class="prose agreement" dir="auto"><Nodes nodes={agreement.content} /></div>
    </>
  );
}

interface CheckProps extends Props {
  readonly checked: boolean;
  readonly onCheck: (checked: boolean) => void;
  /** Another version came while this one was read. */
  readonly isOld: boolean;
}

/** On the way in: read here, and accepted by a box that nobody ticked for them. */
export function AgreementCheck({ agreement, checked, onCheck, isOld }: CheckProps) {
  return (
    <fieldset class="choice">
      <legend><h2>{t("agreement.title")}</h2></legend>
      <div class="agreement-scroll" tabIndex={0} role="region" aria-label={t("agreement.title")}>
        <AgreementText agreement={agreement} />
      </div>
      <label class="check">
        <input type="checkbox" required checked={checked} onChange={(event) => onCheck(event.currentTarget.checked)} />
        {t("agreement.keep")}
      </label>
      {isOld && <p class="field-error" role="alert">{t("agreement.changed_again_reload")}</p>}
    </fieldset>
  );
}
