import { useEffect, useState } from "preact/hooks";

/** From here on the channels stand beside the content; layout.css draws the same line. */
const query = "(min-width: 56.25rem)";

export function useWide(): boolean {
  const [wide, setWide] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const list = window.matchMedia(query);
    const change = (): void => setWide(list.matches);
    list.addEventListener("change", change);
    return () => list.removeEventListener("change", change);
  }, []);
  return wide;
}
