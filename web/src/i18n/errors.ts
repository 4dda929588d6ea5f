import type { WireError } from "../protocol/decode";
import { isKey, type Key, t } from "./t";

/** Those that are said without a number in them. */
type ErrorKey = Exclude<Extract<Key, `error.${string}`>, "error.rate_limited_until">;

function isErrorKey(key: string): key is ErrorKey {
  return isKey(key) && key !== "error.rate_limited_until";
}

/** Words for an error by its code; a code that this client does not know gets the general sentence. */
export function errorText(error: WireError): string {
  if (error.code === "rate_limited" && error.retry_after !== undefined) {
    return t("error.rate_limited_until", { count: Math.max(1, Math.ceil(error.retry_after)) });
  }
  const key = `error.${error.code}`;
  return isErrorKey(key) ? t(key) : t("error.internal");
}
