import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { Excerpt, ThreadId, ThreadView } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { spaceView } from "../../state/select";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Dialog";
import { tell } from "../../ui/Notice";
import { Time } from "../../ui/Time";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import { weekDates } from "../journal/weeks";
import { Ask } from "./Ask";
import "./excerpts.css";
import { PublishDialog } from "./PublishDialog";

/** What its author alone sees at the head of a reflection, and of what was published of one. */
export function ExcerptBar({ view: { thread } }: { readonly view: ThreadView }) {
  return thread.kind === "reflection" ? <OfReflection reflection={thread.id} /> : <OfExcerpt thread={thread.id} />;
}

function OfReflection({ reflection }: { readonly reflection: ThreadId }) {
  const client = useClient();
  const { value, reload } = useLoaded(() => client.send("excerpt.list", { reflection }), [reflection]);
  const [isOpen, setOpen] = useState(false);
  if (!value) return null;
  return (
    <section class="excerpts" aria-label={t("excerpt.list")} tabIndex={-1}>
      {value.ask && <Ask reflection={reflection} ask={value.ask} onChange={reload} />}
      {value.excerpts.length > 0 && (
        <ul class="lines">
          {value.excerpts.map((one) => <Line key={one.thread} excerpt={one} onChange={reload} />)}
        </ul>
      )}
      <Button onClick={() => setOpen(true)}>{t("excerpt.share")}</Button>
      {isOpen && <PublishDialog reflection={reflection} onClose={() => setOpen(false)} onDone={reload} />}
    </section>
  );
}

interface Props {
  readonly excerpt: Excerpt;
  readonly onChange: () => void;
}

/** The channel by its name, as long as its author sees it. */
function useWhere({ space }: Excerpt): string {
  const { value } = useClient().state;
  const view = space === undefined ? undefined : spaceView(value, space);
  return view ? `#${view.space.name}` : t("excerpt.unseen");
}

function Line({ excerpt, onChange }: Props) {
  const where = useWhere(excerpt);
  const { thread, title, withdrawn_at, published_at, replies } = excerpt;
  const isOut = withdrawn_at === undefined;
  return (
    <li class="excerpt-line">
      <div>
        <a href={paths.thread(thread)}><bdi>{title || t("excerpt.untitled")}</bdi></a>
        <p class="hint">
          <bdi>{where}</bdi> · {t(isOut ? "excerpt.published" : "excerpt.withdrawn")} <Time at={withdrawn_at ?? published_at} />
          {replies > 0 && <> · {t(isOut ? "excerpt.replies" : "excerpt.replies_kept", { count: replies })}</>}
        </p>
      </div>
      {isOut && <Withdraw excerpt={excerpt} onChange={onChange} />}
    </li>
  );
}

function Withdraw({ excerpt, onChange }: Props) {
  const client = useClient();
  const where = useWhere(excerpt);
  const [isOpen, setOpen] = useState(false);
  const { busy, message, run } = useAction();
  const withdraw = (): void =>
    void run(() => client.send("excerpt.withdraw", { thread: excerpt.thread }), () => {
      setOpen(false);
      tell(t("excerpt.withdrawn_told"));
      onChange();
    });
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>{t("excerpt.withdraw")}</Button>
      {isOpen && (
        <Confirm
          title={t("excerpt.withdraw_title")}
          text={t("excerpt.withdraw_text", { space: where })}
          action={t("excerpt.withdraw")}
          busy={busy}
          error={message}
          onConfirm={withdraw}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** Nobody else learns that there is more. */
function OfExcerpt({ thread }: { readonly thread: ThreadId }) {
  const client = useClient();
  const { value, reload } = useLoaded(() => client.send("excerpt.get", { thread }), [thread]);
  if (!value) return null;
  const { excerpt, reflection, week } = value;
  const source = <a href={paths.thread(reflection)}>{week === undefined ? t("excerpt.source_gone") : t("excerpt.source", { week: weekDates(week) })}</a>;
  return (
    <section class="excerpts panel" aria-label={t("excerpt.own")} tabIndex={-1}>
      {excerpt.withdrawn_at === undefined ? (
        <div class="row">
          <p>{source} <span class="hint">{t("excerpt.source_hint")}</span></p>
          <Withdraw excerpt={excerpt} onChange={reload} />
        </div>
      ) : (
        <>
          <p>{t("excerpt.gone")} {excerpt.replies > 0 ? t("excerpt.gone_replies") : t("excerpt.gone_none")}</p>
          <p>{source}</p>
        </>
      )}
    </section>
  );
}
