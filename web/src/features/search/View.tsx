import { useEffect, useRef } from "preact/hooks";
import { t } from "../../i18n/t";
import type { SearchReply } from "../../protocol/messages.gen";
import { replace } from "../../routing/router";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Failed } from "../../ui/Failed";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { shortcut } from "../../ui/shortcuts";
import { Filters } from "./Filters";
import { addressOf, isEmpty, longest, parseQuery, type SearchQuery } from "./query";
import { Results } from "./Results";
import "./search.css";
import { useSearch } from "./useSearch";

/** The server stops counting here. */
const countedTo = 200;

export function SearchPage({ query: search }: { readonly query: string }) {
  const query = parseQuery(search);
  const searching = useSearch(query);
  const field = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (query.words === "") field.current?.focus();
  }, []);
  // Each letter is part of the same step back.
  const change = (next: SearchQuery): void => replace(addressOf(next));
  const { found, error, isBusy, retry, showMore } = searching;
  return (
    <Page title={t("search.title")} back={{ href: "/", label: t("home.title") }}>
      <div onKeyDown={(event) => moveAmong(event, field.current, results.current)}>
        <form role="search" onSubmit={(event) => event.preventDefault()}>
          <div class="field">
            <label for="search-words">{t("search.words")}</label>
            <p class="hint" id="search-hint">{t("search.hint")}</p>
            <input
              ref={field}
              id="search-words"
              aria-keyshortcuts={shortcut("/")}
              type="search"
              autocomplete="off"
              enterkeyhint="search"
              aria-describedby="search-hint"
              maxLength={longest}
              value={query.words}
              onInput={(event) => change({ ...query, words: event.currentTarget.value })}
            />
          </div>
          <Filters query={query} onQuery={change} />
        </form>
        <Standing query={query} found={found} isBusy={isBusy} />
        {error && <Failed error={error} onRetry={retry} />}
        {found && !isEmpty(query) && !error && (
          <>
            <Similar found={found} />
            <div ref={results} class={isBusy ? "results behind" : "results"}>
              <Results found={found} />
              {found.more && <Button busy={isBusy} onClick={showMore}>{t("list.more")}</Button>}
            </div>
          </>
        )}
        {isEmpty(query) && <Notice>{t("search.start")}</Notice>}
      </div>
    </Page>
  );
}

function counted(found: SearchReply): string {
  const { people, spaces, threads, found: count } = found;
  return [
    people.length > 0 && t("search.count_people", { count: people.length }),
    spaces.length > 0 && t("search.count_spaces", { count: spaces.length }),
    threads.length > 0 && t("search.count_threads", { count: threads.length }),
    count > 0 && t(count < countedTo ? "search.count_posts" : "search.count_many", { count }),
  ]
    .filter(Boolean)
    .join(", ");
}

interface StandingProps {
  readonly query: SearchQuery;
  readonly found: SearchReply | undefined;
  readonly isBusy: boolean;
}

/** How much was found, in sight and politely aloud. It waits for the answer, so that typing is not commented on. */
function Standing({ query, found, isBusy }: StandingProps) {
  const isOffline = useClient().link.value !== "open";
  const said = useRef("");
  if (isEmpty(query)) said.current = "";
  else if (isBusy && isOffline) said.current = t("search.offline");
  else if (!isBusy && found) said.current = counted(found) || t("search.none");
  return <p class="search-standing" role="status">{said.current}</p>;
}

/** What was taken for words that nobody here wrote. */
function Similar({ found }: { readonly found: SearchReply }) {
  if (found.similar.length === 0) return null;
  return (
    <Notice>
      {found.similar.map((one) => <p key={one.typed}>{t("search.similar", { typed: one.typed, found: one.found })}</p>)}
    </Notice>
  );
}

/** Arrows go from the field through what was found and back; Escape goes back to the field. */
function moveAmong(event: KeyboardEvent, field: HTMLElement | null, results: HTMLElement | null): void {
  const links = Array.from(results?.querySelectorAll<HTMLElement>("a") ?? []);
  const at = links.indexOf(document.activeElement as HTMLElement);
  const isInField = document.activeElement === field;
  const go = (target: HTMLElement | null | undefined): void => {
    if (!target) return;
    event.preventDefault();
    target.focus();
  };
  if (isInField && (event.key === "ArrowDown" || event.key === "Enter")) go(links[0]);
  else if (at >= 0 && event.key === "ArrowDown") go(links[at + 1]);
  else if (at >= 0 && event.key === "ArrowUp") go(at === 0 ? field : links[at - 1]);
  else if (at >= 0 && event.key === "Escape") go(field);
}
