/**
 * Texts kept in this browser. Storage can be full, switched off or private; then a draft lives as long as the page,
 * and nothing else breaks.
 */
const memory = new Map<string, string>();
const prefix = "lateral.";

export function keep(name: string, value: unknown): void {
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(prefix + name, text);
    memory.delete(prefix + name);
  } catch {
    memory.set(prefix + name, text);
  }
}

export function recall(name: string): unknown {
  let text = memory.get(prefix + name);
  try {
    text ??= localStorage.getItem(prefix + name) ?? undefined;
  } catch {
    // Nothing but memory.
  }
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What is kept under names that begin so. */
export function names(beginning: string): string[] {
  const all = [...memory.keys()];
  try {
    all.push(...Object.keys(localStorage));
  } catch {
    // Nothing but memory.
  }
  return all.filter((name) => name.startsWith(prefix + beginning)).map((name) => name.slice(prefix.length));
}

export function forget(name: string): void {
  memory.delete(prefix + name);
  try {
    localStorage.removeItem(prefix + name);
  } catch {
    // Nothing was kept there.
  }
}
