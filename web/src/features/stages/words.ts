import { toDate } from "../../i18n/dates";
import { formats, type Key, t } from "../../i18n/t";
import type { StageFormat, StageName, StagePlan, Timestamp } from "../../protocol/messages.gen";
import { serverNow } from "../../state/clock";
import { stageAt, startOf } from "./plan";

type Named = Exclude<StageName, "question">;

export const formatWord = (format: StageFormat): string => t(`stage.format_${format}`);

/** "Probing questions", or "Question 2". */
export function nameOf(plan: StagePlan, place: number): string {
  const stage = stageAt(plan, place);
  if (!stage) return "";
  return stage.name === "question" ? t("stage.question", { number: place }) : t(`stage.${stage.name}`);
}

/** What is asked of somebody now, in a sentence. */
export function askOf(plan: StagePlan, place: number, isPresenter: boolean): string {
  if (place === 0) return t(isPresenter ? "stage.before_presenter" : "stage.before_others");
  const stage = stageAt(plan, place);
  if (!stage) return t("stage.after_ask");
  if (stage.name === "question") return t("stage.question_ask");
  return t(`stage.${stage.name}_${isPresenter ? "presenter" : "others"}` satisfies `stage.${Named}_${string}` as Key & `stage.${Named}_presenter`);
}

const clock = formats((tag) => new Intl.DateTimeFormat(tag, { hour: "numeric", minute: "2-digit" }));
const dayAndClock = formats((tag) => new Intl.DateTimeFormat(tag, { weekday: "short", hour: "numeric", minute: "2-digit" }));
const dateAndClock = formats(
  (tag) => new Intl.DateTimeFormat(tag, { weekday: "short", month: "short", day: "numeric", hour: "numeric", minute: "2-digit" }),
);

const dayLength = 86_400_000;

/** Where the reader is: the hour today, the day with it within a week, else the date. */
export function when(at: Timestamp): string {
  const date = toDate(at);
  const now = toDate(serverNow());
  if (date.toDateString() === now.toDateString()) return clock().format(date);
  return (Math.abs(date.getTime() - now.getTime()) < 6 * dayLength ? dayAndClock() : dateAndClock()).format(date);
}

/** With the date, for what is read long after. */
export const dated = (at: Timestamp): string => dateAndClock().format(toDate(at));

/** The reader's zone by its name: "Eastern Standard Time". */
export function zone(): string {
  const parts = new Intl.DateTimeFormat(document.documentElement.lang || undefined, { timeZoneName: "long" }).formatToParts(new Date());
  return parts.find((part) => part.type === "timeZoneName")?.value ?? "";
}

/** "starts Wed 8:00 PM", "Now: Probing questions, until Tue 9:00 AM", "over". */
export function standing(plan: StagePlan, place: number): string {
  if (place === 0) return t("stage.starts", { time: when(startOf(plan, 1)) });
  if (!stageAt(plan, place)) return t("stage.over");
  return `${t("stage.now", { stage: nameOf(plan, place) })}, ${t("stage.until", { time: when(startOf(plan, place + 1)) })}`;
}

/** A length in the greatest unit that it fills. */
export function lasting(minutes: number): string {
  if (minutes % 1_440 === 0) return t("stage.days", { count: minutes / 1_440 });
  return minutes % 60 === 0 ? t("stage.hours", { count: minutes / 60 }) : t("stage.minutes", { count: minutes });
}
