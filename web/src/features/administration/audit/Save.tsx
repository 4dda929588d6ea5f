import { useEffect, useRef, useState } from "preact/hooks";
import { errorText } from "../../../i18n/errors";
import { t } from "../../../i18n/t";
import { timers } from "../../../net/environment";
import { useClient } from "../../../state/context";
import { Button } from "../../../ui/Button";
import { firstMissing, tableOf } from "./csv";
import { type Progress, wholeRecord } from "./wholeRecord";

/** So long a browser may take to fetch what it was told to save. */
const kept = 60_000;

function save(file: string, text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  Object.assign(document.createElement("a"), { href, download: file }).click();
  timers.set(() => URL.revokeObjectURL(href), kept);
}

interface Outcome {
  readonly text: string;
  readonly isBad: boolean;
}

/** The whole record as a file. What cannot be read to its end is not saved. */
export function Save() {
  const client = useClient();
  const [progress, setProgress] = useState<Progress>();
  const [outcome, setOutcome] = useState<Outcome>();
  const run = useRef(0);
  const stopButton = useRef<HTMLSpanElement>(null);
  const start = useRef<HTMLSpanElement>(null);
  useEffect(() => () => void run.current++, []);

  /** Whoever stood on the button that goes stands on the one that stays. */
  const end = (next: Outcome): void => {
    if (stopButton.current?.contains(document.activeElement)) start.current?.querySelector("button")?.focus();
    setProgress(undefined);
    setOutcome(next);
  };
  const begin = async (): Promise<void> => {
    const own = ++run.current;
    setOutcome(undefined);
    setProgress({ what: "reading", done: 0, total: 0 });
    const isStopped = (): boolean => own !== run.current;
    const answer = await wholeRecord(client, { tell: (next) => !isStopped() && setProgress(next), isStopped });
    if (!answer || isStopped()) return;
    if (!answer.ok) return end({ text: t("audit.not_saved", { why: errorText(answer.error) }), isBad: true });
    const { entries, names } = answer.value;
    const file = `lateral-audit-${new Date().toISOString().slice(0, 10)}.csv`;
    save(file, tableOf(entries, names));
    const number = firstMissing(entries);
    if (number === undefined) return end({ text: t("audit.saved", { count: entries.length, file }), isBad: false });
    end({ text: t("audit.incomplete", { number }), isBad: true });
  };
  const stop = (): void => {
    run.current++;
    end({ text: t("audit.stopped"), isBad: false });
  };
  const { what, done = 0, total = 0 } = progress ?? {};
  return (
    <div class="audit-save">
      <p class="row">
        <span ref={start}><Button busy={!!progress} onClick={() => void begin()}>{t("audit.save")}</Button></span>
        {progress && <span ref={stopButton}><Button look="quiet" onClick={stop}>{t("audit.stop")}</Button></span>}
      </p>
      <p class="hint">{t("audit.save_hint")}</p>
      <p class="audit-standing" role="status">
        {what && total > 0 && t(what === "naming" ? "audit.naming" : "audit.reading", { done, total })}
        {outcome && !outcome.isBad && outcome.text}
      </p>
      {outcome?.isBad && <p class="field-error" role="alert">{outcome.text}</p>}
    </div>
  );
}
