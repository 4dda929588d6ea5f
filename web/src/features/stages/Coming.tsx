import { t } from "../../i18n/t";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { spaceView } from "../../state/select";
import { useLoaded } from "../../ui/useLoaded";
import { ThreadTitle } from "../threads/ThreadTitle";
import { StageLine } from "./StageLine";

/** Chats that are on, or begin within a day; nothing at all when there are none. */
export function Coming() {
  const client = useClient();
  const { value } = useLoaded(() => client.send("stage.coming", {}), []);
  const threads = value?.threads ?? [];
  if (threads.length === 0) return null;
  return (
    <section class="fresh-group">
      <h2>{t("stage.coming")}</h2>
      <ul class="threads fresh">
        {threads.map(({ thread }) => (
          <li key={thread.id}>
            <a class="fresh-thread" href={paths.thread(thread.id)}>
              <strong><ThreadTitle thread={thread} /></strong>
              <span class="hint">
                <bdi>#{spaceView(client.state.value, thread.space)?.space.name}</bdi> · {thread.plan && <StageLine plan={thread.plan} />}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
