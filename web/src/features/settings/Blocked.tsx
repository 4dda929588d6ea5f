import { t } from "../../i18n/t";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Failed } from "../../ui/Failed";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";

/** Whom one blocked, with the way back; not there for those who blocked nobody. */
export function Blocked() {
  const client = useClient();
  const { blocked } = client.state.value;
  const { value, error, reload } = useLoaded(() => client.send("member.blocks", {}), [blocked.join()]);
  const { busy, message, run } = useAction();
  const members = value?.members.filter((one) => blocked.includes(one.id)) ?? [];
  if (blocked.length === 0) return null;
  return (
    <section aria-labelledby="blocked" tabIndex={-1}>
      <h2 id="blocked">{t("block.list")}</h2>
      {error && <Failed error={error} onRetry={reload} />}
      <ul class="lines">
        {members.map(({ id, name }) => (
          <li class="line" key={id}>
            {name === "" ? <span>{t("block.unknown")}</span> : <a href={paths.member(id)}>{name}</a>}
            <Button
              look="quiet"
              busy={busy}
              aria-label={t("block.undo", { name: name || t("block.unknown") })}
              onClick={() => void run(() => client.send("member.unblock", { member: id }))}
            >
              {t("block.undo_short")}
            </Button>
          </li>
        ))}
      </ul>
      {message && <p class="field-error" role="alert">{message}</p>}
    </section>
  );
}
