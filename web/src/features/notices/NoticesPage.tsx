import { t } from "../../i18n/t";
import type { NoticeLine, NoticesReply } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { Failed } from "../../ui/Failed";
import { Loading } from "../../ui/Loading";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { Time } from "../../ui/Time";
import "../../ui/marked.css";
import { placeName } from "../spaces/placeName";
import { useTitleIn } from "../threads/useTitle";
import { more } from "./Announcer";
import { lineKey } from "./actions";
import { MarkAll } from "./MarkAll";
import "./notices.css";
import { whatHappened } from "./words";

/** What the server lists (docs/protocol.md). */
const mostLines = 100;

/** What concerns one by name: a line for each thread or space, the newest first. */
export function NoticesPage() {
  const { notices } = useClient();
  const list = notices.list.value;
  const error = notices.error.value;
  return (
    <Page title={t("notices.title")}>
      <div class="notices-head row">
        <a class="hint" href={paths.settings}>{t("hearing.title")}</a>
        {list && <MarkAll list={list} />}
      </div>
      {!list && (error ? <Failed error={error} onRetry={() => notices.reload()} /> : <Loading />)}
      {list && <Lines list={list} />}
    </Page>
  );
}

function Lines({ list }: { readonly list: NoticesReply }) {
  if (list.lines.length === 0) return <Notice>{t("notices.none")}</Notice>;
  return (
    <>
      <ul class="threads marked notices">
        {list.lines.map((line) => <Line key={lineKey(line)} line={line} />)}
      </ul>
      {list.lines.length >= mostLines && <p class="hint">{t("notices.end", { count: mostLines })}</p>}
    </>
  );
}

function target({ kind, thread, space, cycle, position }: NoticeLine): string {
  if (kind === "flagged") return paths.flagged;
  if (kind === "asked") return paths.home;
  if (kind === "lead_left" || kind === "reminder") return paths.journal;
  if (thread !== undefined) return paths.thread(thread, position);
  if (space === undefined) return cycle === undefined ? paths.cycles : paths.cycle(cycle);
  return kind === "settled" ? paths.about(space) : paths.space(space);
}

/** One's own journal is a place without a name, and a cycle that was proposed has none yet. */
function placeOf({ kind, space_name }: NoticeLine): string {
  if (kind === "proposed") return t("cycles.title");
  return kind === "reminder" ? t("journal.title") : placeName(space_name);
}

function Line({ line }: { readonly line: NoticeLine }) {
  const { read, count } = line;
  const known = useTitleIn(line.space, line.title ?? "", line.title !== undefined && line.space_name === "");
  const title = line.title === undefined ? undefined : known;
  return (
    <li class={read ? undefined : "unread"}>
      <a class="fresh-thread" href={target(line)}>
        <span class="what">
          {!read && <span class="visually-hidden">{t("unread.one")} </span>}
          {whatHappened(line, useClient().state.value.me)} <span class="more">{more(count)}</span>
        </span>
        <strong><bdi>{title ?? placeOf(line)}</bdi></strong>
        <span class="hint">
          {title !== undefined && <><bdi>{placeName(line.space_name)}</bdi> · </>}
          <Time at={line.at} />
        </span>
      </a>
    </li>
  );
}
