import type { WireError } from "../protocol/decode";
import { en } from "./en";
import { type Key, t } from "./t";

type ErrorKey = Extract<Key, `error.${string}`>;

function isErrorKey(key: string): key is ErrorKey {
  return key in en;
}

/** Words for an error by its code; a code that this client does not know gets the general sentence. */
export function errorText(error: WireError): string {
  if (error.code === "rate_limited" && error.retry_after !== undefined) {
    return t("error.rate_limited_until", { count: Math.max(1, Math.ceil(error.retry_after)) });
  }
  const key = `error.${error.code}`;
  return isErrorKey(key) && key !== "error.rate_limited_until" ? t(key) : t("error.internal");
}
