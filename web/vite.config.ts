import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** `npm run dev` speaks with a server that runs beside it. */
const server = process.env["LATERAL_URL"] ?? "http://127.0.0.1:8080";

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

// Rollup is the WebAssembly build (package.json, "overrides"): the ordinary one is a package per platform, and a lock file
// made where a registry lacks some of them cannot be installed from elsewhere.
//
// Nothing may be inlined and nothing may come from elsewhere: the server's content security policy allows only files
// of its own origin, and the names carry hashes so that they can be kept for ever.
export default defineConfig({
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  plugins: [preloadProgram],
  build: {
    target: "es2020",
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
  },
  server: { proxy: { "/api": server, "/live": { target: server, ws: true } } },
  test: {
    environment: "jsdom",
    setupFiles: ["tests/support/setup.ts"],
    include: ["tests/**/*.test.{ts,tsx}"],
    restoreMocks: true,
  },
});
