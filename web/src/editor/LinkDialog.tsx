import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n/t";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { hrefOf } from "./addresses";
import { linkAt } from "./commands";
import type { Editor } from "./Editor";

interface Props {
  readonly editor: Editor;
  readonly onClose: () => void;
}

/** Asks where the chosen words lead, and for words when none were chosen. */
export function LinkDialog({ editor, onClose }: Props) {
  const [link] = useState(() => linkAt(editor.view.state));
  const [typed, setTyped] = useState(link.href);
  const [words, setWords] = useState("");
  const [isWrong, setWrong] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const needsWords = link.from === link.to;
  useEffect(() => box.current?.querySelector("input")?.focus(), []);
  const done = (): void => {
    const href = hrefOf(typed);
    setWrong(href === undefined);
    if (href === undefined) {
      box.current?.querySelector("input")?.focus();
      return;
    }
    editor.link(href, words.trim() === "" ? typed.trim() : words.trim());
    onClose();
  };
  return (
    <Dialog title={t("link.title")} onClose={onClose}>
      <div
        ref={box}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
          // Not the form around: it would send the text.
          event.preventDefault();
          done();
        }}
      >
        <Field
          label={t("link.address")}
          hint={t("link.address_hint")}
          inputMode="url"
          autocomplete="off"
          value={typed}
          onValue={(value) => {
            setTyped(value);
            setWrong(false);
          }}
          error={isWrong ? t("link.wrong") : undefined}
        />
        {needsWords && <Field label={t("link.words")} hint={t("link.words_hint")} autocomplete="off" value={words} onValue={setWords} />}
        <div class="row">
          <Button look="primary" onClick={done}>{t(link.href === "" ? "link.make" : "link.change")}</Button>
          {link.href !== "" && (
            <Button
              onClick={() => {
                editor.link(undefined, "");
                onClose();
              }}
            >
              {t("link.remove")}
            </Button>
          )}
        </div>
        {isWrong && <p class="visually-hidden" role="alert">{t("link.wrong")}</p>}
      </div>
    </Dialog>
  );
}
