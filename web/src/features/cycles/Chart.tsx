import { t } from "../../i18n/t";
import { calendarDay } from "../../i18n/dates";
import type { CycleEntry } from "../../protocol/messages.gen";

const width = 320;
const height = 132;
const edge = { left: 46, right: 14, top: 14, bottom: 26 };

/** What a class did, out of all, from day to day. The table beside it says the same in words. */
export function Chart({ numbers }: { readonly numbers: readonly CycleEntry[] }) {
  const shown = numbers.filter((one) => one.on !== undefined && one.of !== undefined && one.count !== undefined);
  const first = shown[0];
  const last = shown[shown.length - 1];
  if (!first?.on || !last?.on || shown.length < 2) return null;
  const days = (day: string): number => Date.parse(`${day}T00:00:00Z`);
  const span = Math.max(1, days(last.on) - days(first.on));
  const x = (one: CycleEntry): number => edge.left + ((days(one.on ?? first.on ?? "") - days(first.on ?? "")) / span) * (width - edge.left - edge.right);
  const y = (share: number): number => height - edge.bottom - share * (height - edge.top - edge.bottom);
  const share = (one: CycleEntry): number => (one.count ?? 0) / (one.of ?? 1);
  const line = shown.map((one) => `${x(one).toFixed(1)},${y(share(one)).toFixed(1)}`).join(" ");
  const baseline = shown.find((one) => one.kind === "baseline");
  const said = t("cycles.chart", {
    from: t("cycles.n_of_m", { count: first.count ?? 0, of: first.of ?? 0 }),
    to: t("cycles.n_of_m", { count: last.count ?? 0, of: last.of ?? 0 }),
    day: calendarDay(first.on),
    until: calendarDay(last.on),
  });
  return (
    <svg class="cycle-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said}>
      {[0, 0.5, 1].map((part) => (
        <g key={part}>
          <line class="grid" x1={edge.left} x2={width - edge.right} y1={y(part)} y2={y(part)} />
          <text x={edge.left - 6} y={y(part) + 4} text-anchor="end">{`${part * 100} %`}</text>
        </g>
      ))}
      {baseline && <line class="baseline" x1={edge.left} x2={width - edge.right} y1={y(share(baseline))} y2={y(share(baseline))} />}
      <polyline class="run" points={line} />
      {shown.map((one) => (
        <circle key={one.id} class={one.kind} cx={x(one)} cy={y(share(one))} r="4" />
      ))}
      <text class="as-written" x={edge.left} y={height - 6}>{calendarDay(first.on)}</text>
      <text class="as-written" x={width - edge.right} y={height - 6} text-anchor="end">{calendarDay(last.on)}</text>
    </svg>
  );
}
