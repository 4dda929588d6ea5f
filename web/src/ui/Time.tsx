import { fullTime, minutes, shortTime, toDate } from "../i18n/dates";
import type { Timestamp } from "../protocol/messages.gen";

export function Time({ at }: { readonly at: Timestamp }) {
  // Read, so that what happened just now does not stay just now.
  void minutes.value;
  return <time dateTime={toDate(at).toISOString()} title={fullTime(at)}>{shortTime(at)}</time>;
}
