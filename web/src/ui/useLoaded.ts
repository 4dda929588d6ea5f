import { useEffect, useState } from "preact/hooks";
import type { Answer, WireError } from "../protocol/decode";
import { useClient } from "../state/context";

export interface Loaded<T> {
  readonly value: T | undefined;
  readonly error: WireError | undefined;
  readonly reload: () => void;
  readonly setValue: (value: T) => void;
}

/** Asks when the screen opens, when `depends` change, and again when the client had to start afresh. */
export function useLoaded<T>(ask: () => Promise<Answer<T>>, depends: readonly unknown[]): Loaded<T> {
  const client = useClient();
  const [value, setValue] = useState<T>();
  const [error, setError] = useState<WireError>();
  const [tries, setTries] = useState(0);
  const generation = client.generation.value;
  useEffect(() => {
    let wanted = true;
    void ask().then((answer) => {
      if (!wanted) return;
      setError(answer.ok ? undefined : answer.error);
      if (answer.ok) setValue(() => answer.value);
    });
    return () => void (wanted = false);
  }, [...depends, generation, tries]);
  return { value, error, reload: () => setTries(tries + 1), setValue: (next) => setValue(() => next) };
}
