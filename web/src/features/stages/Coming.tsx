import { t } from "../../i18n/t";
import type { ThreadView } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { spaceView } from "../../state/select";
import { ThreadTitle } from "../threads/ThreadTitle";
import { StageLine } from "./StageLine";

/** Each with its channel, and when it begins or which question it is at. */
export function Coming({ threads }: { readonly threads: readonly ThreadView[] }) {
  const client = useClient();
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
