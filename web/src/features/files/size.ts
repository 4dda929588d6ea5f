import { locale } from "../../i18n/t";

const steps = [
  { unit: "megabyte", bytes: 1024 * 1024 },
  { unit: "kilobyte", bytes: 1024 },
  { unit: "byte", bytes: 1 },
] as const;

/** "1.2 MB", as the reader's language writes it. */
export function sizeText(bytes: number): string {
  const { unit, bytes: one } = steps.find((step) => bytes >= step.bytes) ?? steps[2];
  const format = new Intl.NumberFormat(locale(), { style: "unit", unit, unitDisplay: one > 1 ? "short" : "long", maximumFractionDigits: one > 1024 ? 1 : 0 });
  return format.format(bytes / one);
}

/** "PDF": what people call a kind of file by. */
export function endingOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(dot + 1).toUpperCase() : "";
}
