/** Where an arrow key moves the chosen line of a list, or nothing for other keys. */
export function moveActive(key: string, active: number, length: number): number | undefined {
  if (length === 0) return key === "ArrowDown" ? 0 : undefined;
  if (key === "ArrowDown") return (active + 1) % length;
  if (key === "ArrowUp") return (active + length - 1) % length;
  return undefined;
}
