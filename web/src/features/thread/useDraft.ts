import { useEffect, useMemo } from "preact/hooks";
import type { DraftPlace } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import type { Draft } from "./drafts";
import { DraftSync } from "./draftSync";

/** The draft of a place, kept in the browser and on the server for as long as the field is open. */
export function useDraft(place: DraftPlace, about: number, blank?: Draft): DraftSync {
  const client = useClient();
  const sync = useMemo(() => {
    const host = {
      send: client.send.bind(client),
      authorOf: (id: number) => client.state.peek().posts.find((post) => post.id === id)?.author.name ?? "",
    };
    return new DraftSync(host, { me: client.state.peek().me, place, about, ...(blank ? { blank } : {}) });
  }, [client, place, about]);
  useEffect(() => {
    const stop = client.listen((frame) => sync.heard(frame));
    return () => {
      stop();
      sync.close();
    };
  }, [client, sync]);
  const isOpen = client.link.value === "open";
  useEffect(() => {
    if (isOpen) void sync.compare();
  }, [sync, isOpen]);
  return sync;
}
