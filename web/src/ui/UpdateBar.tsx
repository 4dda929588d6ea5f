import { t } from "../i18n/t";
import { newer } from "../net/shell";
import { Button } from "./Button";

/** Offers the newer version and never takes it by itself: somebody may be writing. */
export function UpdateBar() {
  return (
    <div class={newer.value ? "update" : undefined} role="status">
      {newer.value && (
        <>
          <span>{t("update.ready")}</span>
          <Button look="quiet" onClick={() => location.reload()}>{t("update.load")}</Button>
        </>
      )}
    </div>
  );
}
