import type { Signal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { isInTable } from "prosemirror-tables";
import { type Key, t } from "../i18n/t";
import { Menu, type MenuItem } from "../ui/Menu";
import { shortcutText } from "../ui/writingKeys";
import { type CommandName, isIn, isMarked } from "./commands";
import type { Editor } from "./Editor";
import { kind, mark } from "./schema";
import { type Tool, ToolIcon } from "./ToolIcon";

interface Props {
  readonly editor: Editor;
  /** Counts up at every change of the text or the cursor. */
  readonly moved: Signal<number>;
  readonly tools: RefObject<HTMLDivElement>;
  readonly field: string;
  readonly onLink: () => void;
}

/** What stands side by side where there is room; on a narrow screen the later ones are under "More" only. */
const inRow: readonly { readonly tool: Tool; readonly isWide?: boolean }[] = [
  { tool: "strong" },
  { tool: "emphasis" },
  { tool: "link" },
  { tool: "bullets" },
  { tool: "numbers", isWide: true },
  { tool: "heading", isWide: true },
  { tool: "quote", isWide: true },
];

const marks: readonly string[] = ["strong", "emphasis", "strike", "code", "link"];

function isOn({ view: { state } }: Editor, tool: Tool): boolean {
  if (marks.includes(tool)) return isMarked(state, mark(tool));
  if (tool === "heading") return isIn(state, kind("heading"), { level: 2 });
  const names: Partial<Record<Tool, string>> = { bullets: "bullet_list", numbers: "ordered_list", quote: "quote" };
  return isIn(state, kind(names[tool] ?? "paragraph"));
}

const always: readonly CommandName[] = ["heading", "subheading", "bullets", "numbers", "quote", "strike", "code", "code_block", "table"];
const sometimes: readonly CommandName[] = ["deeper", "shallower", "row", "column", "row_gone", "column_gone", "table_gone", "undo", "redo"];

function label(name: CommandName | "link"): string {
  const key: Key = `tool.${name}`;
  return t(key);
}

/** The list under "More": what fits the place, and what can be done there. */
function items(editor: Editor): readonly MenuItem[] {
  const isTable = isInTable(editor.view.state);
  const fitting = always.filter((name) => (isTable ? name === "strike" || name === "code" : editor.can(name)));
  const listed = [...sometimes.filter((name) => editor.can(name)), ...fitting];
  return listed.map((name) => ({ label: label(name), onChoose: () => editor.run(name) }));
}

function stops(bar: HTMLElement | null): readonly HTMLElement[] {
  const all = [...(bar?.querySelectorAll<HTMLElement>(":scope > button, :scope > .menu > button") ?? [])];
  return all.filter((one) => one.getClientRects().length > 0);
}

/** One stop for Tab; the arrow keys move inside (the toolbar pattern of the ARIA practices). */
function rove(bar: HTMLElement, event: KeyboardEvent): void {
  const all = stops(bar);
  const at = all.findIndex((one) => one === document.activeElement);
  if (at < 0) return;
  const isBack = getComputedStyle(bar).direction === "rtl" ? "ArrowRight" : "ArrowLeft";
  const ways: Readonly<Record<string, number>> = { ArrowLeft: at - 1, ArrowRight: at - 1, Home: 0, End: all.length - 1 };
  const step = event.key.startsWith("Arrow") && event.key !== isBack ? at + 1 : ways[event.key];
  if (step === undefined || event.key === "ArrowUp" || event.key === "ArrowDown") return;
  event.preventDefault();
  const next = all[(step + all.length) % all.length];
  for (const one of all) one.tabIndex = one === next ? 0 : -1;
  next?.focus();
}

export function Toolbar({ editor, moved, tools, field, onLink }: Props) {
  // Read, so that every move of the cursor shows what it stands in.
  void moved.value;
  useLayoutEffect(() => {
    const all = stops(tools.current);
    const chosen = all.find((one) => one === document.activeElement) ?? all.find((one) => one.tabIndex === 0 && one.dataset["stop"]) ?? all[0];
    for (const one of tools.current?.querySelectorAll<HTMLElement>("button") ?? []) {
      if (one.closest("ul")) continue;
      one.tabIndex = one === chosen ? 0 : -1;
      if (one === chosen) one.dataset["stop"] = "yes";
      else delete one.dataset["stop"];
    }
  });
  const isTable = isInTable(editor.view.state);
  return (
    <div
      class="tools"
      ref={tools}
      role="toolbar"
      aria-label={t("tool.title")}
      aria-controls={field}
      onKeyDown={(event) => {
        if (event.key === "Escape") editor.view.focus();
        else rove(event.currentTarget, event);
      }}
      // The words stay chosen while one presses.
      onMouseDown={(event) => event.preventDefault()}
    >
      {inRow.map(({ tool, isWide }) => {
        const isOff = isTable && !marks.includes(tool);
        const keys = shortcutText(tool);
        return (
          <button
            key={tool}
            type="button"
            class={isWide ? "tool wide-only" : "tool"}
            aria-pressed={isOn(editor, tool)}
            aria-disabled={isOff ? "true" : undefined}
            aria-label={label(tool)}
            title={keys ? t("tool.with_keys", { name: label(tool), keys }) : label(tool)}
            onClick={() => {
              if (isOff) return;
              if (tool === "link") onLink();
              else editor.run(tool);
            }}
          >
            <ToolIcon tool={tool} />
          </button>
        );
      })}
      <Menu label={t("tool.more")} items={items(editor)} />
    </div>
  );
}
