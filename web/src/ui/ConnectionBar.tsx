import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/t";
import { timers } from "../net/environment";
import { useClient } from "../state/context";

/** A short break mends itself unseen; only a longer one is worth a word. */
const patience = 1_500;

/** Says when the screen may be behind, and when nothing can be written. */
export function ConnectionBar() {
  const client = useClient();
  const broken = client.link.value !== "open";
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!broken) {
      setShown(false);
      return undefined;
    }
    const handle = timers.set(() => setShown(true), patience);
    return () => timers.clear(handle);
  }, [broken]);
  const text = shown ? t(client.isCopy.value ? "link.offline_copy" : "link.broken") : !client.state.value.writable ? t("link.read_only") : "";
  return <div class={text ? "connection shown" : "connection"} role="status">{text}</div>;
}
