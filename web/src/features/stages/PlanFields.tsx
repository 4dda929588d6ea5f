import { useEffect } from "preact/hooks";
import { t } from "../../i18n/t";
import type { FormatTemplate, NewPlan, StageFormat } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { serverNow } from "../../state/clock";
import { Button } from "../../ui/Button";
import { Choice } from "../../ui/Choice";
import { Failed } from "../../ui/Failed";
import { Field, Select } from "../../ui/Field";
import { Loading } from "../../ui/Loading";
import { useLoaded } from "../../ui/useLoaded";
import { longestQuestion } from "./Reword";
import "./stages.css";
import { dated, formatWord, lasting, zone } from "./words";

/** A plan while somebody makes it. `args` is what is sent, once it is whole. */
export interface PlanDraft {
  readonly of: "protocol" | "chat";
  readonly format: StageFormat;
  /** As the field has it: "2026-11-25T20:00" where the writer is, or nothing for at once. */
  readonly starts: string;
  readonly stages: readonly { readonly minutes: number; readonly text: string }[];
  readonly args?: NewPlan;
}

interface Props {
  readonly of: "protocol" | "chat";
  readonly plan: PlanDraft | undefined;
  /** It was to be sent as it is. */
  readonly isTried: boolean;
  readonly onPlan: (plan: PlanDraft) => void;
}

const mostQuestions = 12;
const minute = 60_000_000;
const questionLengths = [3, 5, 6, 7, 8, 10, 12, 15, 20, 30];
const stageLengths = [30, 60, 240, 720, 1_440, 2_880, 4_320, 7_200, 10_080];

/** Eight in the evening tomorrow, when many are free. */
function tomorrowEvening(): string {
  const day = new Date(Date.now() + 86_400_000);
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}T20:00`;
}

function begin(of: Props["of"], templates: readonly FormatTemplate[], format: StageFormat): PlanDraft {
  const stages = templates.find((one) => one.format === format)?.stages ?? [];
  const empty = stages.map(({ minutes }) => ({ minutes, text: "" }));
  return of === "chat"
    ? { of, format, starts: tomorrowEvening(), stages: [...empty, ...empty, ...empty] }
    : { of, format, starts: "", stages: empty };
}

const startOf = (plan: PlanDraft): number => (plan.starts === "" ? serverNow() : new Date(plan.starts).getTime() * 1000);
const isPast = (plan: PlanDraft): boolean => plan.starts !== "" && !(startOf(plan) > serverNow());

/** With what is sent, if it is whole; questions that were left empty are left out. */
function finished(plan: PlanDraft): PlanDraft {
  const { args: _, ...rest } = plan;
  const asked = plan.stages.filter(({ text }) => plan.of === "protocol" || text.trim() !== "");
  if (isPast(plan) || asked.length === 0) return rest;
  const stages = asked.map(({ minutes, text }) => ({ minutes, ...(plan.of === "chat" ? { text: text.trim() } : {}) }));
  return { ...rest, args: { format: plan.format, stages, ...(plan.starts === "" ? {} : { starts_at: startOf(plan) }) } };
}

/** What a thread with stages needs besides its title and first post: the protocol or the questions, when, and how long. */
export function PlanFields({ of, plan: given, isTried, onPlan }: Props) {
  const client = useClient();
  const { value, error, reload } = useLoaded(() => client.send("stage.formats", {}), []);
  const templates = value?.formats;
  const plan = given?.of === of ? given : undefined;
  useEffect(() => {
    if (templates && !plan) onPlan(finished(begin(of, templates, of === "chat" ? "chat" : "consultancy")));
  }, [templates, plan === undefined, of]);
  if (error && !templates) return <Failed error={error} onRetry={reload} />;
  if (!templates || !plan) return <Loading />;
  const change = (next: PlanDraft): void => onPlan(finished(next));
  const setStage = (index: number, stage: PlanDraft["stages"][number]): void =>
    change({ ...plan, stages: plan.stages.map((one, at) => (at === index ? stage : one)) });
  const all = plan.stages.reduce((sum, stage) => sum + stage.minutes, 0);
  return (
    <div class="plan-fields">
      {of === "protocol" && <Formats plan={plan} templates={templates} onPlan={change} />}
      {of === "chat" ? (
        <Questions plan={plan} isTried={isTried} onStage={setStage} onPlan={change} />
      ) : (
        <Lengths plan={plan} templates={templates} onStage={setStage} />
      )}
      <Field
        type="datetime-local"
        label={t("stage.plan_starts")}
        hint={t("stage.plan_starts_hint", { zone: zone() })}
        error={isPast(plan) ? t("stage.plan_past") : undefined}
        value={plan.starts}
        onValue={(starts) => change({ ...plan, starts })}
      />
      <p class="hint" role="status">
        {of === "chat" && t("stage.plan_minutes", { count: all })} {t("stage.plan_ends", { time: dated(startOf(plan) + all * minute) })}
      </p>
    </div>
  );
}

interface PartProps {
  readonly plan: PlanDraft;
  readonly onStage: (index: number, stage: PlanDraft["stages"][number]) => void;
}

interface FormatsProps {
  readonly plan: PlanDraft;
  readonly templates: readonly FormatTemplate[];
  readonly onPlan: (plan: PlanDraft) => void;
}

function Formats({ plan, templates, onPlan }: FormatsProps) {
  const options = templates.flatMap(({ format }) =>
    format === "chat" ? [] : [{ value: format, label: formatWord(format), hint: t(`stage.format_${format}_hint`) }],
  );
  return (
    <Choice
      legend={t("stage.plan_format")}
      name="format"
      value={plan.format}
      options={options as readonly { readonly value: StageFormat; readonly label: string; readonly hint: string }[]}
      onValue={(format) => onPlan({ ...begin("protocol", templates, format), starts: plan.starts })}
    />
  );
}

/** The lengths to choose from, with the one that is set. */
function lengths(usual: readonly number[], set: number) {
  const all = usual.includes(set) ? usual : [...usual, set].sort((one, other) => one - other);
  return all.map((minutes) => ({ value: String(minutes), label: lasting(minutes) }));
}

function Lengths({ plan, templates, onStage }: PartProps & { readonly templates: readonly FormatTemplate[] }) {
  const names = templates.find((one) => one.format === plan.format)?.stages ?? [];
  return (
    <div class="plan-lengths">
      {names.map(({ name }, index) => {
        const stage = plan.stages[index];
        if (!stage || name === "question") return null;
        return (
          <Select
            key={name}
            label={t("stage.plan_length", { stage: t(`stage.${name}`) })}
            value={String(stage.minutes)}
            options={lengths(stageLengths, stage.minutes)}
            onValue={(minutes) => onStage(index, { ...stage, minutes: Number(minutes) })}
          />
        );
      })}
    </div>
  );
}

interface QuestionsProps extends PartProps {
  readonly isTried: boolean;
  readonly onPlan: (plan: PlanDraft) => void;
}

function Questions({ plan, isTried, onStage, onPlan }: QuestionsProps) {
  const isMissing = isTried && plan.stages.every(({ text }) => text.trim() === "");
  return (
    <>
      <ol class="plan-questions">
        {plan.stages.map((stage, index) => (
          <li key={index}>
            <div role="group" aria-label={t("stage.plan_question", { number: index + 1 })}>
              <Field
                label={t("stage.plan_question", { number: index + 1 })}
                value={stage.text}
                maxLength={longestQuestion}
                dir="auto"
                error={isMissing && index === 0 ? t("stage.plan_no_question") : undefined}
                onValue={(text) => onStage(index, { ...stage, text })}
              />
              <Select
                label={t("stage.plan_question_length")}
                value={String(stage.minutes)}
                options={lengths(questionLengths, stage.minutes)}
                onValue={(minutes) => onStage(index, { ...stage, minutes: Number(minutes) })}
              />
              {plan.stages.length > 1 && (
                <Button
                  look="quiet"
                  aria-label={t("stage.plan_remove", { number: index + 1 })}
                  onClick={() => onPlan({ ...plan, stages: plan.stages.filter((_, at) => at !== index) })}
                >
                  {t("files.remove")}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ol>
      {plan.stages.length < mostQuestions && (
        <p class="plan-add">
          <Button onClick={() => onPlan({ ...plan, stages: [...plan.stages, { minutes: plan.stages[plan.stages.length - 1]?.minutes ?? 8, text: "" }] })}>
            {t("stage.plan_add")}
          </Button>
        </p>
      )}
    </>
  );
}
