import { useState } from "preact/hooks";
import { errorText } from "../../i18n/errors";
import { t } from "../../i18n/t";
import type { CycleId } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { TextArea } from "../../ui/Field";
import { heldBack } from "../students/Lazy";
import { again, isPassing, throwAway, unsent, type UnsentEntry } from "./outbox";

/** What was entered and is not at the server yet; it goes by itself, and what was refused is put right here. */
export function Unsent({ cycle }: { readonly cycle: CycleId }) {
  const { link } = useClient();
  const waiting = unsent.value.filter((one) => one.args.cycle === cycle);
  const shown = waiting.filter((one) => one.error !== undefined || link.value !== "open");
  if (shown.length === 0) return null;
  return (
    <div role="status">
      <ul class="cycle-unsent">
        {shown.map((one) => <li key={one.key} class="notice-line">{one.error && !isPassing(one.error) ? <Refused entry={one} /> : <Waiting entry={one} />}</li>)}
      </ul>
    </div>
  );
}

function saidOf({ args }: UnsentEntry): string {
  const number = args.count !== undefined && args.of !== undefined ? `${t("cycles.n_of_m", { count: args.count, of: args.of })} · ` : "";
  return `${number}${args.words}`;
}

function Waiting({ entry }: { readonly entry: UnsentEntry }) {
  return (
    <>
      <strong>{t("cycles.not_sent")}</strong> <bdi>{saidOf(entry)}</bdi>
    </>
  );
}

function Refused({ entry }: { readonly entry: UnsentEntry }) {
  const client = useClient();
  const [words, setWords] = useState(entry.args.words);
  const { error } = entry;
  if (!error) return null;
  const send = (not_a_student?: readonly string[]): void => again(client, entry, { ...entry.args, words, ...(not_a_student ? { not_a_student } : {}) });
  const held = heldBack(error, { of: { body: words }, onChange: () => undefined, onInsist: send, focus: "never" });
  return (
    <>
      <p><strong>{t("cycles.refused")}</strong> <bdi>{saidOf(entry)}</bdi></p>
      {!held && <p>{errorText(error)}</p>}
      <TextArea label={t("cycles.its_words")} value={words} maxLength={4_000} onValue={setWords} />
      {held}
      <div class="row">
        <Button onClick={() => send()}>{t("cycles.send_again")}</Button>
        <Button onClick={() => throwAway(client.state.peek().me, entry.key)}>{t("cycles.throw_away")}</Button>
      </div>
    </>
  );
}
