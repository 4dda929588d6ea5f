import { useEffect, useState } from "preact/hooks";
import type { ThreadView, UnreadReply } from "../../protocol/messages.gen";
import type { Client } from "../../state/client";
import type { State } from "../../state/model";

interface Unread {
  readonly reply: UnreadReply | undefined;
  /** Something can be shown: the answer, or without a network what is here. */
  readonly isKnown: boolean;
  readonly reload: () => void;
}

function withThreads(state: State, views: readonly ThreadView[]): State {
  const ids = new Set(views.map((view) => view.thread.id));
  return { ...state, threads: [...state.threads.filter((view) => !ids.has(view.thread.id)), ...views] };
}

/** What the server says is new, asked when the screen opens and when the client had to start afresh. */
export function useUnread(client: Client): Unread {
  const [reply, setReply] = useState<UnreadReply>();
  const [isKnown, setKnown] = useState(false);
  const [tries, setTries] = useState(0);
  const generation = client.generation.value;
  useEffect(() => {
    let wanted = true;
    const merge = (state: State, found: UnreadReply): State => withThreads(state, found.threads.map((one) => one.thread));
    void client.load("unread.list", {}, merge).then((answer) => {
      if (!wanted) return;
      setKnown(true);
      if (answer.ok) setReply(answer.value);
    });
    return () => void (wanted = false);
  }, [generation, tries]);
  return { reply, isKnown, reload: () => setTries(tries + 1) };
}
