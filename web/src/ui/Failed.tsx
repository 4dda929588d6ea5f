import { errorText } from "../i18n/errors";
import { t } from "../i18n/t";
import type { WireError } from "../protocol/decode";
import { Button } from "./Button";
import { Notice } from "./Notice";
import { Page, Unreadable } from "./Page";

interface Props {
  readonly error: WireError;
  readonly onRetry: () => void;
}

/** A part of a screen that came to nothing: unreadable for ever, or worth another try. */
export function Failed({ error, onRetry }: Props) {
  return (
    <Notice kind="error">
      <p>{errorText(error)}</p>
      {error.code !== "not_found" && <Button onClick={onRetry}>{t("action.retry")}</Button>}
    </Notice>
  );
}

/** A whole screen that came to nothing. */
export function FailedPage({ error, onRetry }: Props) {
  if (error.code === "not_found") return <Unreadable />;
  return (
    <Page title={t("failed.title")} back={{ href: "/", label: t("home.title") }}>
      <Failed error={error} onRetry={onRetry} />
    </Page>
  );
}
