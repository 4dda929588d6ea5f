import { useEffect } from "preact/hooks";
import { t } from "../../i18n/t";
import type { CycleId, ThreadId } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { useLoaded } from "../../ui/useLoaded";
import { otherOf } from "./words";

interface Props {
  readonly thread: ThreadId;
  /** Told which cycle it is the talk of: the page's way back leads there. */
  readonly onCycle: (cycle: CycleId) => void;
}

/** Above the talk of a coaching cycle: the way back to its record. */
export function CycleBar({ thread, onCycle }: Props) {
  const client = useClient();
  const { value } = useLoaded(() => client.send("cycle.list", {}), [client.state.value.cycles]);
  const line = value?.cycles.find((one) => one.thread === thread);
  useEffect(() => {
    if (line) onCycle(line.id);
  }, [line?.id]);
  if (!line) return null;
  return (
    <p class="panel">
      <a href={paths.cycle(line.id)}>{t("cycles.talk_of", { name: otherOf(line, client.state.value.me).name })}</a>
      {" · "}
      {t(`cycles.stage_${line.stage}`)}
    </p>
  );
}
