import { useState } from "preact/hooks";
import type { FileId, MemberId } from "../protocol/messages.gen";

interface Props {
  readonly of: { readonly id: MemberId; readonly name: string; readonly photo?: FileId | undefined };
  readonly online?: boolean;
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0] ?? "";
  const last = words.length > 1 ? (words[words.length - 1] ?? "") : "";
  return [first, last].map((word) => Array.from(word)[0] ?? "").join("").toLocaleUpperCase();
}

/** So many colours there are in tokens.css. Somebody's own stays the same for everybody and for ever. */
const hues = 8;

/** The name stands beside it in words, so it is not read out. A photo that cannot be had leaves the initials. */
export function Avatar({ of: { id, name, photo }, online = false }: Props) {
  const [missing, setMissing] = useState<FileId>();
  return (
    <span class={`avatar hue-${id % hues}${online ? " online" : ""}`} aria-hidden="true">
      {photo === undefined || photo === missing ? (
        initials(name)
      ) : (
        <img src={`/files/${photo}/face`} alt="" width={40} height={40} loading="lazy" decoding="async" onError={() => setMissing(photo)} />
      )}
    </span>
  );
}
