import { useEffect, useState } from "preact/hooks";
import { timers } from "../../net/environment";
import type { Member } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { moveActive } from "../../ui/listKeys";

const pause = 150;
const shownAtMost = 6;

export interface Mentions {
  readonly found: readonly Member[];
  readonly active: number;
  /** Takes a key meant for the list; false leaves it to the text. */
  readonly key: (event: KeyboardEvent) => boolean;
}

/** Finds members for what was typed after an "@". */
export function useMentions(
  query: string | undefined,
  onPick: (member: Member) => void,
  onClose: () => void,
): Mentions {
  const client = useClient();
  const [found, setFound] = useState<readonly Member[]>([]);
  const [active, setActive] = useState(0);
  useEffect(() => {
    if (query === undefined) {
      setFound([]);
      return undefined;
    }
    let wanted = true;
    const handle = timers.set(() => {
      void client.send("member.list", { query, limit: shownAtMost }).then((answer) => {
        if (!wanted) return;
        setFound(answer.ok ? answer.value.members.filter((one) => one.state === "active") : []);
        setActive(0);
      });
    }, pause);
    return () => {
      wanted = false;
      timers.clear(handle);
    };
  }, [query]);

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
