import type { Key } from "../i18n/t";

/** What the keys do while one writes; under "?" they are listed, in the toolbar they stand beside the words. */
export const writingKeys = [
  { tool: "strong", words: "tool.strong", keys: ["Mod", "B"] },
  { tool: "emphasis", words: "tool.emphasis", keys: ["Mod", "I"] },
  { tool: "link", words: "tool.link", keys: ["Mod", "K"] },
  { tool: "bullets", words: "tool.bullets", keys: ["Mod", "Shift", "8"] },
  { tool: "numbers", words: "tool.numbers", keys: ["Mod", "Shift", "7"] },
  { tool: "deeper", words: "tool.deeper", keys: ["Mod", "]"] },
  { tool: "shallower", words: "tool.shallower", keys: ["Mod", "["] },
  { tool: "heading", words: "tool.heading", keys: ["Mod", "Alt", "2"] },
  { tool: "quote", words: "tool.quote", keys: ["Mod", "Shift", "9"] },
  { tool: "code", words: "tool.code", keys: ["Mod", "E"] },
  { tool: "undo", words: "tool.undo", keys: ["Mod", "Z"] },
  { tool: "tools", words: "tool.reach", keys: ["Alt", "F10"] },
] as const satisfies readonly { readonly tool: string; readonly words: Key; readonly keys: readonly string[] }[];

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

export function keyName(key: string): string {
  return key === "Mod" ? (isApple ? "⌘" : "Ctrl") : key;
}

export function shortcutText(tool: string): string | undefined {
  return writingKeys.find((one) => one.tool === tool)?.keys.map(keyName).join("+");
}
