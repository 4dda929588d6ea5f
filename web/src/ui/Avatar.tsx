interface Props {
  readonly name: string;
  readonly online?: boolean;
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0] ?? "";
  const last = words.length > 1 ? (words[words.length - 1] ?? "") : "";
  return [first, last].map((word) => Array.from(word)[0] ?? "").join("").toLocaleUpperCase();
}

/** The name stands beside it in words, so it is not read out. */
export function Avatar({ name, online = false }: Props) {
  return <span class={online ? "avatar online" : "avatar"} aria-hidden="true">{initials(name)}</span>;
}
