import { t } from "../../i18n/t";

/** A place by its name: channels have one, what is its parties' alone has none (adr/0023). */
export function placeName(name: string): string {
  return name === "" ? t("sealed.place") : `#${name}`;
}
