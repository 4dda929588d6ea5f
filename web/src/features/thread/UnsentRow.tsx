import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { errorText } from "../../i18n/errors";
import { t } from "../../i18n/t";
import { useClient } from "../../state/context";
import type { UnsentPost } from "../../state/outbox";
import { me } from "../../state/select";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { heldBack } from "../students/Lazy";
import { editor } from "./editor";
import { fromMarkdown } from "./mentions";

interface Props {
  readonly post: UnsentPost;
  /** Gives the words back to the composer. */
  readonly onTakeBack: (post: UnsentPost) => void;
}

/** As everybody will see them, if the editor is here to say how; else as they were written. */
function Words({ markdown }: { readonly markdown: string }) {
  const place = useRef<HTMLDivElement>(null);
  const elements = useMemo(() => editor.value?.shown(markdown), [editor.value, markdown]);
  useLayoutEffect(() => {
    if (elements) place.current?.replaceChildren(elements);
  }, [elements]);
  if (elements) return <div key="shown" class="prose" dir="auto" ref={place} />;
  return <div key="written" class="prose" dir="auto"><p class="as-written">{fromMarkdown(markdown).text}</p></div>;
}

/** A post of one's own that the server has not confirmed: on the screen at once, and honest about it. */
export function UnsentRow({ post, onTakeBack }: Props) {
  const client = useClient();
  const files = post.args.files?.length ?? 0;
  const author = me(client.state.value);
  // One that was refused before this page was opened leaves the focus where it is.
  const [wasRefused] = useState(post.error !== undefined);
  const held = heldBack(post.error, {
    of: post.args,
    focus: wasRefused ? "never" : "calm",
    onChange: () => onTakeBack(post),
    onInsist: (words) => client.outbox.retry(post.key, words),
  });
  const offline = client.link.value !== "open";
  const standing = post.error ? errorText(post.error) : t(offline ? "unsent.offline" : "unsent.sending");
  return (
    <article class="post unsent">
      <header class="post-header">
        <Avatar of={author ?? { id: client.state.value.me, name: "" }} />
        <div class="byline">
          <h2>{author?.name}</h2>
          <p class="hint role" role="status">
            {(post.error || offline) && <span class="tag strong">{t("unsent.tag")}</span>} {standing}
          </p>
        </div>
      </header>
      <Words markdown={post.args.body} />
      {files > 0 && <p class="hint">{t("files.count", { count: files })}</p>}
      {held}
      {post.error && !held && (
        <footer class="row">
          <Button onClick={() => client.outbox.retry(post.key)}>{t("action.retry")}</Button>
          <Button look="quiet" onClick={() => onTakeBack(post)}>{t("unsent.take_back")}</Button>
        </footer>
      )}
    </article>
  );
}
