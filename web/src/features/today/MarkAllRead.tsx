import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { SpaceMark } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { unreadOf } from "../../state/select";
import { Button } from "../../ui/Button";
import { useAction } from "../../ui/useAction";
import { markSpacesRead } from "../spaces/actions";

/** Fewer are read one by one. */
const worthIt = 2;

/** One write takes so many channels; whoever has more presses again. */
const mostAtOnce = 200;

/** Declares everything read in one write, and takes it back as long as the screen stays. */
export function MarkAllRead({ threads }: { readonly threads: number }) {
  const client = useClient();
  const { busy, message, run } = useAction();
  const [before, setBefore] = useState<readonly SpaceMark[]>();
  const mark = (): void => {
    const state = client.state.value;
    const fresh = state.spaces.filter((view) => unreadOf(state, view).length > 0).slice(0, mostAtOnce);
    const watermark = client.newest();
    void run(
      () => markSpacesRead(client, fresh.map(({ space }) => ({ space: space.id, watermark }))),
      () => setBefore(fresh.map((view) => ({ space: view.space.id, watermark: view.watermark }))),
    );
  };
  const undo = (): void => void run(() => markSpacesRead(client, before ?? []), () => setBefore(undefined));
  return (
    <div class="mark-all flush" role="status">
      {before && threads === 0 && (
        <p class="row">
          {t("today.marked")} <Button look="quiet" busy={busy} onClick={undo}>{t("today.undo")}</Button>
        </p>
      )}
      {threads >= worthIt && <Button look="quiet" busy={busy} onClick={mark}>{t("today.mark_all")}</Button>}
      {message && <p class="field-error" role="alert">{message}</p>}
    </div>
  );
}
