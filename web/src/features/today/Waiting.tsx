import { t } from "../../i18n/t";
import type { WaitingThread } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { spaceView } from "../../state/select";
import { Time } from "../../ui/Time";
import { useLoaded } from "../../ui/useLoaded";
import { ThreadTitle } from "../threads/ThreadTitle";

/** First posts and questions that nobody has answered, for whoever looks after them; nothing at all when there are none. */
export function Waiting() {
  const client = useClient();
  const { value } = useLoaded(() => client.send("thread.waiting", {}), []);
  const threads = value?.threads ?? [];
  if (threads.length === 0) return null;
  return (
    <section class="fresh-group" aria-labelledby="waiting-title">
      <h2 id="waiting-title">{t("waiting.title")}</h2>
      <p class="hint">{t("waiting.why")}</p>
      <ul class="threads fresh">
        {threads.map((one) => <WaitingLine key={one.thread.thread.id} one={one} />)}
      </ul>
    </section>
  );
}

function WaitingLine({ one: { thread: { thread }, first_post } }: { readonly one: WaitingThread }) {
  const client = useClient();
  const name = spaceView(client.state.value, thread.space)?.space.name;
  return (
    <li>
      <a class="fresh-thread" href={paths.thread(thread.id)}>
        <strong><ThreadTitle thread={thread} /></strong>
        <span class="hint">
          {name && <bdi>#{name}</bdi>} · <bdi>{thread.author.name}</bdi>
          {first_post && <> · {t("waiting.first")}</>} · <Time at={thread.created_at} />
        </span>
      </a>
    </li>
  );
}
