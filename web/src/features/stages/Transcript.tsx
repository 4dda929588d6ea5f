import { t } from "../../i18n/t";
import { timers } from "../../net/environment";
import type { Post, Thread, ThreadId } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { FailedPage } from "../../ui/Failed";
import { Loading } from "../../ui/Loading";
import { Page, Unreadable } from "../../ui/Page";
import { useLoaded } from "../../ui/useLoaded";
import { Nodes } from "../thread/Nodes";
import { At } from "./At";
import { partsOf } from "./plan";
import "./stages.css";
import { allPosts, markdownOf, titleOf } from "./transcript";
import { formatWord, zone } from "./words";

interface Props {
  readonly thread: ThreadId;
}

/** What was said, by stage or question, to be read in one go, printed, or kept. */
export function TranscriptPage({ thread: id }: Props) {
  const client = useClient();
  const { value, error, reload } = useLoaded(() => allPosts(client, id), [id]);
  if (error?.code === "not_found") return <Unreadable />;
  if (error && !value) return <FailedPage error={error} onRetry={reload} />;
  if (!value) return <Loading />;
  if (!value.thread.plan) return <Unreadable />;
  return <Read thread={value.thread} posts={value.posts.filter((post) => !post.deleted)} />;
}

/** So long a browser may take to fetch what it was told to save. */
const kept = 60_000;

function save(title: string, text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: "text/markdown;charset=utf-8" }));
  const name = title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 80);
  Object.assign(document.createElement("a"), { href, download: `${name || "transcript"}.md` }).click();
  timers.set(() => URL.revokeObjectURL(href), kept);
}

function Read({ thread, posts }: { readonly thread: Thread; readonly posts: readonly Post[] }) {
  const { blocked } = useClient().state.value;
  const { plan } = thread;
  if (!plan) return null;
  const shown = posts.filter((post) => !blocked.includes(post.author.id));
  return (
    <Page
      title={t("stage.transcript_title", { title: thread.title })}
      eyebrow={formatWord(plan.format)}
      back={{ href: paths.thread(thread.id), label: t("stage.back") }}
      lead={<p class="hint">{t("stage.transcript_text", { zone: zone() })}</p>}
      actions={
        <>
          <Button onClick={() => window.print()}>{t("stage.print")}</Button>
          <Button onClick={() => save(thread.title, markdownOf(thread, shown))}>{t("stage.save")}</Button>
        </>
      }
    >
      <div class="transcript">
        {partsOf(plan, posts).map((part) => (
          <section key={part.place}>
            <h2 dir="auto">{titleOf(thread, part.place)}</h2>
            {part.posts.length === 0 && <p class="hint">{t("stage.transcript_none")}</p>}
            {part.posts.map((post) => <Said key={post.id} post={post} isBlocked={blocked.includes(post.author.id)} />)}
          </section>
        ))}
      </div>
    </Page>
  );
}

function Said({ post, isBlocked }: { readonly post: Post; readonly isBlocked: boolean }) {
  if (isBlocked) return <p class="hint">{t("block.folded")}</p>;
  const { author, attachments } = post;
  return (
    <article class="said">
      <p class="said-by"><strong><bdi>{author.name}</bdi></strong> <span class="hint">{author.organisation && <><bdi>{author.organisation}</bdi> · </>}<At at={post.created_at} /></span></p>
      <div class="prose" dir="auto"><Nodes nodes={post.content} /></div>
      {attachments.length > 0 && <p class="hint">{t("files.count", { count: attachments.length })}</p>}
    </article>
  );
}
