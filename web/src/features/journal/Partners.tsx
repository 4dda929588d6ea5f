import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { Lead } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Dialog";
import { useAction } from "../../ui/useAction";

interface Props {
  readonly authors: readonly Lead[];
  readonly onChanged: () => void;
}

/** Who shares theirs: whoever was named may also say no. */
export function Partners({ authors, onChanged }: Props) {
  const client = useClient();
  const [leaving, leave] = useState<Lead>();
  const { busy, message, run } = useAction();
  if (authors.length === 0) return null;
  const stop = ({ id }: Lead): void =>
    void run(() => client.send("desk.leave", { member: id }), () => {
      leave(undefined);
      onChanged();
    });
  return (
    <details class="desk-more">
      <summary>{t("partners.title")}</summary>
      <ul class="lines" tabIndex={-1}>
        {authors.map((one) => (
          <li key={one.id} class="snippet">
            <p><bdi>{one.name}</bdi> <span class="hint">{[one.title, one.organisation].filter(Boolean).join(", ")}</span></p>
            <Button look="quiet" aria-label={t("partners.leave_one", { name: one.name })} onClick={() => leave(one)}>{t("partners.leave")}</Button>
          </li>
        ))}
      </ul>
      {leaving && (
        <Confirm
          title={t("partners.leave_one", { name: leaving.name })}
          text={t("partners.leave_text", { name: leaving.name })}
          action={t("partners.leave")}
          busy={busy}
          error={message}
          onConfirm={() => stop(leaving)}
          onClose={() => leave(undefined)}
        />
      )}
    </details>
  );
}
