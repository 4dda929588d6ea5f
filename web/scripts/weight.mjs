// What the build weighs, brotli. The first visit is the page, what it names, the program and one language; it has a budget, and so
// has the editor, which comes when somebody begins to write. Everything else comes when somebody needs it.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const budget = 60 * 1024;
const editorBudget = 100 * 1024;
const root = fileURLToPath(new URL("../dist", import.meta.url));

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (!/\.(br|gz)$/.test(entry.name)) yield relative(root, path);
  }
}

const size = (path) => statSync(join(root, path), { throwIfNoEntry: false })?.size;
const all = [...files(root)].map((path) => ({ path, plain: size(path), sent: size(`${path}.br`) ?? size(path) }));

/** The page names its script, its styles, its icon and the program; the manifest and the worker follow by themselves. */
function firstVisit() {
  const page = readFileSync(join(root, "index.html"), "utf8");
  const isNamed = ({ path }) => path === "index.html" || (page.includes(`"/${path}"`) && !path.startsWith("icons/")) || path === "worker.js";
  const languages = all.filter(({ path }) => /^(en|es)-/.test(basename(path)) && path.endsWith(".js"));
  const heaviest = languages.sort((a, b) => b.sent - a.sent).slice(0, 1);
  return [...all.filter(isNamed), ...heaviest];
}

function table(title, list) {
  console.log(`  plain  brotli  ${title}`);
  for (const { path, plain, sent } of list) console.log(`${String(plain).padStart(7)} ${String(sent).padStart(7)}  ${path}`);
}

const first = firstVisit();
const editor = all.filter(({ path }) => /^editor-/.test(basename(path)));
const sum = (list) => list.reduce((total, { sent }) => total + sent, 0);
table("first visit", first);
console.log(`        ${String(sum(first)).padStart(7)}  of ${budget}`);
table("editor", editor);
console.log(`        ${String(sum(editor)).padStart(7)}  of ${editorBudget}`);
table("later, or never", all.filter((one) => !first.includes(one) && !editor.includes(one)));
if (first.length < 5) throw new Error("The page does not name its parts as this script expects.");
if (editor.length < 2) throw new Error("The editor is not where this script looks for it.");
if (sum(first) > budget || sum(editor) > editorBudget) {
  console.error(sum(first) > budget ? "Too heavy for a first visit." : "The editor is too heavy.");
  process.exit(1);
}
