import { t } from "../../i18n/t";
import type { ThreadId } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { useLoaded } from "../../ui/useLoaded";
import { otherOf } from "./words";

/** Above the talk of a coaching cycle: the way back to its record. */
export function CycleBar({ thread }: { readonly thread: ThreadId }) {
  const client = useClient();
  const { value } = useLoaded(() => client.send("cycle.list", {}), [client.state.value.cycles]);
  const line = value?.cycles.find((one) => one.thread === thread);
  if (!line) return null;
  return (
    <p class="panel">
      <a href={paths.cycle(line.id)}>{t("cycles.talk_of", { name: otherOf(line, client.state.value.me).name })}</a>
      {" · "}
      {t(`cycles.stage_${line.stage}`)}
    </p>
  );
}
