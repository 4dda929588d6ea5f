import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/t";
import { Button } from "./Button";
import { useId } from "./useId";

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  /** Comes up from the lower edge instead of standing in the middle; choosing a place in it closes it. */
  readonly isSheet?: boolean;
  readonly children: ComponentChildren;
}

/** A modal dialog of the browser's own: it holds the focus, closes on Escape and gives the focus back. */
export function Dialog({ title, onClose, isSheet = false, children }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    // Closing gives the focus back to where it was; merely taking the dialog away would lose it.
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      class={isSheet ? "sheet" : undefined}
      onClick={(event) => {
        if (isSheet && event.target instanceof Element && event.target.closest("a")) onClose();
      }}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="dialog-header">
        <h2 id={heading}>{title}</h2>
        <Button look="quiet" onClick={onClose}>{t("action.close")}</Button>
      </div>
      {children}
    </dialog>
  );
}

interface ConfirmProps {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly busy?: boolean;
  readonly error?: string | undefined;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

export function Confirm({ title, text, action, busy = false, error, onConfirm, onClose }: ConfirmProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      {error && <p class="field-error" role="alert">{error}</p>}
      <p class="row">
        <Button look="danger" busy={busy} onClick={onConfirm}>{action}</Button>
        <Button onClick={onClose}>{t("action.cancel")}</Button>
      </p>
    </Dialog>
  );
}
