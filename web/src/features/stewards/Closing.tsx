import { t } from "../../i18n/t";
import type { SpaceId } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { useLoaded } from "../../ui/useLoaded";

export interface ClosedProps {
  readonly space: SpaceId;
}

/** Why a channel was closed, in its steward's words; nothing at all when they said nothing. */
export function ClosingReason({ space }: ClosedProps) {
  const client = useClient();
  const { value } = useLoaded(() => client.send("space.about", { space }), [space]);
  return value?.why ? <p dir="auto">{t("closing.said", { why: value.why })}</p> : null;
}
