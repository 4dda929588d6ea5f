import { useEffect, useRef, useState } from "preact/hooks";
import { errorText } from "../i18n/errors";
import type { Answer, WireError } from "../protocol/decode";

interface Action {
  readonly busy: boolean;
  readonly error: WireError | undefined;
  /** The error in words, unless it belongs to one of the fields named. */
  readonly message: string | undefined;
  /** What is wrong with one field, in words. */
  readonly fieldError: (field: string) => string | undefined;
  readonly run: <T>(ask: () => Promise<Answer<T>>, done?: (value: T) => void) => Promise<void>;
}

/** One thing that a screen asks of the server: underway, refused, or done. */
export function useAction(...fields: readonly string[]): Action {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError>();
  const shown = useRef(true);
  useEffect(() => () => void (shown.current = false), []);
  const ofField = error?.field !== undefined && fields.includes(error.field);
  return {
    busy,
    error,
    message: error && !ofField ? errorText(error) : undefined,
    fieldError: (field) => (error && error.field === field ? errorText(error) : undefined),
    run: async (ask, done) => {
      setBusy(true);
      setError(undefined);
      const answer = await ask();
      if (answer.ok) done?.(answer.value);
      if (!shown.current) return;
      setBusy(false);
      setError(answer.ok ? undefined : answer.error);
    },
  };
}
