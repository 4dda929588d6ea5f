import { useEffect, useState } from "preact/hooks";
import { timers } from "../../net/environment";
import type { SpaceId } from "../../protocol/messages.gen";
import type { Client } from "../../state/client";
import { useClient } from "../../state/context";
import { channelsOf, isBlocked, spaceView } from "../../state/select";
import { moveActive } from "../../ui/listKeys";
import { isSeenByAll } from "../spaces/isSeenByAll";

const pause = 150;
const shownAtMost = 6;

/** Somebody or some place that a text can name. */
export interface Named {
  readonly sign: "@" | "#";
  readonly id: number;
  readonly name: string;
  readonly detail: string;
}

export interface Naming {
  readonly sign: Named["sign"];
  readonly words: string;
}

export interface Mentions {
  readonly found: readonly Named[];
  readonly active: number;
  /** Takes a key meant for the list; false leaves it to the text. */
  readonly key: (event: KeyboardEvent) => boolean;
}

async function people(client: Client, query: string): Promise<readonly Named[]> {
  const answer = await client.send("member.list", { query, limit: shownAtMost });
  const members = answer.ok ? answer.value.members.filter((one) => one.state === "active" && !isBlocked(client.state.peek(), one.id)) : [];
  return members.map(({ id, name, title, organisation }) => {
    return { sign: "@", id, name, detail: [title, organisation].filter(Boolean).join(", ") };
  });
}

/** Only channels that everybody sees who can read the text: naming another would tell of it, and lead them nowhere. */
function channels(client: Client, words: string, space: SpaceId | undefined): readonly Named[] {
  const state = client.state.peek();
  const here = spaceView(state, space)?.space;
  if (!here) return [];
  const query = words.toLowerCase();
  return channelsOf(state)
    .map((view) => view.space)
    .filter((one) => isSeenByAll(one, here) && one.name.toLowerCase().includes(query))
    .sort((a, b) => Number(b.name.toLowerCase().startsWith(query)) - Number(a.name.toLowerCase().startsWith(query)) || a.name.localeCompare(b.name))
    .slice(0, shownAtMost)
    .map(({ id, name, description }) => ({ sign: "#", id, name, detail: description }));
}

/** Finds what was meant by the words after an "@" or a "#". */
export function useMentions(
  naming: Naming | undefined,
  space: SpaceId | undefined,
  onPick: (one: Named) => void,
  onClose: () => void,
): Mentions {
  const client = useClient();
  const [found, setFound] = useState<readonly Named[]>([]);
  const [active, setActive] = useState(0);
  const { sign, words } = naming ?? {};
  useEffect(() => {
    if (words === undefined) {
      setFound([]);
      return undefined;
    }
    let wanted = true;
    const show = (names: readonly Named[]): void => {
      if (!wanted) return;
      setFound(names);
      setActive(0);
    };
    const handle = timers.set(() => {
      if (sign === "#") show(channels(client, words, space));
      else void people(client, words).then(show);
    }, pause);
    return () => {
      wanted = false;
      timers.clear(handle);
    };
  }, [sign, words]);

  const key = (event: KeyboardEvent): boolean => {
    if (found.length === 0) return false;
    const chosen = found[active];
    if (event.key === "Escape") onClose();
    else if ((event.key === "Enter" || event.key === "Tab") && chosen && !event.shiftKey) onPick(chosen);
    else {
      const next = moveActive(event.key, active, found.length);
      if (next === undefined) return false;
      setActive(next);
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { found, active, key };
}
