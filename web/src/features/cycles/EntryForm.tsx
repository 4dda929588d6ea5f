import { useState } from "preact/hooks";
import { errorText } from "../../i18n/errors";
import { t } from "../../i18n/t";
import type { WireError } from "../../protocol/decode";
import type { Cycle, CycleEntry, CycleLine, EnterInCycle, EntryKind, MemberId } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Field, Select, TextArea } from "../../ui/Field";
import { Switch } from "../../ui/Switch";
import { heldBack } from "../students/Lazy";
import { useKeptForm } from "./kept";
import { enter, throwAway } from "./outbox";
import { isNumber, today } from "./words";

interface Props {
  readonly line: CycleLine;
  readonly kind: EntryKind;
  /** What was entered before, which this one likely resembles. */
  readonly last?: CycleEntry | undefined;
  /** One's own, which is to be changed. */
  readonly changed?: CycleEntry | undefined;
  readonly onCycle: (cycle: Cycle) => void;
  readonly onDone?: () => void;
}

interface Form {
  readonly words: string;
  readonly on: string;
  readonly count: string;
  readonly of: string;
  readonly minutes: string;
  readonly owner: string;
  readonly isBaseline: boolean;
}

const long: readonly EntryKind[] = ["visit", "note", "closing"];
const dated: readonly EntryKind[] = ["action", "baseline", "progress", "visit", "note"];

function beginning(line: CycleLine, kind: EntryKind, last?: CycleEntry, changed?: CycleEntry): Form {
  const from = changed ?? (isNumber(kind) ? last : undefined);
  return {
    words: from?.words ?? "",
    on: changed?.on ?? today(),
    count: changed?.count === undefined ? "" : String(changed.count),
    of: from?.of === undefined ? "" : String(from.of),
    minutes: changed?.minutes === undefined ? "30" : String(changed.minutes),
    owner: String(changed?.owner ?? line.teacher.id),
    isBaseline: changed?.kind === "baseline",
  };
}

/** What is sent: a kind's own fields and no others. */
function argsOf(line: CycleLine, kind: EntryKind, form: Form, changed?: CycleEntry): EnterInCycle {
  const sent = isNumber(kind) && !changed ? (form.isBaseline ? "baseline" : "progress") : kind;
  return {
    cycle: line.id,
    kind: sent,
    words: form.words.trim(),
    ...(changed ? { entry: changed.id } : {}),
    ...(dated.includes(kind) ? { on: form.on } : {}),
    ...(isNumber(kind) ? { count: Number(form.count), of: Number(form.of) } : {}),
    ...(kind === "visit" ? { minutes: Number(form.minutes) } : {}),
    ...(kind === "action" ? { owner: Number(form.owner) as MemberId } : {}),
  };
}

/** A minute's entry: kept in this browser at every key, and sent when there is a network. */
export function EntryForm({ line, kind, last, changed, onCycle, onDone }: Props) {
  const client = useClient();
  const { me } = client.state.value;
  const [form, change, clear] = useKeptForm<Form>(`cycle_form.${me}.${line.id}.${kind}.${changed?.id ?? 0}`, beginning(line, kind, last, changed));
  const [error, setError] = useState<WireError>();
  const [busy, setBusy] = useState(false);
  const isOpen = client.link.value === "open";
  const put = (part: Partial<Form>): void => change({ ...form, ...part });
  const done = (): void => {
    clear();
    onDone?.();
  };
  const send = (not_a_student?: readonly string[]): void => {
    setError(undefined);
    const args = { ...argsOf(line, kind, form, changed), ...(not_a_student ? { not_a_student } : {}) };
    const { key, sent } = enter(client, args);
    if (!isOpen) {
      void sent.then((answer) => answer.ok && onCycle(answer.value.cycle));
      return done();
    }
    setBusy(true);
    void sent.then((answer) => {
      setBusy(false);
      if (answer.ok) {
        onCycle(answer.value.cycle);
        return done();
      }
      // It stays here with its words; sent again it is another request.
      throwAway(me, key);
      setError(answer.error);
    });
  };
  const fieldError = (field: string): string | undefined => (error?.field === field && error.code !== "may_identify" ? t("cycles.wrong") : undefined);
  const held = heldBack(error, { of: { body: form.words }, onChange: () => setError(undefined), onInsist: send });
  const isTold = error && !held && error.field === undefined;
  return (
    <form
      class="cycle-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) send();
      }}
    >
      {isNumber(kind) && (
        <fieldset class="choice cycle-count">
          <legend>{t("cycles.number")}</legend>
          <div class="row nowrap">
            <Field label={t("cycles.count")} inputMode="numeric" pattern="[0-9]*" autocomplete="off" required maxLength={3} value={form.count} error={fieldError("count")} onValue={(count) => put({ count })} />
            <Field label={t("cycles.of")} inputMode="numeric" pattern="[0-9]*" autocomplete="off" required maxLength={3} value={form.of} error={fieldError("of")} onValue={(of) => put({ of })} />
          </div>
        </fieldset>
      )}
      {long.includes(kind) ? (
        <TextArea label={t(`cycles.words_${kind}`)} value={form.words} maxLength={4_000} required={kind !== "visit"} error={fieldError("words")} onValue={(words) => put({ words })} />
      ) : (
        <Field label={t(`cycles.words_${kind}`)} value={form.words} maxLength={300} required error={fieldError("words")} onValue={(words) => put({ words })} />
      )}
      <div class={kind === "visit" ? "row end short" : "row end"}>
        {dated.includes(kind) && (
          <Field type="date" label={t(kind === "action" ? "cycles.by_when" : "cycles.on")} value={form.on} required max={kind === "action" ? undefined : today()} error={fieldError("on")} onValue={(on) => put({ on })} />
        )}
        {kind === "visit" && (
          <Field label={t("cycles.how_long")} inputMode="numeric" pattern="[0-9]*" autocomplete="off" required maxLength={3} value={form.minutes} error={fieldError("minutes")} onValue={(minutes) => put({ minutes })} />
        )}
        {kind === "action" && (
          <Select
            label={t("cycles.owner")}
            value={form.owner}
            options={[line.teacher, line.coach].map((one) => ({ value: String(one.id), label: one.name }))}
            onValue={(owner) => put({ owner })}
          />
        )}
      </div>
      {isNumber(kind) && !changed && <Switch label={t("cycles.is_baseline")} checked={form.isBaseline} onChecked={(isBaseline) => put({ isBaseline })} />}
      {held}
      {isTold && <p class="field-error" role="alert">{errorText(error)}</p>}
      <div class="row">
        <Button type="submit" look="primary" busy={busy}>{t(changed ? "cycles.change" : `cycles.enter_${kind}`)}</Button>
        {onDone && <Button look="quiet" onClick={done}>{t("action.cancel")}</Button>}
      </div>
    </form>
  );
}
