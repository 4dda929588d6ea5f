import { fullTime, shortTime, toDate } from "../i18n/dates";
import type { Timestamp } from "../protocol/messages.gen";

export function Time({ at }: { readonly at: Timestamp }) {
  return <time dateTime={toDate(at).toISOString()} title={fullTime(at)}>{shortTime(at)}</time>;
}
