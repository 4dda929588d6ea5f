import { t } from "../../i18n/t";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { useLoaded } from "../../ui/useLoaded";

/** Who asks to join where one may invite; nothing at all when nobody does. */
export function Asking() {
  const client = useClient();
  const { value } = useLoaded(() => client.send("join_request.list", {}), [client.state.value.asked]);
  const count = value?.requests.length ?? 0;
  if (count === 0) return null;
  return (
    <section class="fresh-group">
      <ul class="threads fresh">
        <li>
          <a class="fresh-thread" href={paths.administration}>
            <strong>{t("waiting.asking", { count })}</strong>
            <span class="hint">{t("waiting.asking_why")}</span>
          </a>
        </li>
      </ul>
    </section>
  );
}
