import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { timers } from "../../net/environment";
import { bringEditor, editor } from "./editor";

/** The plain text as it stands, with its cursor, and the texts before it, oldest first, for taking steps back. */
export interface Handing {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly hasFocus: boolean;
  readonly past: readonly string[];
}

/** So long nobody has typed: a pause between words, not one between keys. */
const pause = 350;
const lookAgain = 120;
const stepsKept = 30;

/**
 * Waits for the editor and for a moment in which the field can be changed for it under the writer's hands: no key for a while, no
 * letters half composed, no list open, nothing pressed. What is typed until then is in the text that is handed over.
 */
export function useHandingOver(
  field: RefObject<HTMLTextAreaElement>,
  isBusy: boolean,
  take: (handing: Handing) => boolean,
) {
  const lastKey = useRef(0);
  const composing = useRef(false);
  const pressed = useRef(false);
  const past = useRef<string[]>([]);
  const before = useRef<string>();
  const latest = useRef({ isBusy, take });
  latest.current = { isBusy, take };
  const isHere = editor.value !== undefined;

  useEffect(() => {
    if (!isHere) return undefined;
    let handle = 0;
    const look = (): void => {
      const element = field.current;
      const isCalm = Date.now() - lastKey.current > pause && !composing.current && !pressed.current && !latest.current.isBusy;
      if (element && isCalm) {
        const { value: text, selectionStart: from, selectionEnd: to } = element;
        const steps = past.current.filter((step, at, all) => step !== (all[at + 1] ?? text));
        // A text that the editor cannot hold stays here, until somebody comes back to it.
        latest.current.take({ text, from, to, hasFocus: document.activeElement === element, past: steps });
        return;
      }
      handle = timers.set(look, lookAgain);
    };
    const press = (): void => void (pressed.current = true);
    const release = (): void => void (pressed.current = false);
    document.addEventListener("pointerdown", press, true);
    document.addEventListener("pointerup", release, true);
    document.addEventListener("pointercancel", release, true);
    look();
    return () => {
      timers.clear(handle);
      document.removeEventListener("pointerdown", press, true);
      document.removeEventListener("pointerup", release, true);
      document.removeEventListener("pointercancel", release, true);
    };
  }, [isHere]);

  useEffect(() => {
    const element = field.current;
    const begin = (): void => void (composing.current = true);
    const end = (): void => void (composing.current = false);
    element?.addEventListener("compositionstart", begin);
    element?.addEventListener("compositionend", end);
    return () => {
      element?.removeEventListener("compositionstart", begin);
      element?.removeEventListener("compositionend", end);
    };
  }, []);

  return {
    onFocus: () => bringEditor(),
    onInput: () => {
      const now = Date.now();
      const text = before.current ?? "";
      if (now - lastKey.current > pause && past.current[past.current.length - 1] !== text) {
        past.current = [...past.current, text].slice(-stepsKept);
      }
      lastKey.current = now;
      before.current = field.current?.value;
    },
  };
}
