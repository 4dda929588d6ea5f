import { t } from "../../i18n/t";
import type { FlagReason } from "../../protocol/messages.gen";

/** In the order of harm. */
export const reasons: readonly FlagReason[] = ["student", "confidence", "unkind", "advertising", "other"];

export const reasonWord = (reason: FlagReason): string => t(`flag.${reason}`);
