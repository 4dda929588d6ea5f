import { localeOf } from "../../i18n/language";
import { language } from "../../i18n/t";

/** "@a.example or @b.example" in the reader's language. */
export function domainsInWords(domains: readonly string[]): string {
  return new Intl.ListFormat(localeOf(language.value), { type: "disjunction" }).format(domains.map((domain) => `@${domain}`));
}
