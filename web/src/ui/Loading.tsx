import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/t";
import { timers } from "../net/environment";
import { useClient } from "../state/context";
import { Notice } from "./Notice";

/** What comes sooner than this needs no sign that it is coming; a flash of one would only unsettle. */
const patience = 350;

/** The place of what is still on its way. Without a connection it says that, and what will happen. */
export function Loading() {
  const isOffline = useClient().link.value === "waiting";
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const handle = timers.set(() => setShown(true), patience);
    return () => timers.clear(handle);
  }, []);
  if (!shown) return null;
  if (isOffline) return <Notice><p role="status">{t("state.not_loaded")}</p></Notice>;
  return (
    <div class="skeleton">
      <p class="visually-hidden" role="status">{t("state.loading")}</p>
      {[1, 2, 3, 4, 5, 6].map((line) => <span key={line} />)}
    </div>
  );
}
