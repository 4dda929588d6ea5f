import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { SpaceView, ThreadId, ThreadView } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { upsert } from "../../state/apply";
import { useClient } from "../../state/context";
import { byName, me, threadView, unreadOf } from "../../state/select";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Loading } from "../../ui/Loading";
import { Page } from "../../ui/Page";
import { Time } from "../../ui/Time";
import { useWide } from "../../ui/useWide";
import { open } from "../shell/opened";

/** So many threads are named at once; the rest follows on request. */
const step = 20;

/** What is new since one was here, thread by thread and newest first, as a list that ends. */
export function HomePage() {
  const client = useClient();
  const state = client.state.value;
  const wide = useWide();
  const [shown, setShown] = useState(step);
  const fresh = state.spaces
    .flatMap((space) => unreadOf(state, space).map(({ thread, last_seq }) => ({ space, thread, last_seq })))
    .sort((a, b) => b.last_seq - a.last_seq);
  const named = fresh.slice(0, shown);
  const isKnown = useThreads(named.map((one) => one.thread));
  return (
    <Page title={t("home.title")}>
      {!isKnown && <Loading />}
      {isKnown && fresh.length > 0 && (
        <ul class="threads fresh">
          {named.map(({ space, thread }) => {
            const view = threadView(state, thread);
            return view && <FreshThread key={thread} space={space} view={view} />;
          })}
        </ul>
      )}
      {isKnown && fresh.length > shown ? (
        <Button onClick={() => setShown(shown + step)}>{t("list.more")}</Button>
      ) : (
        isKnown && <p class="caught-up">{t(fresh.length > 0 ? "home.that_is_all" : "home.caught_up")}</p>
      )}
      {isKnown && fresh.length === 0 && !wide && (
        <Button onClick={() => (open.value = "channels")}>{t("home.channels")}</Button>
      )}
      <OnlineNow />
    </Page>
  );
}

/** Loads the threads that are not known yet, each once; says whether the first of them have come. */
function useThreads(threads: readonly ThreadId[]): boolean {
  const client = useClient();
  const generation = client.generation.value;
  const asked = useRef({ generation, threads: new Set<ThreadId>() });
  const [isKnown, setKnown] = useState(() => threads.every((id) => threadView(client.state.peek(), id)));
  useEffect(() => {
    if (asked.current.generation !== generation) asked.current = { generation, threads: new Set() };
    const missing = threads.filter((id) => !asked.current.threads.has(id));
    for (const id of missing) asked.current.threads.add(id);
    void Promise.all(missing.map((id) => client.loadThread(id))).then(() => setKnown(true));
  }, [threads.join(), generation]);
  return isKnown;
}

function FreshThread({ space, view }: { readonly space: SpaceView; readonly view: ThreadView }) {
  const { thread, read_position } = view;
  const count = thread.last_position - read_position;
  return (
    <li>
      <a class="fresh-thread" href={paths.thread(thread.id)}>
        <strong><bdi>{thread.title}</bdi></strong>
        <span class="hint">
          <bdi>#{space.space.name}</bdi> · {t(read_position === 0 ? "unread.new_thread" : "unread.posts", { count })} ·{" "}
          <Time at={thread.last_post_at} />
        </span>
      </a>
    </li>
  );
}

const namedAtMost = 12;

function OnlineNow() {
  const client = useClient();
  const { online, me: self } = client.state.value;
  const others = online.filter((id) => id !== self);
  const isGuest = me(client.state.value)?.role === "guest";
  useEffect(() => {
    if (isGuest) return;
    // Presence tells ids only; the first page of the directory names most of a network's people.
    void client.load("member.list", { limit: 100 }, (state, reply) => ({
      ...state,
      members: reply.members.reduce(upsert, state.members),
    }));
  }, [client.generation.value, isGuest]);
  if (others.length === 0) return null;
  const named = client.state.value.members.filter((one) => others.includes(one.id)).sort(byName).slice(0, namedAtMost);
  const rest = others.length - named.length;
  return (
    <section aria-labelledby="online-title">
      <h2 id="online-title">{t("home.online")}</h2>
      <ul class="people">
        {named.map((one) => (
          <li key={one.id}>
            <a class="person" href={paths.member(one.id)}>
              <Avatar name={one.name} online />
              <span>{one.name}<span class="hint">{one.organisation}</span></span>
            </a>
          </li>
        ))}
      </ul>
      {rest > 0 && <p class="hint">{t("home.online_more", { count: rest })}</p>}
    </section>
  );
}
