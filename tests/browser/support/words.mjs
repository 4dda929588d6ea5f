import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "./server.mjs";

/** The client's own catalogues, so that a walk can press the same buttons in every language. */
const { buildSync } = createRequire(join(root, "web/package.json"))("esbuild");
const built = buildSync({
  stdin: { contents: 'export { load } from "./i18n/language"; export { add, t, use } from "./i18n/t"; export { loadLater } from "./i18n/later";', resolveDir: join(root, "web/src") },
  bundle: true,
  format: "esm",
  write: false,
});
globalThis.document ??= { documentElement: {} };
const { add, load, loadLater, t, use } = await import(`data:text/javascript;base64,${Buffer.from(built.outputFiles[0].text).toString("base64")}`);

/** `t` of the client in one language. */
export async function words(language) {
  const [catalogue, later] = await Promise.all([load(language), loadLater(language)]);
  return (key, values) => {
    use(language, catalogue);
    add(language, later);
    return t(key, values);
  };
}
