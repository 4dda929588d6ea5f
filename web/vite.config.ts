import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** `npm run dev` speaks with a server that runs beside it. */
const server = process.env["LATERAL_URL"] ?? "http://127.0.0.1:8080";

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Names the program in the page itself, beside the small script that asks for it: one way to the server and back less. */
const preloadProgram: Plugin = {
  name: "preload-program",
  transformIndexHtml: {
    order: "post",
    handler: (_, { bundle }) => {
      const program = Object.values(bundle ?? {}).find((file) => file.type === "chunk" && file.name === "main");
      return program ? [{ tag: "link", attrs: { rel: "modulepreload", href: `/${program.fileName}` }, injectTo: "head" }] : [];
    },
  },
};

/**
 * The worker keeps the files that the page names, then the screens that come when somebody opens them; not the editor, which is
 * large, nor the languages, of which one is needed: it is told which, and keeps both files of it. It is another worker
 * whenever one of the files is.
 */
const nameShell: Plugin = {
  name: "name-shell",
  enforce: "post",
  generateBundle(_, bundle) {
    const worker = bundle["worker.js"];
    if (worker?.type !== "chunk") throw new Error("The worker was not built.");
    const isShell = (name: string): boolean => /\/(boot|index|main)-[\w-]+\.(js|css)$|\.svg$/.test(name);
    const isApart = (name: string): boolean => /\/(editor|(later-)?(en|es)|pseudo)-[\w-]+\.(js|css)$/.test(name);
    const all = Object.keys(bundle).filter((name) => name.startsWith("assets/")).sort();
    const files = all.filter(isShell).map((name) => `/${name}`);
    const later = all.filter((name) => !isShell(name) && !isApart(name)).map((name) => `/${name}`);
    const words = Object.fromEntries(
      ["en", "es"].map((language) => {
        const [now, later] = [`/${language}-`, `/later-${language}-`].map((part) => all.find((name) => name.includes(part)));
        if (!now || !later) throw new Error(`The words of "${language}" were not built.`);
        return [`/${now}`, `/${later}`];
      }),
    );
    const version = createHash("sha256").update(Object.keys(bundle).sort().join()).digest("hex").slice(0, 12);
    worker.code = `const SHELL=${JSON.stringify({ version, files, later, words })};${worker.code}`;
  },
};

// Rollup is the WebAssembly build (package.json, "overrides"): the ordinary one is a package per platform, and a lock file
// made where a registry lacks some of them cannot be installed from elsewhere.
//
// Nothing may be inlined and nothing may come from elsewhere: the server's content security policy allows only files
// of its own origin, and the names carry hashes so that they can be kept for ever.
export default defineConfig({
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  plugins: [preloadProgram, nameShell],
  build: {
    target: "es2020",
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions: {
      input: { index: file("index.html"), worker: file("src/worker/worker.ts") },
      // A worker rules over the folder that it lies in; all else can be kept for ever.
      output: {
        entryFileNames: ({ name }) => (name === "worker" ? "worker.js" : "assets/[name]-[hash].js"),
        // Both catalogues of a language are named after it: told apart, so that a first visit is counted right.
        chunkFileNames: ({ facadeModuleId }) => `assets/${facadeModuleId?.includes("/i18n/later/") ? "later-" : ""}[name]-[hash].js`,
      },
    },
  },
  server: { proxy: { "/api": server, "/live": { target: server, ws: true } } },
  test: {
    environment: "jsdom",
    setupFiles: ["tests/support/setup.ts"],
    include: ["tests/**/*.test.{ts,tsx}"],
    restoreMocks: true,
  },
});
