/**
 * Texts kept in this browser. Storage can be full, switched off or private; then a draft lives as long as the page,
 * and nothing else breaks.
 */
const memory = new Map<string, string>();
const prefix = "lateral.";

export function keep(name: string, value: unknown): void {
  const text = JSON.stringify(value);
  memory.set(prefix + name, text);
  try {
    localStorage.setItem(prefix + name, text);
  } catch {
    // Kept in memory above.
  }
}

export function recall(name: string): unknown {
  let text: string | null | undefined;
  try {
    text = localStorage.getItem(prefix + name);
  } catch {
    text = undefined;
  }
  text ??= memory.get(prefix + name) ?? null;
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function forget(name: string): void {
  memory.delete(prefix + name);
  try {
    localStorage.removeItem(prefix + name);
  } catch {
    // Nothing was kept there.
  }
}
