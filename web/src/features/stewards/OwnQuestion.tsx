import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { AskedId, PostId, ThreadView } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Select } from "../../ui/Field";
import { Notice, tell } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";

/** So much of a reply tells it from the others. */
const most = 40;

function shortened(words: string): string {
  return words.length > most ? `${words.slice(0, most).trimEnd()}…` : words;
}

/** Warns who asked this through the steward that a reply has their name, and lets them mark the answer without it. */
export function OwnQuestion({ view }: { readonly view: ThreadView }) {
  const client = useClient();
  const { value } = useLoaded(() => client.send("asked.own", {}), [view.thread.id]);
  const own = value?.questions.find((one) => one.thread === view.thread.id);
  if (!own) return null;
  return (
    <Notice>
      <p>{t("asked.mine")}</p>
      {view.thread.last_position > 1 && !view.thread.locked && <Answer view={view} id={own.id} />}
    </Notice>
  );
}

function Answer({ view, id }: { readonly view: ThreadView; readonly id: AskedId }) {
  const client = useClient();
  const { thread } = view;
  const { value } = useLoaded(() => client.send("post.list", { thread: thread.id, after: 1 }), [thread.id, thread.last_position]);
  const [chosen, setChosen] = useState<string>();
  const { busy, message, run } = useAction();
  const marked = chosen ?? String(thread.answer ?? "");
  const mark = (): void => {
    const post = marked === "" ? {} : { post: Number(marked) as PostId };
    void run(() => client.send("asked.accept", { id, ...post }), () => tell(t("asked.marked_told")));
  };
  const replies = value?.posts.filter((post) => !post.deleted) ?? [];
  if (replies.length === 0) return null;
  return (
    <form
      class="row end"
      onSubmit={(event) => {
        event.preventDefault();
        mark();
      }}
    >
      <Select
        label={t("asked.answer")}
        value={marked}
        options={[
          { value: "", label: t("asked.no_answer") },
          ...replies.map((post) => ({ value: String(post.id), label: `${post.author.name}: ${shortened(post.body)}` })),
        ]}
        onValue={setChosen}
      />
      <Button type="submit" busy={busy}>{t("asked.mark")}</Button>
      {message && <p class="field-error" role="alert">{message}</p>}
    </form>
  );
}
