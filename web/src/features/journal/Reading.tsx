import { useMemo, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { DeskEntry, DeskMark, Post, Snippet } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Failed } from "../../ui/Failed";
import { Loading } from "../../ui/Loading";
import { Menu } from "../../ui/Menu";
import { tell } from "../../ui/Notice";
import { shortcut } from "../../ui/shortcuts";
import { Time } from "../../ui/Time";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import { Attachments, filesBelow } from "../files/Attachments";
import { HonestLine } from "../sealed/HonestLine";
import { Composer } from "../thread/Composer";
import { markdownOf } from "../thread/drafts";
import { Nodes } from "../thread/Nodes";
import { TwoDrafts } from "../thread/TwoDrafts";
import { useDraft } from "../thread/useDraft";
import { Asked } from "./Asked";
import { weekDates } from "./weeks";

interface Props {
  readonly entry: DeskEntry;
  readonly snippets: readonly Snippet[];
  readonly onDone: () => void;
  readonly onMarked: () => void;
}

/** One reflection with what was said to it, and the field for an answer that only its author reads. */
export function Reading({ entry, snippets, onDone, onMarked }: Props) {
  const client = useClient();
  const { thread: { thread }, reflection } = entry;
  const { value, error, reload } = useLoaded(() => client.send("post.list", { thread: thread.id, after: 0, limit: 100 }), [thread.id]);
  const { prompt } = reflection;
  return (
    <section class="panel reading" aria-labelledby="reflection">
      <h2 id="reflection" tabIndex={-1}>{t("desk.of", { name: thread.author.name, week: weekDates(reflection.week) })}</h2>
      <Asked prompt={prompt} />
      {error && <Failed error={error} onRetry={reload} />}
      {!value && !error && <Loading />}
      {value?.posts.filter((post) => !post.deleted).map((post) => <Said key={post.id} post={post} isFirst={post.position === 1} />)}
      {value && <Answer entry={entry} snippets={snippets} first={value.posts[0]} onDone={onDone} />}
      <Marks entry={entry} onMarked={onMarked} onDone={onDone} />
    </section>
  );
}

function Said({ post, isFirst }: { readonly post: Post; readonly isFirst: boolean }) {
  const content = useMemo(() => <Nodes nodes={post.content} />, [post.content]);
  return (
    <div class="said">
      {!isFirst && <p class="hint"><bdi>{post.author.name}</bdi> · <Time at={post.created_at} /></p>}
      <div class="prose" dir="auto">{content}</div>
      <Attachments files={filesBelow(post)} />
    </div>
  );
}

interface AnswerProps {
  readonly entry: DeskEntry;
  readonly snippets: readonly Snippet[];
  readonly first: Post | undefined;
  readonly onDone: () => void;
}

function Answer({ entry: { thread: { thread } }, snippets, first, onDone }: AnswerProps) {
  const client = useClient();
  const sync = useDraft("reply", thread.id);
  const draft = sync.draft.value;
  const [inserted, setInserted] = useState(0);
  // After what stands there, and the hands go on writing.
  const insert = ({ body }: Snippet): void => {
    const { doc: _, ...rest } = sync.draft.peek();
    sync.change({ ...rest, text: [markdownOf(sync.draft.peek()).trim(), body].filter((part) => part !== "").join("\n\n"), mentions: [] });
    setInserted(inserted + 1);
  };
  const send = (): void => {
    client.outbox.add({
      thread: thread.id,
      body: markdownOf(draft).trim(),
      ...(first && !first.deleted ? { reply_to: first.id } : {}),
      ...(draft.revision === undefined ? {} : { draft: draft.revision }),
    }, []);
    sync.sent();
    tell(t("desk.answered", { name: thread.author.name }));
    onDone();
  };
  return (
    <Composer
      key={inserted}
      isOpened={inserted > 0}
      focus={inserted}
      label={t("desk.answer")}
      space={thread.space}
      draft={draft}
      onDraft={(next) => sync.change(next)}
      audience={t("desk.audience", { name: thread.author.name })}
      action={t("desk.send")}
      shortcut={shortcut("r")}
      rows={4}
      onSubmit={send}
    >
      <HonestLine />
      <TwoDrafts sync={sync} />
      <Menu label={t("snippets.insert")} items={snippets.map((one) => ({ label: one.name, onChoose: () => insert(one) }))} />
    </Composer>
  );
}

interface MarksProps {
  readonly entry: DeskEntry;
  readonly onMarked: () => void;
  readonly onDone: () => void;
}

function Marks({ entry: { reflection, mark, star }, onMarked, onDone }: MarksProps) {
  const client = useClient();
  const { busy, message, run } = useAction();
  const [marked, setMarked] = useState(mark);
  const set = (next: DeskMark, then: () => void): void =>
    void run(() => client.send("desk.mark", { thread: reflection.thread, mark: next }), () => {
      setMarked(next);
      then();
    });
  const isKept = marked === "follow_up";
  const isStarred = star === "asked" || star === "agreed";
  const ask = (): void => void run(() => client.send("desk.star", { thread: reflection.thread, starred: !isStarred }), onMarked);
  return (
    <div class="row flush desk-marks">
      <Button look="quiet" busy={busy} aria-keyshortcuts={shortcut("n")} onClick={() => set("read", onDone)}>{t("desk.read")}</Button>
      <Button look="quiet" busy={busy} aria-pressed={isKept} onClick={() => set(isKept ? "none" : "follow_up", onMarked)}>{t("desk.mark_follow_up")}</Button>
      {star === "declined" ? (
        <span class="hint">{t("newsletter.was_declined")}</span>
      ) : (
        <Button look="quiet" busy={busy} aria-pressed={isStarred} onClick={ask}>{t("newsletter.star")}</Button>
      )}
      {star === "asked" && <span class="hint">{t("newsletter.waits")}</span>}
      <a class="button quiet" href={paths.thread(reflection.thread)}>{t("desk.open")}</a>
      {message && <p class="field-error" role="alert">{message}</p>}
    </div>
  );
}
