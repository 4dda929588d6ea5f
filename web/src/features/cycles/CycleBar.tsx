import { useEffect } from "preact/hooks";
import { t } from "../../i18n/t";
import type { CycleLine } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { useLoaded } from "../../ui/useLoaded";
import { keepCycles, otherOf } from "../sealed/whose";

/** Above the talk of a coaching cycle: the way back to its record, and how it stands. */
export function CycleBar({ line }: { readonly line: CycleLine }) {
  const client = useClient();
  const { me, cycles } = client.state.value;
  const { value } = useLoaded(() => client.send("cycle.list", {}), [cycles]);
  useEffect(() => {
    if (value) keepCycles(client.state.peek().me, value.cycles);
  }, [value]);
  const { stage, paused } = value?.cycles.find((one) => one.id === line.id) ?? line;
  return (
    <p class="panel">
      <a href={paths.cycle(line.id)}>{t("cycles.talk_of", { name: otherOf(line, me).name })}</a>
      {" · "}
      {paused ? t("cycles.paused") : t(`cycles.stage_${stage}`)}
    </p>
  );
}
