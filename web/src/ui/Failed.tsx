import { errorText } from "../i18n/errors";
import { t } from "../i18n/t";
import type { WireError } from "../protocol/decode";
import { Button } from "./Button";
import { Notice } from "./Notice";
import { Unreadable } from "./Page";

interface Props {
  readonly error: WireError;
  readonly onRetry: () => void;
}

/** A read that came to nothing: unreadable for ever, or worth another try. */
export function Failed({ error, onRetry }: Props) {
  if (error.code === "not_found") return <Unreadable />;
  return (
    <Notice kind="error">
      <p>{errorText(error)}</p>
      <Button onClick={onRetry}>{t("action.retry")}</Button>
    </Notice>
  );
}
