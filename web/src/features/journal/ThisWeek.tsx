import { t } from "../../i18n/t";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { useLoaded } from "../../ui/useLoaded";

/** On the first screen: for who writes reflections and has none this week, and for who is awaited at their desk. */
export function ThisWeek() {
  const client = useClient();
  const { value } = useLoaded(() => client.send("journal.get", {}), []);
  if (!value) return null;
  const { waiting = 0 } = value;
  const state = value.weeks[0]?.state;
  const writes = value.own !== undefined && (state === "not_started" || state === "draft");
  if (!writes && waiting === 0) return null;
  return (
    <section class="panel" aria-labelledby="this-week">
      <h2 id="this-week">{t("journal.title")}</h2>
      {writes && <p><a href={paths.journal}>{t(state === "draft" ? "journal.go_on" : "journal.begin")}</a></p>}
      {waiting > 0 && <p><a href={paths.desk}>{t("journal.desk_waiting", { count: waiting })}</a></p>}
    </section>
  );
}
