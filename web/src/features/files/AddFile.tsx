import { useRef } from "preact/hooks";
import { t } from "../../i18n/t";
import type { FileLimits } from "../../protocol/messages.gen";
import { Button } from "../../ui/Button";
import { useId } from "../../ui/useId";
import { sizeText } from "./size";

interface Props {
  /** Known once somebody began to write. */
  readonly limits: FileLimits | undefined;
  readonly onFiles: (files: readonly File[]) => void;
}

/** What may be added, in words; and how little room is left, where it is less than one file may take. */
function limitsText({ picture_bytes, document_bytes, member_bytes, used_bytes }: FileLimits): string {
  const left = Math.max(0, member_bytes - used_bytes);
  const all = t("files.limits", { picture: sizeText(picture_bytes), document: sizeText(document_bytes) });
  return left < Math.max(picture_bytes, document_bytes) ? `${all} ${t("files.left", { left: sizeText(left) })}` : all;
}

/** Chooses files; on a phone also the camera. */
export function AddFile({ limits, onFiles }: Props) {
  const files = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const id = useId();
  const take = (input: HTMLInputElement): void => {
    onFiles([...(input.files ?? [])]);
    // The same file can be chosen again.
    input.value = "";
  };
  const shared = { type: "file", tabIndex: -1, "aria-hidden": "true" } as const;
  return (
    <div class="add-file">
      <Button look="quiet" aria-describedby={id} onClick={() => files.current?.click()}>{t("files.add")}</Button>
      <span class="take-photo">
        <Button look="quiet" aria-describedby={id} onClick={() => camera.current?.click()}>{t("files.photo")}</Button>
      </span>
      <input {...shared} ref={files} multiple onChange={(event) => take(event.currentTarget)} />
      <input {...shared} ref={camera} accept="image/*" capture="environment" onChange={(event) => take(event.currentTarget)} />
      <p id={id} class="hint file-limits">{limits && limitsText(limits)}</p>
    </div>
  );
}
