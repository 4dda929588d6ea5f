import { useEffect, useRef, useState } from "preact/hooks";
import { timers } from "../../net/environment";
import type { WireError } from "../../protocol/decode";
import type { SearchReply } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { addressOf, commandOf, isEmpty, type SearchQuery } from "./query";

/** While somebody types: long enough to wait for the next letter, short enough not to be noticed. */
const pause = 200;

export interface Searching {
  /** Stays while the next answer is on its way. */
  readonly found: SearchReply | undefined;
  readonly error: WireError | undefined;
  readonly isBusy: boolean;
  readonly retry: () => void;
  readonly showMore: () => void;
}

/** Asks for what the query says; of several answers on their way the last question's counts. */
export function useSearch(query: SearchQuery): Searching {
  const client = useClient();
  const [found, setFound] = useState<SearchReply>();
  const [error, setError] = useState<WireError>();
  const [isBusy, setIsBusy] = useState(false);
  const [tries, setTries] = useState(0);
  const pages = useRef(0);
  const asked = useRef(0);
  const address = addressOf(query);

  const ask = async (page: number): Promise<void> => {
    const mine = ++asked.current;
    setIsBusy(true);
    const answer = await client.send("search.find", commandOf(query, page));
    if (mine !== asked.current) return;
    setIsBusy(false);
    setError(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    pages.current = page;
    setFound((before) => (page > 0 && before ? joined(before, answer.value) : answer.value));
  };
  useEffect(() => {
    asked.current++;
    if (isEmpty(query)) {
      setFound(undefined);
      setError(undefined);
      setIsBusy(false);
      return undefined;
    }
    const handle = timers.set(() => void ask(0), pause);
    return () => timers.clear(handle);
  }, [address, client.generation.value, tries]);

  return { found, error, isBusy, retry: () => setTries(tries + 1), showMore: () => void ask(pages.current + 1) };
}

/** New posts move the rest down between two pages: what is shown already is not shown again. */
function joined(before: SearchReply, next: SearchReply): SearchReply {
  const known = new Set(before.posts.map((one) => one.post));
  return { ...before, more: next.more, posts: [...before.posts, ...next.posts.filter((one) => !known.has(one.post))] };
}
