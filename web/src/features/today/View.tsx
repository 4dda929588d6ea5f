import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import type { State } from "../../state/model";
import { me } from "../../state/select";
import { Button } from "../../ui/Button";
import { lazily } from "../../ui/lazily";
import { Loading } from "../../ui/Loading";
import { Page } from "../../ui/Page";
import { Time } from "../../ui/Time";
import { useWide } from "../../ui/useWide";
import { useMayInvite } from "../administration/useMayInvite";
import { Flagged } from "../conduct/Lazy";
import { Asking, FirstSteps } from "../joining/Lazy";
import { ThisWeek } from "../journal/Lazy";
import { SimilarOnToday } from "../people/Lazy";
import { open } from "../shell/opened";
import { placeName } from "../spaces/placeName";
import { Chats } from "../stages/Chats";
import { Stewardship } from "../stewards/Lazy";
import { ThreadTitle } from "../threads/ThreadTitle";
import { type Entry, today } from "./entries";
import { Drafts } from "./Drafts";
import { MarkAllRead } from "./MarkAllRead";
import { OnlineNow } from "./OnlineNow";
import { useUnread } from "./useUnread";

const Waiting = lazily(() => import("./Waiting").then((file) => file.Waiting), "quiet");

/** Whom the server tells of what waits: stewards, and those who oversee the network. */
function looksAfterOthers(state: State): boolean {
  const role = me(state)?.role;
  return role === "administrator" || role === "specialist" || state.spaces.some((view) => view.role === "steward");
}

/** So many threads of a group are named at once; the rest follows on request. */
const step = 20;

/** What is new since one was here, as lists that end: what mentions one, what one follows, the rest. */
export function TodayPage() {
  const client = useClient();
  const wide = useWide();
  const mayInvite = useMayInvite();
  const { reply, isKnown, reload } = useUnread(client);
  const { mentions, followed, others, missing } = today(client.state.value, reply);
  const count = mentions.length + followed.length + others.length;
  const late = missing.join();
  // What came since the list was loaded, in threads that were not loaded before.
  useEffect(() => {
    if (isKnown && late !== "") reload();
  }, [late]);
  const isDone = isKnown && count === 0 && missing.length === 0;
  return (
    <Page title={t("home.title")}>
      <Chats />
      <ThisWeek />
      {!isKnown && <Loading />}
      {isKnown && (
        <>
          <Group title={t("today.mentions")} entries={mentions} />
          <Group title={t("today.followed")} entries={followed} />
          <Group title={t("today.others")} entries={others} />
          {!reply?.more && <p class="caught-up">{t(isDone ? "home.caught_up" : "home.that_is_all")}</p>}
          <MarkAllRead threads={count + missing.length} />
        </>
      )}
      {isKnown && <FirstSteps />}
      {isDone && <SimilarOnToday />}
      {isDone && !wide && <Button onClick={() => (open.value = "channels")}>{t("home.channels")}</Button>}
      {isKnown && mayInvite && <Asking />}
      {isKnown && looksAfterOthers(client.state.value) && <><Flagged /><Waiting /><Stewardship /></>}
      <Drafts />
      <OnlineNow />
    </Page>
  );
}

function Group({ title, entries }: { readonly title: string; readonly entries: readonly Entry[] }) {
  const [shown, setShown] = useState(step);
  if (entries.length === 0) return null;
  return (
    <section class="fresh-group">
      <h2>{title}</h2>
      <ul class="threads fresh">
        {entries.slice(0, shown).map((entry) => <FreshThread key={entry.view.thread.id} entry={entry} />)}
      </ul>
      {entries.length > shown && <Button onClick={() => setShown(shown + step)}>{t("list.more")}</Button>}
    </section>
  );
}

function FreshThread({ entry: { space, view, count, isNew } }: { readonly entry: Entry }) {
  const { thread } = view;
  return (
    <li>
      <a class="fresh-thread" href={paths.thread(thread.id)}>
        <strong><ThreadTitle thread={thread} /></strong>
        <span class="hint">
          <bdi>{placeName(space.space.name)}</bdi> · {t(isNew ? "unread.new_thread" : "unread.posts", { count })} ·{" "}
          <Time at={thread.last_post_at} />
        </span>
      </a>
    </li>
  );
}
