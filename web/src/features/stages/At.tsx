import { fullTime, toDate } from "../../i18n/dates";
import type { Timestamp } from "../../protocol/messages.gen";
import { dated } from "./words";

/** A moment with its date, for what is read before or long after. */
export function At({ at }: { readonly at: Timestamp }) {
  return <time dateTime={toDate(at).toISOString()} title={fullTime(at)}>{dated(at)}</time>;
}
