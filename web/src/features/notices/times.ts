import { locale } from "../../i18n/t";
import { ownZone } from "./zone";

interface Option {
  readonly value: string;
  readonly label: string;
  readonly lang: string;
}

function clock(minute: number): string {
  const date = new Date(Date.UTC(2000, 0, 1, 0, minute));
  return date.toLocaleTimeString(locale(), { hour: "numeric", minute: "2-digit", timeZone: "UTC" });
}

/** Every full hour, and the present time where it is none; without `other`, which would mean no time at all between the two. */
export function clocks(present: number, other?: number): readonly Option[] {
  const hours = Array.from({ length: 24 }, (_, hour) => hour * 60);
  const minutes = [...new Set([...hours, present])].filter((minute) => minute !== other).sort((a, b) => a - b);
  return minutes.map((minute) => ({ value: String(minute), label: clock(minute), lang: locale() }));
}

/** The names of the IANA; a browser that cannot list them offers those of the network's own country. */
const few = ["America/New_York", "America/Detroit", "America/Chicago", "America/Menominee", "America/Denver", "America/Los_Angeles"];

function all(): readonly string[] {
  const list = (Intl as { readonly supportedValuesOf?: (key: "timeZone") => string[] }).supportedValuesOf;
  return list ? list("timeZone") : few;
}

/** With the present zone and the browser's own, which may go by older names. Their names are English in every language. */
export function zones(present: string): readonly Option[] {
  const names = [...new Set([...all(), present, ownZone()])].filter((name) => name || !present).sort();
  return names.map((name) => ({ value: name, label: name === "" ? "—" : name.replace(/_/g, " "), lang: "en" }));
}
