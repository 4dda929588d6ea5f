const first = 500;
const longest = 30_000;

/**
 * How long to wait before try number `tries` (from 0). Half of it is chance: after a restart of the server all its
 * clients would otherwise come back in the same instant.
 */
export function backoff(tries: number, random: () => number): number {
  const ceiling = Math.min(longest, first * 2 ** Math.min(tries, 16));
  return Math.max(first, Math.round(ceiling * (0.5 + random() / 2)));
}
