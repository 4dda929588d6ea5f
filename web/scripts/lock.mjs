// Takes the addresses out of the lock file after packages were changed (`npm run lock`): versions and checksums say
// enough, and each machine asks its own registry. npm's own switch for this forgets the packages of other platforms.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const path = fileURLToPath(new URL("../package-lock.json", import.meta.url));
const lock = JSON.parse(readFileSync(path, "utf8"));
for (const entry of Object.values(lock.packages)) delete entry.resolved;
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
