// Measures the client; bench/client/run calls it, bench/README.md says what the figures mean.
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { Server } from "../../tests/browser/support/server.mjs";
import { cookieOf, longThread } from "./community.mjs";
import { lighthouseTable } from "./lighthouse.mjs";
import { openingTables, scrollingTables } from "./thread.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { repetitions: { type: "string", short: "n", default: "3" }, posts: { type: "string", short: "p", default: "1000" } },
});
const repetitions = Number(values.repetitions);
const count = Number(values.posts);
const parts = positionals.length > 0 ? positionals : ["lighthouse", "open", "scroll"];
const unknown = parts.filter((part) => !["lighthouse", "open", "scroll"].includes(part));
if (unknown.length > 0) throw new Error(`no such part: ${unknown.join(", ")}`);

const server = await Server.start();
try {
  const reader = server.person("Lena");
  const thread = await longThread(server, reader, count, Math.floor(count / 2));
  const cookie = await cookieOf(server, reader);
  const at = { url: `${server.url}/t/${thread.id}`, list: `${server.url}/s/${thread.space}` };
  const screens = [["sign-in", `${server.url}/sign-in`, undefined], ["Today", `${server.url}/`, cookie], ["a long thread", at.url, cookie]];
  if (parts.includes("lighthouse")) await lighthouseTable(screens, repetitions);
  if (parts.includes("open")) await openingTables(at, cookie, count, repetitions);
  if (parts.includes("scroll")) await scrollingTables(at, cookie, count, repetitions);
  console.log(`\n${cpus().length} cores, load ${loadavg()[0].toFixed(1)}: above the number of cores others worked on them too.`);
} finally {
  await server.stop();
}
