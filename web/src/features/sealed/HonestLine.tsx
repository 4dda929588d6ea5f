import { t } from "../../i18n/t";

/** What "private" means here, wherever somebody writes in confidence. */
export function HonestLine() {
  return <p class="hint honest">{t("sealed.honest")}</p>;
}
