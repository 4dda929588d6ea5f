import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Failed } from "./Failed";
import { Loading } from "./Loading";

/** A part of the program that comes when somebody needs it: a first visit need not carry it. Nobody waits for a quiet one. */
export function lazily<P extends object>(load: () => Promise<ComponentType<P>>, way: "awaited" | "quiet" = "awaited") {
  let part: ComponentType<P> | undefined;
  return function Lazy(props: P) {
    const [, setLoaded] = useState(part !== undefined);
    const [hasFailed, setHasFailed] = useState(false);
    const start = (): void => {
      setHasFailed(false);
      load().then(
        (loaded) => {
          part = loaded;
          setLoaded(true);
        },
        () => setHasFailed(true),
      );
    };
    useEffect(() => {
      if (!part) start();
    }, []);
    if (way === "quiet" && !part) return null;
    if (hasFailed) return <Failed error={{ code: "unavailable" }} onRetry={start} />;
    const Part = part;
    return Part ? <Part {...props} /> : <Loading />;
  };
}
