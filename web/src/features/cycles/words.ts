import { t } from "../../i18n/t";
import type { CalendarDay, CycleLine, CycleStage, EntryKind, MemberId } from "../../protocol/messages.gen";

/** The path that everybody sees, in its order; it ends with the goal met, or stopped. */
export const path = ["agreed", "identify", "learn", "improve", "met"] as const satisfies readonly CycleStage[];

export const focuses = ["feedback", "questioning", "discussion", "engagement", "planning", "assessment", "belonging", "communication", "technology", "other"] as const;
export const bands = ["early_childhood", "lower_elementary", "upper_elementary", "middle", "high", "several"] as const;
export const subjects = ["literacy", "mathematics", "science", "social_studies", "arts", "physical_education", "languages", "career", "several"] as const;
export const checks = ["powerful", "easy", "compelling", "reachable", "student_focused"] as const;

export function isOver({ stage }: Pick<CycleLine, "stage">): boolean {
  return stage === "met" || stage === "stopped";
}

export function hasAgreed(line: CycleLine, me: MemberId): boolean {
  return line.coach.id === me ? line.coach_agreed : line.teacher_agreed;
}

/** What waits for one's own yes. */
export function waitsForMe(line: CycleLine, me: MemberId): boolean {
  return line.stage === "proposed" && !hasAgreed(line, me);
}

/** What a number is of: entered as one or the other. */
export function isNumber(kind: EntryKind): kind is "baseline" | "progress" {
  return kind === "baseline" || kind === "progress";
}

/** Today by the clock on this wall. */
export function today(now = new Date()): CalendarDay {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** "Questioning · Learn": all that a card says besides the two names. */
export function cardLine({ focus, stage }: Pick<CycleLine, "focus" | "stage">): string {
  return `${t(`cycles.focus_${focus}`)} · ${t(`cycles.stage_${stage}`)}`;
}

/** "1 h 15 min" */
export function lasting(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return t("cycles.minutes", { minutes: rest });
  return rest === 0 ? t("cycles.hours", { hours }) : t("cycles.hours_minutes", { hours, minutes: rest });
}
