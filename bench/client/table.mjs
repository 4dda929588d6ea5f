export function median(values) {
  return quantile(values, 0.5);
}

export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export function table(title, heads, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  console.log(`\n### ${title}\n`);
  console.log([line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n"));
}
