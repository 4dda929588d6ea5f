import type { MemberId } from "../protocol/messages.gen";

interface Props {
  readonly id: MemberId;
  readonly name: string;
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

/** The name stands beside it in words, so it is not read out. */
export function Avatar({ id, name, online = false }: Props) {
  return <span class={`avatar hue-${id % hues}${online ? " online" : ""}`} aria-hidden="true">{initials(name)}</span>;
}
