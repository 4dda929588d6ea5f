import { t } from "../../i18n/t";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { useLoaded } from "../../ui/useLoaded";

/** Flagged posts that wait for whoever decides about them; nothing at all when there are none. */
export function Flagged() {
  const client = useClient();
  const told = client.notices.list.value?.lines[0]?.seq;
  const { value } = useLoaded(() => client.send("case.list", { decided: false }), [told]);
  const count = value?.cases.length ?? 0;
  if (count === 0) return null;
  return (
    <section class="fresh-group">
      <ul class="threads fresh">
        <li>
          <a class="fresh-thread" href={paths.flagged}>
            <strong>{t("waiting.flagged", { count })}</strong>
            <span class="hint">{t("waiting.flagged_why", { count })}</span>
          </a>
        </li>
      </ul>
    </section>
  );
}
