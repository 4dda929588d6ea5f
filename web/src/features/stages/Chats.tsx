import { useClient } from "../../state/context";
import { useLoaded } from "../../ui/useLoaded";
import { Coming } from "./Lazy";

/** Chats that are on, or begin within a day. Mostly there are none, and then their words and looks need not come. */
export function Chats() {
  const client = useClient();
  const { value } = useLoaded(() => client.send("stage.coming", {}), []);
  return value && value.threads.length > 0 ? <Coming threads={value.threads} /> : null;
}
