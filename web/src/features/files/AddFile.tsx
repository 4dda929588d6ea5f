import { useRef } from "preact/hooks";
import { t } from "../../i18n/t";
import { Button } from "../../ui/Button";

interface Props {
  readonly onFiles: (files: readonly File[]) => void;
}

/** Chooses files; on a phone also the camera. */
export function AddFile({ onFiles }: Props) {
  const files = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement): void => {
    onFiles([...(input.files ?? [])]);
    // The same file can be chosen again.
    input.value = "";
  };
  const shared = { type: "file", tabIndex: -1, "aria-hidden": "true" } as const;
  return (
    <div class="add-file">
      <Button look="quiet" onClick={() => files.current?.click()}>{t("files.add")}</Button>
      <span class="take-photo">
        <Button look="quiet" onClick={() => camera.current?.click()}>{t("files.photo")}</Button>
      </span>
      <input {...shared} ref={files} multiple onChange={(event) => take(event.currentTarget)} />
      <input {...shared} ref={camera} accept="image/*" capture="environment" onChange={(event) => take(event.currentTarget)} />
    </div>
  );
}
