import { useEffect } from "preact/hooks";
import type { OfferedPrompts, PromptWords } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { keep, recall } from "../../state/storage";
import { useLoaded } from "../../ui/useLoaded";

/** A programme's question in the reader's language, or in the one that it has. */
export function wordsOf({ en, es }: PromptWords, language: string): string {
  return (language.startsWith("es") ? (es ?? en) : (en ?? es)) ?? "";
}

/** What one's programmes ask, kept on the device so that one can write without a network. Signing out clears it. */
export function useOffered(): readonly OfferedPrompts[] {
  const client = useClient();
  const name = `questions.${client.state.peek().me}`;
  const { value } = useLoaded(() => client.send("prompt.offered", {}), [client.link.value === "open"]);
  useEffect(() => {
    if (value) keep(name, value.sets);
  }, [value]);
  if (value) return value.sets;
  const kept = recall(name);
  return Array.isArray(kept) ? (kept as OfferedPrompts[]) : [];
}
