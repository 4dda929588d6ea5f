import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { FileId } from "../../protocol/messages.gen";
import { Dialog } from "../../ui/Dialog";

interface Props {
  readonly file: FileId;
  readonly width: number;
  readonly height: number;
  /** None: decorative. */
  readonly description: string | undefined;
  readonly name?: string | undefined;
}

/** In CSS pixels: a picture among words, and none so high that one loses the thread. */
const widest = 480;
const highest = 400;

/** A picture in the room that it will need, loaded when it comes into view; large when pressed. */
export function Picture({ file, width, height, description, name }: Props) {
  const [isLarge, setLarge] = useState(false);
  const [isGone, setGone] = useState(false);
  const shown = Math.round(Math.min(width, widest, (highest * width) / height));
  if (isGone) return <span class="picture-gone">{description ? t("picture.gone_described", { description }) : t("picture.gone")}</span>;
  return (
    <>
      <button
        type="button"
        class="picture"
        aria-label={description ? t("picture.open_described", { description }) : t("picture.open")}
        style={{ width: `${shown}px` }}
        onClick={() => setLarge(true)}
      >
        <img
          src={`/files/${file}/small`}
          alt=""
          width={width}
          height={height}
          loading="lazy"
          decoding="async"
          onError={() => setGone(true)}
        />
      </button>
      {isLarge && (
        <Dialog title={description ?? name ?? t("picture.large")} onClose={() => setLarge(false)}>
          <img class="picture-large" src={`/files/${file}/large`} alt={description ?? ""} width={width} height={height} />
          <p>
            <a class="button" href={`/files/${file}`} download={name ?? ""}>{t("picture.download")}</a>
          </p>
        </Dialog>
      )}
    </>
  );
}
