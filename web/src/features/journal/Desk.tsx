import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { Cohort, DeskEntry, DeskReply, OrganisationId, Snippet, ThreadId } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { Failed } from "../../ui/Failed";
import { Select } from "../../ui/Field";
import { Loading } from "../../ui/Loading";
import { Page } from "../../ui/Page";
import { Time } from "../../ui/Time";
import { useLoaded } from "../../ui/useLoaded";
import { Button } from "../../ui/Button";
import { Newsletter } from "./Newsletter";
import { Partners } from "./Partners";
import { Reading } from "./Reading";
import { Snippets } from "./Snippets";
import { weekTitle } from "./weeks";
import "./journal.css";

/** What partners share with their lead: the one that waited longest is open, and the next one after it is answered. */
export function DeskPage() {
  const client = useClient();
  const [all, setAll] = useState(false);
  const [from, setFrom] = useState<OrganisationId>();
  // What was answered here is on the server once it left the outbox; what is new elsewhere comes as unread.
  const unsent = client.outbox.posts.value.length;
  const news = client.state.value.spaces.reduce((sum, view) => sum + (view.space.visibility === "sealed" ? view.unread.length : 0), 0);
  const { desk } = client.state.value;
  const { value, error, reload } = useLoaded(() => client.send("desk.list", { ...(all && { all }), ...(from && { from }) }), [all, from, unsent, news, desk]);
  const texts = useLoaded(() => client.send("desk.snippets", {}), []);
  const quotes = useLoaded(() => client.send("desk.newsletter", {}), [desk]);
  const snippets = texts.value?.snippets ?? [];
  // Somebody may have moved to another place meanwhile.
  const isGone = value !== undefined && from !== undefined && value.cohorts.every(({ organisation }) => organisation !== from);
  useEffect(() => {
    if (isGone) setFrom(undefined);
  }, [isGone]);
  return (
    <Page title={t("desk.title")} back={{ href: paths.journal, label: t("journal.title") }} lead={<p class="hint">{t("desk.lead")}</p>}>
      {error && <Failed error={error} onRetry={reload} />}
      {!value && !error && <Loading />}
      {value && value.cohorts.length > 1 && <From cohorts={value.cohorts} from={from} onFrom={setFrom} />}
      {value && <Desk key={from} reply={value} all={all} snippets={snippets} onAll={() => setAll(!all)} onChanged={reload} />}
      <Newsletter items={quotes.value?.items ?? []} />
      {texts.value && <Snippets snippets={snippets} onSnippets={texts.setValue} />}
      {value && <Partners authors={value.authors} onChanged={reload} />}
    </Page>
  );
}

interface Props {
  readonly reply: DeskReply;
  readonly all: boolean;
  readonly snippets: readonly Snippet[];
  readonly onAll: () => void;
  readonly onChanged: () => void;
}

function Desk({ reply, all, snippets, onAll, onChanged }: Props) {
  const [chosen, choose] = useState<ThreadId>();
  const [done, setDone] = useState<readonly ThreadId[]>([]);
  const entries = reply.entries.map((entry) => (done.includes(entry.reflection.thread) ? { ...entry, waiting: false } : entry));
  const open = entries.find(({ reflection }) => reflection.thread === chosen) ?? entries.find(({ waiting }) => waiting) ?? entries[0];
  const waiting = entries.filter((one) => one.waiting).length;
  const wantsFocus = useRef(false);
  useEffect(() => {
    if (wantsFocus.current) document.getElementById("reflection")?.focus();
    wantsFocus.current = false;
  }, [open?.reflection.thread]);
  // Answered, though it may still be on its way: the next that waits takes its place, and the focus.
  const next = (thread: ThreadId): void => {
    wantsFocus.current = true;
    setDone([...done, thread]);
    choose(undefined);
    onChanged();
  };
  const show = (thread: ThreadId): void => {
    wantsFocus.current = true;
    choose(thread);
  };
  // It stays open under the hands that marked it, though it does not wait any more.
  const keep = (thread: ThreadId): void => {
    choose(thread);
    onChanged();
  };
  return (
    <>
      <p role="status">{waiting > 0 ? t("desk.waiting", { count: waiting }) : t("desk.none_waiting")}</p>
      <Care reply={reply} />
      <div class="desk">
        <section aria-labelledby="desk-list">
          <h2 id="desk-list" class="visually-hidden">{t("desk.list")}</h2>
          {entries.length === 0 && <p>{t(reply.authors.length === 0 ? "desk.nobody" : "desk.empty")}</p>}
          <ul class="lines">
            {entries.map((entry) => (
              <Line key={entry.reflection.thread} entry={entry} all={all} isOpen={entry === open} onOpen={() => show(entry.reflection.thread)} />
            ))}
          </ul>
          {reply.more && <p class="hint">{t("desk.more")}</p>}
          {reply.authors.length > 0 && <p class="flush"><Button look="quiet" onClick={onAll}>{t(all ? "desk.only_waiting" : "desk.all")}</Button></p>}
        </section>
        {open && <Reading key={open.reflection.thread} entry={open} snippets={snippets} onDone={() => next(open.reflection.thread)} onMarked={() => keep(open.reflection.thread)} />}
      </div>
    </>
  );
}

interface LineProps {
  readonly entry: DeskEntry;
  /** What waits is said only beside what is done, or where something else is said of it. */
  readonly all: boolean;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

function Line({ entry: { thread: { thread }, reflection, mark, waiting, star }, all, isOpen, onOpen }: LineProps) {
  return (
    <li>
      <button type="button" class="desk-line" aria-current={isOpen ? "true" : undefined} onClick={onOpen}>
        <strong><bdi>{thread.author.name}</bdi></strong>
        <span>{weekTitle(reflection.week)}</span>
        <span class="hint">
          {t("journal.entered")} <Time at={reflection.submitted_at} />
          {reflection.late && <> · {t("week.late")}</>}
        </span>
        <span class="row">
          {waiting && (all || mark === "follow_up") && <span class="tag">{t("desk.waits")}</span>}
          {mark === "follow_up" && <span class="tag">{t("desk.follow_up")}</span>}
          {star === "agreed" && <span class="tag">{t("newsletter.tag")}</span>}
        </span>
      </button>
    </li>
  );
}

/** Of those who work in one place, for who reads from several. */
function From({ cohorts, from, onFrom }: { readonly cohorts: readonly Cohort[]; readonly from: OrganisationId | undefined; readonly onFrom: (from: OrganisationId | undefined) => void }) {
  return (
    <form class="filters" onSubmit={(event) => event.preventDefault()}>
      <Select
        label={t("desk.from")}
        value={from === undefined ? "" : String(from)}
        options={[
          { value: "", label: t("desk.from_everywhere") },
          ...cohorts.map(({ organisation, name, waiting }) => ({
            value: String(organisation),
            label: waiting > 0 ? t("desk.cohort", { name, count: waiting }) : name,
          })),
        ]}
        onValue={(value) => onFrom(cohorts.find(({ organisation }) => String(organisation) === value)?.organisation)}
      />
    </form>
  );
}

/** A flag to care, not to count: it says who, and nothing of how often. */
function Care({ reply: { care, authors } }: { readonly reply: DeskReply }) {
  const names = authors.filter(({ id }) => care.includes(id)).map(({ name }) => name);
  if (names.length === 0) return null;
  return (
    <ul class="care">
      {names.map((name) => <li key={name}>{t("desk.care", { name })}</li>)}
    </ul>
  );
}
