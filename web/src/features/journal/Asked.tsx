import { locale, t } from "../../i18n/t";
import type { Reflection } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { useLoaded } from "../../ui/useLoaded";
import { isFrame, isPrompt } from "./prompts";
import { wordsOf } from "./questions";

/** The question that a reflection was written to, as it was then. A way through one's week is none. */
export function Asked({ prompt }: { readonly prompt: Reflection["prompt"] | undefined }) {
  if (prompt === undefined || prompt === "") return null;
  if (!isPrompt(prompt)) return <AskedElsewhere prompt={prompt} />;
  return isFrame(prompt) ? null : <p class="hint">{t(`prompt.${prompt}`)}</p>;
}

/** By a programme: its words are asked for. A name that nobody knows any more says nothing. */
function AskedElsewhere({ prompt }: { readonly prompt: string }) {
  const client = useClient();
  const { value } = useLoaded(() => client.send("prompt.get", { prompt }), [prompt]);
  return value ? <p class="hint"><bdi>{wordsOf(value.words, locale())}</bdi></p> : null;
}
