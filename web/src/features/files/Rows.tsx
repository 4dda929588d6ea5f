import { useEffect, useRef, useState } from "preact/hooks";
import { errorText } from "../../i18n/errors";
import { t } from "../../i18n/t";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { useId } from "../../ui/useId";
import { heldBack } from "../students/Lazy";
import "./rows.css";
import { sizeText } from "./size";
import { final, type Item, type Uploads } from "./uploads";

interface Props {
  readonly uploads: Uploads;
  /** Somebody wanted to send: pictures without a word about them say what is missing. */
  readonly isAsking: boolean;
  readonly isHeld: boolean;
  readonly onRelease: () => void;
}

/** The files of what one writes: how far they are, what they show, and a way to be rid of each. */
export function Rows({ uploads, isAsking, isHeld, onRelease }: Props) {
  const items = uploads.items.value;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (isAsking) list.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [isAsking]);
  const remove = (key: string): void => {
    uploads.remove(key);
    // The button that had the focus is gone.
    list.current?.closest("form")?.querySelector<HTMLElement>(".add-file button")?.focus();
  };
  return (
    <>
      <ul class="upload-rows" ref={list} aria-label={t("files.added")}>
        {items.map((item) => (
          <Row key={item.key} item={item} uploads={uploads} isAsking={isAsking} onRemove={() => remove(item.key)} />
        ))}
      </ul>
      <Told items={items} />
      {isHeld && (
        <p class="row" role="status">
          <span>{t("files.held")}</span>
          <Button look="quiet" onClick={onRelease}>{t("files.release")}</Button>
        </p>
      )}
    </>
  );
}

interface RowProps {
  readonly item: Item;
  readonly uploads: Uploads;
  readonly isAsking: boolean;
  readonly onRemove: () => void;
}

function standingText(item: Item): string {
  if (item.bound !== undefined) return t("files.too_large", { size: sizeText(item.size), most: sizeText(item.bound) });
  if (item.standing === "failed") return item.error?.code === "not_kept" ? t("files.lost") : item.error ? errorText(item.error) : "";
  if (item.standing === "waiting") return t("files.waiting");
  if (item.standing === "checking") return t("files.checking");
  if (item.standing === "done") return t("files.ready", { size: sizeText(item.done?.size ?? item.size) });
  return t("files.sending", { sent: sizeText(item.sent), size: sizeText(item.size) });
}

function Row({ item, uploads, isAsking, onRemove }: RowProps) {
  const id = useId();
  const held = heldBack(item.error, {
    of: { name: item.name },
    onChange: (name) => uploads.retry(item.key, { name, not_a_student: undefined }),
    onInsist: (words) => uploads.retry(item.key, { not_a_student: words }),
  });
  const isUnderway = item.standing === "sending" || item.standing === "checking" || item.standing === "waiting";
  return (
    <li class="upload-row">
      <Thumb item={item} />
      <div class="upload-what">
        <p id={`${id}-name`} class="upload-name" dir="auto">{item.done?.name ?? item.name}</p>
        {!held && <p class={item.standing === "failed" ? "field-error" : "hint"}>{standingText(item)}</p>}
        {isUnderway && <progress aria-labelledby={`${id}-name`} max={item.size} value={item.sent} />}
        {!item.isKept && <p class="hint">{t("files.not_kept")}</p>}
        {held}
        {item.isPicture && item.standing !== "failed" && <Description item={item} uploads={uploads} isAsking={isAsking} />}
      </div>
      <div class="row upload-tools">
        {item.standing === "failed" && !held && !final.includes(item.error?.code ?? "") && (
          <Button onClick={() => uploads.retry(item.key)} aria-describedby={`${id}-name`}>{t("action.retry")}</Button>
        )}
        <Button look="quiet" onClick={onRemove} aria-describedby={`${id}-name`}>
          {t(isUnderway ? "files.cancel" : "files.remove")}
        </Button>
      </div>
    </li>
  );
}

function Thumb({ item }: { readonly item: Item }) {
  const [isUnshown, setUnshown] = useState(false);
  const source = item.preview ?? (item.done?.kind === "picture" ? `/files/${item.done.file}/small` : undefined);
  if (!item.isPicture || !source || isUnshown) return null;
  return <img class="upload-thumb" src={source} alt="" width={64} height={64} onError={() => setUnshown(true)} />;
}

function Description({ item, uploads, isAsking }: Omit<RowProps, "onRemove">) {
  const isMissing = isAsking && !item.isDecorative && item.description.trim() === "";
  return (
    <>
      {!item.isDecorative && (
        <Field
          label={t("files.describe")}
          value={item.description}
          maxLength={500}
          dir="auto"
          error={isMissing ? t("files.describe_missing") : undefined}
          onValue={(text) => uploads.describe(item.key, text, false)}
        />
      )}
      <label class="check">
        <input
          type="checkbox"
          checked={item.isDecorative}
          onChange={(event) => uploads.describe(item.key, item.description, event.currentTarget.checked)}
        />
        {t("files.decorative")}
      </label>
    </>
  );
}

/** Read out at the beginning, at the end and when it fails, and not in between. */
function Told({ items }: { readonly items: readonly Item[] }) {
  const before = useRef(new Map<string, string>());
  const [words, setWords] = useState("");
  useEffect(() => {
    for (const item of items) {
      const { key, name, standing } = item;
      if (before.current.get(key) === standing) continue;
      const isFirst = !before.current.has(key);
      before.current.set(key, standing);
      if (standing === "sending" && isFirst) setWords(t("files.told_start", { name }));
      if (standing === "done" && !isFirst) setWords(t("files.told_done", { name }));
      if (standing === "failed") setWords(t("files.told_failed", { name, reason: standingText(item) }));
    }
  }, [items]);
  return <p class="visually-hidden" role="status">{words}</p>;
}
