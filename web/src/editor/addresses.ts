/** What is named in a text with its id: `[@Name](lateral:member/1)`, `[#name](lateral:space/1)`; `path` is where its page stands. */
export const mentionKinds = {
  member: { node: "mention", sign: "@", path: "/members/" },
  space: { node: "space_mention", sign: "#", path: "/s/" },
} as const;

/** The same rule as the server's (domain/addresses.cpp): the web and mail, and no signs that hide something. */
export function isSafeHref(href: string): boolean {
  return /^(https?:\/\/|mailto:)./i.test(href) && !/[\u0000-\u0020\u007f]/.test(href);
}

/** An address as somebody types it: without the scheme, with spaces around. Nothing when it leads nowhere safe. */
export function hrefOf(typed: string): string | undefined {
  const text = typed.trim().replace(/\s/g, "%20");
  if (isSafeHref(text)) return text;
  if (/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(text)) return `mailto:${text}`;
  const isPlace = /^[^\s/:?#@]+\.[^\s/:?#@]{2,}(:\d+)?([/?#].*)?$/.test(text);
  return isPlace ? `https://${text}` : undefined;
}

/** The number in an address of ours, relative or whole. */
export function idIn(href: string, path: string): number | undefined {
  const own = href.startsWith(`${location.origin}/`) ? href.slice(location.origin.length) : href;
  const digits = own.startsWith(path) ? own.slice(path.length) : "";
  return /^\d{1,16}$/.test(digits) ? Number(digits) : undefined;
}

/** What follows an address in a sentence and does not belong to it. */
function trimmed(address: string): string {
  let text = address;
  for (;;) {
    const last = text[text.length - 1] ?? "";
    const isOpen = last === ")" && text.split("(").length > text.split(")").length - 1;
    if (!/[?!.,:;*_~'"’”)\]}]/.test(last) || isOpen) return text;
    text = text.slice(0, -1);
  }
}

export interface Found {
  readonly from: number;
  readonly to: number;
  readonly href: string;
}

/** Addresses that stand bare in a text: the server makes links of them, so they are some here as well. */
export function addressesIn(text: string): readonly Found[] {
  const found: Found[] = [];
  const pattern = /(?<![\p{L}\p{N}_.+-])(?:https?:\/\/[^\s<>"\\`|]+|www\.[^\s<>"\\`|]+|[A-Za-z\d._+-]+@[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)+)/gu;
  for (const match of text.matchAll(pattern)) {
    const words = trimmed(match[0]);
    const isMail = !/^(https?:\/\/|www\.)/.test(words);
    const href = isMail ? `mailto:${words}` : words.startsWith("www.") ? `http://${words}` : words;
    const isWhole = isMail ? /[A-Za-z\d]$/.test(words) : /^(https?:\/\/|www\.)[\p{L}\p{N}]/u.test(words);
    if (isWhole && isSafeHref(href)) found.push({ from: match.index, to: match.index + words.length, href });
  }
  return found;
}
