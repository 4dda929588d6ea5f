import { useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { CycleFocus, GradeBand, MemberId, MemberRef, Subject } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { navigate } from "../../routing/router";
import { useClient } from "../../state/context";
import { me as self } from "../../state/select";
import { Button } from "../../ui/Button";
import { Choice } from "../../ui/Choice";
import { Combobox } from "../../ui/Combobox";
import { Dialog } from "../../ui/Dialog";
import { Select, TextArea } from "../../ui/Field";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import { findMembers } from "../people/search";
import { HonestLine } from "../sealed/HonestLine";
import { heldBack } from "../students/Lazy";
import { OtherCoaches } from "./OtherCoaches";
import { bands, focuses, subjects } from "./words";

interface Props {
  readonly mayCoach: boolean;
  readonly onClose: () => void;
}

/** Proposes a cycle, as its coach or as its teacher. The other reads these words, and nobody else. */
export function ProposeDialog({ mayCoach, onClose }: Props) {
  const client = useClient();
  const myself = self(client.state.value);
  const [role, setRole] = useState<"coach" | "teacher">(mayCoach ? "coach" : "teacher");
  const [other, setOther] = useState<MemberRef>();
  const [focus, setFocus] = useState<CycleFocus>("questioning");
  const [band, setBand] = useState<GradeBand>("lower_elementary");
  const [subject, setSubject] = useState<Subject>("literacy");
  const [opening, setOpening] = useState("");
  const [isMissing, setMissing] = useState(false);
  const { busy, error, message, run } = useAction();
  const form = useRef<HTMLFormElement>(null);
  if (!myself) return null;
  const teacher = role === "teacher" ? myself : other;
  const send = (not_a_student?: readonly string[]): void => {
    setMissing(!other);
    if (!other) return form.current?.querySelector<HTMLElement>("[role=combobox], select")?.focus();
    const [coach, taught] = role === "coach" ? [myself.id, other.id] : [other.id, myself.id];
    const args = { coach, teacher: taught, focus, band, subject, opening, ...(not_a_student ? { not_a_student } : {}) };
    void run(
      () => client.send("cycle.propose", args),
      ({ cycle }) => {
        onClose();
        navigate(paths.cycle(cycle.line.id));
      },
    );
  };
  const held = heldBack(error, { of: { body: opening }, onChange: () => undefined, onInsist: send });
  const isJudged = error?.code === "forbidden" && (error.field === "coach" || error.field === "teacher");
  const missing = isMissing && !other ? t("cycles.nobody_chosen") : undefined;
  const refused = isJudged ? t("cycles.judges") : error?.code === "conflict" ? t(role === error.field ? "cycles.full" : "cycles.have_one") : message;
  return (
    <Dialog title={t("cycles.propose")} onClose={onClose}>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) send();
        }}
      >
        {mayCoach && (
          <Choice
            legend={t("cycles.i_am")}
            name="cycle-role"
            value={role}
            onValue={(next) => {
              setRole(next);
              setOther(undefined);
            }}
            options={[
              { value: "coach", label: t("cycles.the_coach") },
              { value: "teacher", label: t("cycles.the_teacher") },
            ]}
          />
        )}
        {role === "coach" ? (
          <Combobox
            label={t("cycles.whom_to_coach")}
            error={missing}
            search={async (words) => (await findMembers(client, words)).filter((one) => one.id !== myself.id)}
            onPick={(option) => setOther(option && { id: option.id as MemberId, name: option.label })}
          />
        ) : (
          <Coaches chosen={other} error={missing} onChoose={setOther} />
        )}
        <Select label={t("cycles.focus")} hint={t("cycles.focus_hint")} value={focus} onValue={setFocus} options={focuses.map((value) => ({ value, label: t(`cycles.focus_${value}`) }))} />
        <Select label={t("cycles.band")} value={band} onValue={setBand} options={bands.map((value) => ({ value, label: t(`cycles.band_${value}`) }))} />
        <Select label={t("cycles.subject")} value={subject} onValue={setSubject} options={subjects.map((value) => ({ value, label: t(`cycles.subject_${value}`) }))} />
        <TextArea label={t("cycles.opening")} hint={t("cycles.opening_hint")} value={opening} required maxLength={20_000} onValue={setOpening} />
        {other && <p class="audience">{t("audience.sealed", { people: other.name })}</p>}
        <HonestLine />
        {held}
        {!held && refused && <p class="field-error" role="alert">{refused}</p>}
        {isJudged && teacher && <OtherCoaches teacher={teacher} {...(role === "teacher" ? { onChoose: setOther } : {})} />}
        <Button type="submit" look="primary" busy={busy}>{t("cycles.propose_it")}</Button>
      </form>
    </Dialog>
  );
}

interface CoachesProps {
  readonly chosen: MemberRef | undefined;
  readonly error: string | undefined;
  readonly onChoose: (coach: MemberRef | undefined) => void;
}

/** Whom a teacher may ask: those who do not judge their work, the nearest first. */
function Coaches({ chosen, error, onChoose }: CoachesProps) {
  const client = useClient();
  const { value } = useLoaded(() => client.send("cycle.coaches", {}), []);
  const coaches = value?.coaches ?? [];
  const options = coaches.map((one) => ({ value: String(one.id), label: one.organisation ? `${one.name}, ${one.organisation}` : one.name }));
  return (
    <Select
      label={t("cycles.coach")}
      error={error}
      value={chosen ? String(chosen.id) : ""}
      options={[{ value: "", label: t("cycles.choose_coach") }, ...options]}
      onValue={(id) => onChoose(coaches.find((one) => String(one.id) === id))}
    />
  );
}
