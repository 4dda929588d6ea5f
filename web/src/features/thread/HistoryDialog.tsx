import { t } from "../../i18n/t";
import type { Post } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Dialog } from "../../ui/Dialog";
import { Failed } from "../../ui/Failed";
import { Loading } from "../../ui/Loading";
import { Time } from "../../ui/Time";
import { useLoaded } from "../../ui/useLoaded";
import { Nodes } from "./Nodes";

interface Props {
  readonly post: Post;
  readonly onClose: () => void;
}

/** Every version of a post: what was answered stays to be seen. */
export function HistoryDialog({ post, onClose }: Props) {
  const client = useClient();
  const { value, error, reload } = useLoaded(
    () => client.send("post.history", { post: post.id }),
    [post.id, post.revision],
  );
  return (
    <Dialog title={t("history.title")} onClose={onClose}>
      {error && <Failed error={error} onRetry={reload} />}
      {!value && !error && <Loading />}
      {[...(value?.revisions ?? [])].reverse().map((revision) => (
        <section class="revision" key={revision.revision}>
          <h3>
            {t("history.version", { number: revision.revision })} · <Time at={revision.written_at} />
          </h3>
          <div class="prose" dir="auto"><Nodes nodes={revision.content} /></div>
        </section>
      ))}
    </Dialog>
  );
}
