// What a first visit costs: every file of the build, brotli. Fails above the budget of 60 KB.
import { readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const budget = 60 * 1024;
const root = fileURLToPath(new URL("../dist", import.meta.url));

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (!/\.(br|gz)$/.test(entry.name)) yield path;
  }
}

const size = (path) => statSync(path, { throwIfNoEntry: false })?.size;
let total = 0;
console.log("  plain  brotli  file");
for (const path of files(root)) {
  const plain = size(path);
  const sent = size(`${path}.br`) ?? plain;
  total += sent;
  console.log(`${String(plain).padStart(7)} ${String(sent).padStart(7)}  ${relative(root, path)}`);
}
console.log(`        ${String(total).padStart(7)}  of ${budget}`);
if (total > budget) {
  console.error("Too heavy for a first visit.");
  process.exit(1);
}
