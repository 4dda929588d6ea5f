import { useState } from "preact/hooks";

let last = 0;

/**
 * An id that no other element of the page has. Preact's own hook counts from a root that it finds by walking up, and begins
 * anew when that was rendered again in between: labels then name another field (preactjs/preact, issues 3772 and 4223).
 */
export function useId(): string {
  const [id] = useState(() => `id-${++last}`);
  return id;
}
