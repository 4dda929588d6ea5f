import type { Mark, Node } from "prosemirror-model";
import { kind, mark, schema } from "../../src/editor/schema";

/** Numbers in an order that a seed decides (mulberry32). */
export class Dice {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  of<T>(list: readonly T[]): T {
    const one = list[this.below(list.length)];
    if (one === undefined) throw new Error("an empty list");
    return one;
  }
}

const words = [
  "one", "two words", "a ", " b", "*", "_", "snake_case", "__", "**", "~", "~~", "`", "``", "\\", "[x]", "](y)", "!", "<b>", "<3", ">", "&amp;",
  "&", "#", "# no", "##", "- ", "-", "+ x", "1. ", "2) b", "10.", "|", "a|b", "---", "===", ":-:", "é", "ñandú", "日本", "👍", "“quoted”", "(a)", "c.",
  ".", ",", "-5", "+", "$5", "a*b*c", "2*3", "f(x)", "100%", "x:", "[@Ann]", "e\u0301", "\u00a0", "€", "’s", "!!", "?", "“", "it", "\\|",
] as const;
/** What two readers of Markdown could take for different things only if somebody meant them to. */
const calmWords = words.filter((one) => !/^[\u00a0“”’]|[~`]/.test(one));
const addresses = ["https://example.org/a_b?c=d&e=(f)", "https://example.org/x", "mailto:ann@example.org"] as const;

function marks(dice: Dice): readonly Mark[] {
  let set: readonly Mark[] = [];
  for (const name of ["strong", "emphasis", "strike"]) if (dice.next() < 0.22) set = mark(name).create().addToSet(set);
  if (dice.next() < 0.12) set = mark("link").create({ href: dice.of(addresses) }).addToSet(set);
  return set;
}

export type Temper = "calm" | "wild";

/** Calm: words with a space between them; wild: anything beside anything. */
function inline(dice: Dice, withBreaks: boolean, temper: Temper): readonly Node[] {
  const nodes = Array.from({ length: 1 + dice.below(6) }, () => {
    const at = dice.next();
    const set = marks(dice);
    if (at < 0.06) return kind("mention").create({ id: 1 + dice.below(9), name: dice.of(["Dana Whitfield", "A [B] *C*", "Ann_e"]) }, null, set);
    if (at < 0.08) return kind("picture").create({ file: 1 + dice.below(9), description: dice.of(["", "A board", "2*3 [x] _y_ <b> & c", "a\\b !"]) }, null, set);
    if (withBreaks && at < 0.16) return kind("line_break").create(null, null, set);
    if (at < 0.24) return schema.text(dice.of(["code", "a  b", "<i>", "*", ...(temper === "wild" ? ["a`b", " x ", "``"] : [])]), mark("code").create().addToSet(set));
    return schema.text(dice.of(temper === "calm" ? calmWords : words), set);
  });
  if (temper === "wild") return nodes;
  const isBreak = (node: Node | undefined): boolean => node?.type.name === "line_break";
  return nodes.filter((node, at) => !isBreak(node) || !isBreak(nodes[at - 1])).flatMap((node) => [node, schema.text(" ")]);
}

function table(dice: Dice, temper: Temper): Node {
  const columns = 1 + dice.below(3);
  const aligns = Array.from({ length: columns }, () => dice.of([null, null, "left", "center", "right"]));
  const row = (name: string): Node =>
    kind("table_row").create(null, aligns.map((align) => kind(name).create({ align }, dice.next() < 0.2 ? [] : [...inline(dice, false, temper)])));
  const rows = Array.from({ length: dice.below(3) }, () => row("table_cell"));
  return kind("table").create(null, [row("table_header"), ...rows]);
}

function block(dice: Dice, depth: number, temper: Temper): Node {
  const at = dice.next();
  const list = (name: string, attrs: Record<string, number> | null): Node =>
    kind(name).create(attrs, Array.from({ length: 1 + dice.below(3) }, () => kind("item").create(null, [...blocks(dice, depth + 1, temper)])));
  if (at < 0.1) return kind("heading").create({ level: 1 + dice.below(6) }, [...inline(dice, false, temper)]);
  if (at < 0.16) {
    const code = dice.of(["", "x < y", "```\nin\n```", "\n  two\n\nthree", "- a\n# b", "~~~"]);
    return kind("code_block").create({ info: dice.of(["", "", "js", "c++"]) }, code === "" ? [] : [schema.text(code)]);
  }
  if (at < 0.2) return kind("rule").create();
  if (at < 0.27) return table(dice, temper);
  if (depth < 3) {
    if (at < 0.37) return list("bullet_list", null);
    if (at < 0.47) return list("ordered_list", { start: dice.of([1, 1, 1, 0, 7, 999]) });
    if (at < 0.55) return kind("quote").create(null, [...blocks(dice, depth + 1, temper)]);
  }
  return kind("paragraph").create(null, dice.next() < 0.06 ? [] : [...inline(dice, true, temper)]);
}

function blocks(dice: Dice, depth: number, temper: Temper): readonly Node[] {
  return Array.from({ length: 1 + dice.below(depth === 0 ? 5 : 3) }, () => block(dice, depth, temper));
}

/** A text with everything that Markdown makes difficult, the same for the same seed. */
export function randomText(seed: number, temper: Temper): Node {
  return kind("doc").create(null, [...blocks(new Dice(seed), 0, temper)]);
}
