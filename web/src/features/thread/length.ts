import { t } from "../../i18n/t";

export const longest = 20_000;
/** From here on the writer is told how much room is left. */
const warnFrom = 18_000;

/** What is said of a long text: how much room there is, or that it is too long to be sent. */
export function lengthOf(markdown: string): { readonly room: string | undefined; readonly tooLong: string | undefined } {
  const left = longest - markdown.length;
  return {
    room: markdown.length >= warnFrom && left >= 0 ? t("composer.room", { count: left }) : undefined,
    tooLong: left < 0 ? t("composer.too_long", { count: -left }) : undefined,
  };
}
